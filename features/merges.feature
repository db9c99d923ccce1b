Feature: Doubles
  Two desks track the same council under two names. When somebody notices, the one is said to be the other; nothing is lost, and
  when it was a mistake, it is taken back.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | key     | occurred   | reported           |
      | MechanismEstablished | founded | 2015-01-10 | Gazette 2015-01-10 |
    And the dialogue "Strait forum" between Arland and Borland
    And these facts:
      | event       | key   | occurred   | edition | reported           |
      | SessionHeld | round | 2018-06-12 | 4       | Courier 2018-06-13 |

  Rule: The old id leads to the other, and its facts count there
    Whoever has noted the old name must still find the answer.

    Scenario: Asked under either name
      Given these facts of the "Strait forum":
        | event      | occurred   | id                                |
        | MergedInto | 2018-09-01 | arland-borland-strategic-dialogue |
      Then the answers are:
        | channel                           | on         | id                                | status | since      | last session | last edition |
        | Strait forum                      | 2018-09-02 | arland-borland-strategic-dialogue | active | 2015-01-10 | 2018-06-12   | 4            |
        | Arland–Borland strategic dialogue | 2018-09-02 | arland-borland-strategic-dialogue | active | 2015-01-10 | 2018-06-12   | 4            |

    Scenario: What is recorded under the old id later counts there as well
      Given these facts of the "Strait forum":
        | event       | occurred   | id                                | edition |
        | MergedInto  | 2018-09-01 | arland-borland-strategic-dialogue |         |
        | SessionHeld | 2019-06-12 |                                   | 5       |
      When one asks about the "Arland–Borland strategic dialogue" on 2019-07-01
      Then in the answer:
        | sessions held | last edition |
        | 2             | 5            |

    Scenario: One round reported in both is one round
      Given these facts of the "Arland–Borland strategic dialogue":
        | event       | occurred   | edition | reported           |
        | SessionHeld | 2018-06-12 | 4       | Gazette 2018-06-12 |
      And these facts of the "Strait forum":
        | event      | occurred   | id                                |
        | MergedInto | 2018-09-01 | arland-borland-strategic-dialogue |
      When one asks about the "Strait forum" on 2018-09-02
      Then in the answer:
        | sessions held | last edition |
        | 1             | 4            |

    Scenario: A double is no channel of its own
      Given these facts of the "Strait forum":
        | event      | occurred   | id                                |
        | MergedInto | 2018-09-01 | arland-borland-strategic-dialogue |
      Then all channels known on 2018-08-31 are:
        | channel                           | status |
        | Arland–Borland strategic dialogue | active |
        | Strait forum                      | active |
      And all channels known on 2018-09-01 are:
        | channel                           | status |
        | Arland–Borland strategic dialogue | active |

    Scenario: A chain of doubles leads to its end
      Given the dialogue "Harbour talks" between Arland and Borland
      And these facts:
        | event       | occurred   | id           | edition | reported           |
        | SessionHeld | 2017-06-12 |              | 3       | Herald 2017-06-13  |
        | MergedInto  | 2018-08-01 | strait-forum |         | Gazette 2018-08-01 |
      And these facts of the "Strait forum":
        | event      | occurred   | id                                |
        | MergedInto | 2018-09-01 | arland-borland-strategic-dialogue |
      Then the answers are:
        | channel       | on         | id                                | sessions held |
        | Harbour talks | 2018-08-15 | strait-forum                      | 2             |
        | Harbour talks | 2018-09-15 | arland-borland-strategic-dialogue | 2             |

  Rule: It holds for every day of the world, and is known from its publication on
    The two have been one all along; only nobody had noticed.

    Scenario: Before and after the article
      Given these facts of the "Strait forum":
        | event      | occurred   | id                                | reported           |
        | MergedInto | 2018-09-01 | arland-borland-strategic-dialogue | Courier 2018-10-01 |
      Then the answers are:
        | channel                           | on         | about      | id                                | last session |
        | Strait forum                      | 2018-09-15 | 2018-09-15 | strait-forum                      | 2018-06-12   |
        | Arland–Borland strategic dialogue | 2018-09-15 | 2018-09-15 | arland-borland-strategic-dialogue | none         |
        | Strait forum                      | 2018-10-01 | 2018-10-01 | arland-borland-strategic-dialogue | 2018-06-12   |
        | Strait forum                      | 2018-10-01 | 2018-07-01 | arland-borland-strategic-dialogue | 2018-06-12   |
        | Arland–Borland strategic dialogue | 2018-10-01 | 2018-07-01 | arland-borland-strategic-dialogue | 2018-06-12   |

    Scenario: The ledger of the day before
      Given that this was recorded on 2018-11-01
      And these facts of the "Strait forum":
        | event      | occurred   | id                                |
        | MergedInto | 2018-09-01 | arland-borland-strategic-dialogue |
      And that this was recorded on 2018-11-10
      Then the answers are:
        | channel      | on         | ledger     | id                                |
        | Strait forum | 2018-11-05 | 2018-11-05 | strait-forum                      |
        | Strait forum | 2018-11-05 | 2018-11-15 | arland-borland-strategic-dialogue |

  Rule: A merge that was a mistake is taken back
    The two are apart again, each with its own facts.

    Scenario Outline: Taken back by <event>
      Given these facts of the "Strait forum":
        | event      | key    | occurred   | id                                | reported           |
        | MergedInto | merged | 2018-09-01 | arland-borland-strategic-dialogue | Gazette 2018-09-01 |
      And these facts of the "Strait forum":
        | event   | fact   | occurred   | cause   |
        | <event> | <fact> | 2018-12-01 | <cause> |
      Then the answers are:
        | channel                           | on         | id                                | last session |
        | Strait forum                      | 2018-11-30 | arland-borland-strategic-dialogue | 2018-06-12   |
        | Arland–Borland strategic dialogue | 2018-11-30 | arland-borland-strategic-dialogue | 2018-06-12   |
        | Strait forum                      | 2018-12-01 | strait-forum                      | 2018-06-12   |
        | Arland–Borland strategic dialogue | 2018-12-01 | arland-borland-strategic-dialogue | none         |

      Examples:
        | event         | fact   | cause     |
        | MergeUndone   |        |           |
        | FactRetracted | merged | publisher |

    Scenario: Merged once more after all
      Given these facts of the "Strait forum":
        | event       | occurred   | id                                |
        | MergedInto  | 2018-09-01 | arland-borland-strategic-dialogue |
        | MergeUndone | 2018-12-01 |                                   |
        | MergedInto  | 2019-03-01 | arland-borland-strategic-dialogue |
      Then the answers are:
        | channel      | on         | id                                |
        | Strait forum | 2018-12-15 | strait-forum                      |
        | Strait forum | 2019-03-01 | arland-borland-strategic-dialogue |

  Rule: Where both have a fact of the same key, neither hides the other
    Each desk had chosen its keys without the other.

    Scenario: Two facts called round
      Given these facts of the "Arland–Borland strategic dialogue":
        | event       | key   | occurred   | edition |
        | SessionHeld | round | 2017-06-12 | 3       |
      And these facts of the "Strait forum":
        | event         | fact  | occurred   | id                                | changes      | cause     | reported           |
        | FactCorrected | round | 2018-07-01 |                                   | edition to 5 | publisher | Courier 2018-07-01 |
        | MergedInto    |       | 2018-09-01 | arland-borland-strategic-dialogue |              |           | Gazette 2018-09-01 |
      When one asks about the "Arland–Borland strategic dialogue" on 2018-09-02
      Then in the answer:
        | sessions held | last session | last edition |
        | 2             | 2018-06-12   | 5            |
      And the fact round says:
        | occurred   | edition |
        | 2017-06-12 | 3       |
      And the fact round-of-strait-forum says:
        | occurred   | edition |
        | 2018-06-12 | 5       |

  Rule: Only like is merged with like, and nothing with itself
    A visit is not an issue.

    Scenario Outline: Merged into <case>
      Given the <kind> "Fog" between Arland and Borland
      And these facts:
        | event   | occurred   | by      | planned   |
        | <first> | 2018-03-01 | Borland | <planned> |
      And the dialogue "Harbour talks" between Arland and Borland
      And these facts:
        | event                | occurred   |
        | MechanismEstablished | 2015-01-10 |
      When one tries to record of the "<what>":
        | event      | occurred   | id   |
        | MergedInto | 2018-09-01 | <id> |
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | case                 | kind     | first                | planned    | what          | id            | code              |
        | what is not there    | dialogue | MechanismEstablished |            | Harbour talks | a-phantom     | unknown-mechanism |
        | an issue             | issue    | IssueRaised          |            | Harbour talks | fog           | unknown-mechanism |
        | itself               | dialogue | MechanismEstablished |            | Harbour talks | harbour-talks | own-stream        |
        | a dialogue, a visit  | visit    | VisitAnnounced       | 2018-05-01 | Fog           | harbour-talks | unknown-visit     |
        | a dialogue, an issue | issue    | IssueRaised          |            | Fog           | harbour-talks | unknown-issue     |

  Rule: Visits, issues and actors can be doubles as well
    The most common double is a person with two spellings.

    Scenario: Two spellings of one minister
      Given the person "Ana Ardenne" of Arland
      And these facts:
        | event       | occurred   | office           | of     | id         |
        | OfficeTaken | 2018-01-10 | Foreign Minister | Arland |            |
        | MergedInto  | 2018-09-01 |                  |        | Anna Arden |
      Then the answers are:
        | actor       | on         | id          | offices          |
        | Ana Ardenne | 2018-08-31 | ana-ardenne | Foreign Minister |
        | Anna Arden  | 2018-08-31 | anna-arden  | none             |
        | Ana Ardenne | 2018-09-01 | anna-arden  | Foreign Minister |
        | Anna Arden  | 2018-09-01 | anna-arden  | Foreign Minister |
