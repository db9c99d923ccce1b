Feature: Three clocks
  When it happened, when the public could first read it, when this ledger took it in. Every question is asked on all three,
  and most disputes about "what we knew" are disputes about which one is meant.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland

  Rule: A fact is known from the day on which it was published
    A careful reader of that day could have said it, and nobody before.

    Scenario: The meeting that became known a month later
      Given these facts:
        | event                | occurred   | reported           |
        | MechanismEstablished | 2015-01-10 | Gazette 2015-01-10 |
        | MechanismSuspended   | 2019-02-01 | Gazette 2019-02-02 |
        | SessionHeld          | 2019-06-12 | Courier 2019-07-15 |
      Then the answers are:
        | on         | about      | status    | since      | last session |
        | 2019-07-14 | 2019-07-14 | suspended | 2019-02-01 | none         |
        | 2019-07-15 | 2019-07-15 | active    | 2019-06-12 | 2019-06-12   |
        | 2019-07-15 | 2019-06-30 | active    | 2019-06-12 | 2019-06-12   |
        | 2019-07-15 | 2019-06-01 | suspended | 2019-02-01 | none         |
        |            | 2019-06-30 | active    | 2019-06-12 | 2019-06-12   |

    Scenario Outline: Published <published>
      Given these facts:
        | event                | occurred   | reported            |
        | MechanismEstablished | 2015-01-10 | Gazette <published> |
      Then the answers are:
        | on       | about      | status    |
        | <before> | 2015-06-01 | not found |
        | <from>   | 2015-06-01 | active    |

      Examples: a plain date is public by the end of its day
        | published  | before               | from                 |
        | 2015-01-12 | 2015-01-11           | 2015-01-12           |
        | 2015-01-12 | 2015-01-12T20:00:00Z | 2015-01-13T00:00:00Z |

      Examples: a vague date counts by its latest day
        | published                | before     | from       |
        | 2015-01                  | 2015-01-30 | 2015-01-31 |
        | [2015-01-12..2015-01-15] | 2015-01-14 | 2015-01-15 |

      Examples: a time counts to the minute, wherever the paper is printed
        | published                 | before               | from                 |
        | 2015-01-12T20:00:00Z      | 2015-01-12T19:59:00Z | 2015-01-12T20:00:00Z |
        | 2015-01-13T01:00:00+09:00 | 2015-01-12T15:59:00Z | 2015-01-12T16:00:00Z |
        | 2015-01-13T01:00:00+09:00 | 2015-01-11           | 2015-01-12           |
        | 2015-01-12T20:00:00-05:00 | 2015-01-12           | 2015-01-13           |

  Rule: What was not yet known is not found, with the day from which it will be
    "No such channel" and "nothing known of it yet" must not be confused.

    Scenario: Asked too early
      Given these facts:
        | event                | occurred   | reported           |
        | MechanismEstablished | 2015-01-10 | Gazette 2017-03-05 |
      When one asks on 2016-01-01
      Then nothing is known before 2017-03-05

    Scenario: Known in hindsight, and of a day before it existed
      Given these facts:
        | event                | occurred   | reported           |
        | MechanismEstablished | 2015-01-10 | Gazette 2017-03-05 |
      Then the answers are:
        | on         | about      | status | since      |
        | 2017-03-05 | 2016-01-01 | active | 2015-01-10 |
        | 2017-03-05 | 2014-12-31 | none   | none       |

  Rule: A question about later than one knows is a forecast
    It says what was to be expected, and says that it says so.

    Scenario: On 1 May about 1 July, and the other way round
      Given these facts:
        | event                | occurred   | planned    |
        | MechanismEstablished | 2015-01-10 |            |
        | SessionScheduled     | 2019-04-10 | 2019-06-12 |
        | SessionHeld          | 2019-06-12 |            |
      Then the answers are:
        | on         | about      | status    | since      | forecast |
        | 2019-05-01 | 2019-05-01 | scheduled | 2019-04-10 | no       |
        | 2019-05-01 | 2019-07-01 | due       | 2019-06-12 | yes      |
        | 2019-07-01 | 2019-05-01 | scheduled | 2019-04-10 | no       |
        | 2019-07-01 | 2019-07-01 | active    | 2015-01-10 | no       |

  Rule: The ledger answers as it stood
    An auditor asks not what was known but what this ledger said last Tuesday.

    Scenario: A report of February that was recorded in June
      Given these facts:
        | event                | occurred   | reported           |
        | MechanismEstablished | 2015-01-10 | Gazette 2015-01-10 |
      And that this was recorded on 2019-01-07
      And these facts:
        | event              | occurred   | reported           |
        | MechanismSuspended | 2019-02-01 | Gazette 2019-02-02 |
      And that this was recorded on 2019-06-03
      Then the answers are:
        | on         | about      | ledger     | status    | since      |
        | 2019-03-01 | 2019-03-01 | 2019-03-01 | active    | 2015-01-10 |
        | 2019-03-01 | 2019-03-01 | 2019-06-03 | suspended | 2019-02-01 |
        | 2019-03-01 | 2019-03-01 |            | suspended | 2019-02-01 |
        | 2019-03-01 | 2019-01-31 |            | active    | 2015-01-10 |
        |            | 2019-03-01 | 2018-12-31 | not found |            |

    Scenario: An article recorded later moves the knowledge date back
      Given these facts:
        | event                | key   | occurred   | reported           |
        | MechanismEstablished |       | 2015-01-10 | Gazette 2015-01-10 |
        | MechanismSuspended   | pause | 2019-02-01 | Gazette 2019-05-01 |
      And that this was recorded on 2019-06-03
      And these facts:
        | event            | fact  | reported           |
        | FactCorroborated | pause | Courier 2019-02-02 |
      And that this was recorded on 2019-09-02
      Then the answers are:
        | on         | about      | ledger     | status    | since      |
        | 2019-03-01 | 2019-03-01 | 2019-07-01 | active    | 2015-01-10 |
        | 2019-05-01 | 2019-03-01 | 2019-07-01 | suspended | 2019-02-01 |
        | 2019-03-01 | 2019-03-01 | 2019-10-01 | suspended | 2019-02-01 |
        | 2019-02-01 | 2019-02-01 | 2019-10-01 | active    | 2015-01-10 |

  Rule: An article published before the event supports the plan, not the fact
    A paper of May that announces a meeting in June is no evidence that it took place.

    Scenario: The announcement is cited beside the report
      Given these facts:
        | event                | occurred   | reported                               |
        | MechanismEstablished | 2015-01-10 | Gazette 2015-01-10                     |
        | MechanismSuspended   | 2019-02-01 | Gazette 2019-02-01                     |
        | SessionHeld          | 2019-06-12 | Gazette 2019-05-20; Courier 2019-06-14 |
      Then the answers are:
        | on         | about      | status    | since      | origins |
        | 2019-06-13 | 2019-06-13 | suspended | 2019-02-01 | 1       |
        | 2019-05-21 | 2019-06-13 | suspended | 2019-02-01 | 1       |
        | 2019-06-14 | 2019-06-14 | active    | 2019-06-12 | 1       |

    Scenario: One day is allowed for the time zones
      Given these facts:
        | event       | occurred   | reported           |
        | SessionHeld | 2019-06-12 | Gazette 2019-06-11 |
      When one asks on 2019-06-12
      Then the status is active, since 2019-06-12

    Scenario Outline: The date of an article is put right, because of <cause>
      Given these articles:
        | id     | publisher | published  |
        | report | Courier   | 2019-06-20 |
      And these facts:
        | event                | occurred   | reported           |
        | MechanismEstablished | 2015-01-10 | Gazette 2015-01-10 |
        | MechanismSuspended   | 2019-06-01 | report             |
      And these facts of the article "report":
        | event            | key  | changes                 | cause   | published  |
        | ArticleCorrected | date | published to 2019-06-05 | <cause> | 2019-06-25 |
      Then the answers are:
        | on         | status    |
        | 2019-06-04 | active    |
        | 2019-06-10 | <10th>    |
        | 2019-06-21 | <21st>    |
        | 2019-06-25 | suspended |

      Examples:
        | cause     | 10th      | 21st      |
        | coder     | suspended | suspended |
        | publisher | active    | suspended |

  Rule: Whether an article states its date or the coder worked it out is kept
    A date that was inferred is itself a finding, and may be wrong.

    Scenario: One article with a date, one without
      Given these articles:
        | id    | publisher | published                | published basis |
        | dated | Gazette   | 2018-06-13               |                 |
        | other | Courier   | [2018-06-13..2018-06-15] | inferred        |
      And these facts:
        | event       | occurred   | reported     |
        | SessionHeld | 2018-06-12 | dated; other |
      When one asks on 2018-07-01
      Then the article dated says:
        | published  | published basis |
        | 2018-06-13 | stated          |
      And the article other says:
        | published                | published basis |
        | [2018-06-13..2018-06-15] | inferred        |

  Rule: Names are seen at every date
    What somebody is called is reference data, not news.

    Scenario: The answer of 2015 names its parties
      Given these facts:
        | event                | occurred   |
        | MechanismEstablished | 2015-01-10 |
      When one asks on 2015-02-01
      Then in the answer:
        | parties         | name                              |
        | Arland, Borland | Arland–Borland strategic dialogue |
