Feature: Correction and retraction
  Facts are never edited. What turns out to be wrong is corrected by a new fact about the old one, and an older question still
  gets the older answer.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | key       | occurred   | by     | reported           |
      | MechanismEstablished | founded   | 2015-01-10 |        | Gazette 2015-01-10 |
      | MechanismSuspended   | suspended | 2019-02-01 | Arland | Gazette 2019-02-02 |

  Rule: A correction holds from the day on which it was published
    A reader of February could not know what the paper put right in March.

    Scenario Outline: Corrected because of <cause>
      Given these facts:
        | event         | fact      | changes                | cause   | reported           |
        | FactCorrected | suspended | occurred to 2019-01-28 | <cause> | Gazette 2019-03-01 |
      Then the answers are:
        | on         | about      | status    | since      |
        | 2019-02-20 | 2019-02-20 | suspended | 2019-02-01 |
        | 2019-02-20 | 2019-01-30 | active    | 2015-01-10 |
        | 2019-03-01 | 2019-03-01 | suspended | 2019-01-28 |
        | 2019-03-01 | 2019-01-30 | suspended | 2019-01-28 |

      Examples:
        | cause          |
        | publisher      |
        | later-evidence |

    Scenario: Only the changed fields change
      Given these facts:
        | event         | key   | fact      | changes                | cause     | reported           |
        | FactCorrected | erase | suspended | occurred to 2019-01-28 | publisher | Gazette 2019-03-01 |
      When one asks on 2019-03-10
      Then the status is suspended, since 2019-01-28, basis declared
      And the fact suspended says:
        | by     | occurred   | corrections |
        | Arland | 2019-01-28 | erase       |

    Scenario: The newer correction holds
      Given these facts:
        | event         | key    | fact      | changes                | cause          | reported           |
        | FactCorrected | first  | suspended | occurred to 2019-01-28 | publisher      | Gazette 2019-03-01 |
        | FactCorrected | second | suspended | occurred to 2019-01-30 | later-evidence | Courier 2019-04-01 |
      Then the answers are:
        | on         | since      |
        | 2019-02-20 | 2019-02-01 |
        | 2019-03-20 | 2019-01-28 |
        | 2019-04-20 | 2019-01-30 |

    Scenario: A corrected plan moves the session
      Given these facts:
        | event            | key  | fact | occurred   | planned    | changes               | cause     | reported           |
        | SessionScheduled | date |      | 2019-03-01 | 2019-06-12 |                       |           | Gazette 2019-03-01 |
        | FactCorrected    |      | date |            |            | planned to 2019-06-21 | publisher | Gazette 2019-03-02 |
      Then the answers are:
        | on         | planned    | was  |
        | 2019-03-01 | 2019-06-12 | none |
        | 2019-03-10 | 2019-06-21 | none |

  Rule: A coder's slip was never public knowledge
    It is put right for every day that one can ask about; only the ledger of that day still shows it.

    Scenario: A wrong date typed, and corrected a week later
      Given that this was recorded on 2019-02-03
      And these facts:
        | event         | fact      | changes                | cause | reported           |
        | FactCorrected | suspended | occurred to 2019-01-28 | coder | Gazette 2019-02-02 |
      And that this was recorded on 2019-02-10
      Then the answers are:
        | on         | about      | ledger     | status    | since      |
        | 2019-02-02 | 2019-02-02 |            | suspended | 2019-01-28 |
        | 2019-02-05 | 2019-02-05 |            | suspended | 2019-01-28 |
        | 2019-02-05 | 2019-02-05 | 2019-02-05 | suspended | 2019-02-01 |
        | 2019-02-05 | 2019-02-05 | 2019-02-15 | suspended | 2019-01-28 |

    Scenario: A fact that the coder had misread
      Given that this was recorded on 2019-02-03
      And these facts:
        | event         | fact      | cause | reported           |
        | FactRetracted | suspended | coder | Gazette 2019-02-02 |
      And that this was recorded on 2019-02-10
      Then the answers are:
        | on         | about      | ledger     | status    | since      |
        | 2019-02-05 | 2019-02-05 |            | active    | 2015-01-10 |
        | 2019-02-05 | 2019-02-05 | 2019-02-05 | suspended | 2019-02-01 |

  Rule: A retracted fact falls from the day of its retraction
    Until then everybody was entitled to believe it.

    Scenario Outline: Retracted because of <cause>
      Given these facts:
        | event         | fact      | cause   | reported           |
        | FactRetracted | suspended | <cause> | Gazette 2019-03-01 |
      Then the answers are:
        | on         | about      | status    | since      |
        | 2019-02-20 | 2019-02-20 | suspended | 2019-02-01 |
        | 2019-03-01 | 2019-03-01 | active    | 2015-01-10 |
        | 2019-03-01 | 2019-02-20 | active    | 2015-01-10 |

      Examples:
        | cause          |
        | publisher      |
        | later-evidence |

    Scenario: What the fact brought about stays
      Given these facts:
        | event            | key | fact      | occurred   | planned    | cause     | reported           |
        | SessionScheduled |     |           | 2019-01-15 | 2019-06-12 |           | Gazette 2019-01-15 |
        | SessionCancelled | off |           | 2019-02-02 |            |           | Gazette 2019-02-03 |
        | FactRetracted    |     | suspended |            |            | publisher | Gazette 2019-03-01 |
      When one asks on 2019-03-10
      Then the status is active, since 2015-01-10
      And no session is pending
      And in the answer:
        | last closed | closed on  |
        | cancelled   | 2019-02-02 |

    Scenario: Without the report of the meeting its date has passed in silence
      Given these facts:
        | event            | key   | fact  | occurred   | planned    | cause     | reported           |
        | MechanismResumed |       |       | 2019-03-01 |            |           | Gazette 2019-03-01 |
        | SessionScheduled |       |       | 2019-05-02 | 2019-06-12 |           | Gazette 2019-05-02 |
        | SessionHeld      | round |       | 2019-06-12 |            |           | Courier 2019-06-13 |
        | FactRetracted    |       | round |            |            | publisher | Courier 2019-07-01 |
      Then the answers are:
        | on         | status  | since      | sessions held |
        | 2019-06-20 | active  | 2019-03-01 | 1             |
        | 2019-07-02 | overdue | 2019-06-13 | 0             |

    Scenario Outline: When the only fact of a channel falls, because of <cause>
      Given the dialogue "Corland–Borland coast guard talks" between Corland and Borland
      And these facts:
        | event         | key   | fact  | occurred   | cause   | reported           |
        | SessionHeld   | round |       | 2018-06-12 |         | Gazette 2018-06-13 |
        | FactRetracted |       | round |            | <cause> | Gazette 2018-06-20 |
      Then the answers are:
        | on         | status   |
        | 2018-06-15 | <before> |
        | 2018-06-25 | <after>  |

      Examples: what had been printed had been known
        | cause     | before | after |
        | publisher | active | none  |

      Examples: what was only a slip never was
        | cause | before    | after     |
        | coder | not found | not found |

    Scenario: A correction can itself be retracted
      Given these facts:
        | event         | key  | fact      | changes                | cause     | reported           |
        | FactCorrected | move | suspended | occurred to 2019-01-28 | publisher | Gazette 2019-03-01 |
        | FactRetracted | undo | move      |                        | publisher | Gazette 2019-04-01 |
      Then the answers are:
        | on         | since      |
        | 2019-03-20 | 2019-01-28 |
        | 2019-04-20 | 2019-02-01 |

  Rule: A retracted article takes its facts with it, unless others vouch for them
    A paper withdraws a report; what nobody else has reported is then known to nobody.

    Scenario Outline: The article is retracted; <others>
      Given these articles:
        | id     | publisher | published  | retracted  |
        | report | Courier   | 2019-06-01 | 2019-08-01 |
      And these facts:
        | event            | occurred   | reported   |
        | MechanismResumed | 2019-06-01 | <reported> |
      Then the answers are:
        | on         | about      | status   | since      |
        | 2019-07-01 | 2019-07-01 | active   | 2019-06-01 |
        | 2019-08-01 | 2019-08-01 | <status> | <since>    |
        | 2019-08-01 | 2019-07-01 | <status> | <since>    |

      Examples:
        | others               | reported                  | status    | since      |
        | nobody else had it   | report                    | suspended | 2019-02-01 |
        | another paper had it | report; Herald 2019-06-03 | active    | 2019-06-01 |
