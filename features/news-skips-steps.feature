Feature: News skips steps
  Nothing true is refused because an earlier step is missing. Whatever the first thing is that one hears of a channel, it has a
  meaning; and what is odd becomes a warning beside the answer.

  Rule: Any fact may be the first that is known
    Papers begin in the middle of the story.

    Scenario Outline: All that is known is <event>
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event   | occurred   | <field> |
        | <event> | 2018-06-12 | <value> |
      When one asks on 2018-07-01
      Then the status is <status>, since <since>
      And the phase is <phase>

      Examples: of its founding
        | event                | field | value | status   | since      | phase    |
        | MechanismProposed    | by    |       | proposed | 2018-06-12 | proposed |
        | EstablishmentAgreed  | by    |       | agreed   | 2018-06-12 | proposed |
        | MechanismEstablished | by    |       | active   | 2018-06-12 | active   |

      Examples: of its sessions
        | event                | field   | value      | status    | since      | phase  |
        | SessionProposed      | planned |            | proposed  | 2018-06-12 | none   |
        | SessionAgreed        | planned |            | agreed    | 2018-06-12 | none   |
        | SessionScheduled     | planned | 2018-09-01 | scheduled | 2018-06-12 | none   |
        | SessionRescheduled   | planned | 2018-09-01 | scheduled | 2018-06-12 | none   |
        | PostponementProposed | planned |            | none      | none       | none   |
        | SessionPostponed     | planned |            | postponed | 2018-06-12 | none   |
        | SessionCancelled     | edition |            | none      | none       | none   |
        | SessionDeclined      | edition |            | none      | none       | none   |
        | SessionHeld          | edition |            | active    | 2018-06-12 | active |
        | OutcomeReported      | text    | A draft.   | none      | none       | none   |

      Examples: of its interruptions
        | event                 | field     | value      | status       | since      | phase        |
        | NonOccurrenceReported | by        |            | dormant      | 2018-06-12 | dormant      |
        | ContactLost           | by        |            | dormant      | 2018-06-12 | dormant      |
        | ContactRestored       | by        |            | active       | 2018-06-12 | active       |
        | MechanismSuspended    | by        |            | suspended    | 2018-06-12 | suspended    |
        | ResumptionProposed    | by        |            | proposed     | 2018-06-12 | none         |
        | ResumptionAgreed      | by        |            | agreed       | 2018-06-12 | none         |
        | ResumptionRefused     | by        |            | none         | none       | none         |
        | MechanismResumed      | by        |            | active       | 2018-06-12 | active       |
        | MechanismDiscontinued | by        |            | discontinued | 2018-06-12 | discontinued |
        | TerminationNotified   | effective | 2018-09-01 | none         | none       | none         |
        | ExpiryStated          | effective | 2018-06-20 | discontinued | 2018-06-20 | discontinued |

      Examples: of its attributes, and talk
        | event            | field   | value         | status | since | phase |
        | MechanismRenamed | name    | Grand Council | none   | none  | none  |
        | PartyJoined      | parties | Corland       | none   | none  | none  |
        | PartyLeft        | parties | Borland       | none   | none  | none  |
        | CadenceStated    | cadence | P1Y           | none   | none  | none  |
        | LevelChanged     | level   | minister      | none   | none  | none  |
        | StatementMade    | speaker | Anna Arden    | none   | none  | none  |

  Rule: What is odd is told, with the facts that it concerns
    A reader can judge a contradiction; a program that hides it cannot.

    Scenario: Two places for one session
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event       | key   | occurred   | edition | place    | reported           |
        | SessionHeld | north | 2018-06-12 | 5       | Port Ard | Gazette 2018-06-13 |
        | SessionHeld | south | 2018-06-12 | 5       | Borlund  | Courier 2018-06-13 |
      When one asks on 2018-07-01
      Then the status is active, since 2018-06-12
      And there is the warning "two-places" about north, south
      And in the answer:
        | sessions held |
        | 1             |

    Scenario: An ordinary history is not odd
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland, meant to meet every year
      And these facts:
        | event                | occurred   | edition | planned    | by              |
        | MechanismProposed    | 2014-05-01 |         |            | Arland          |
        | EstablishmentAgreed  | 2014-11-01 |         |            | Arland, Borland |
        | MechanismEstablished | 2015-01-10 |         |            |                 |
        | SessionScheduled     | 2015-03-01 | 1       | 2015-06-12 |                 |
        | SessionHeld          | 2015-06-12 | 1       |            |                 |
        | SessionScheduled     | 2016-03-01 | 2       | 2016-06-14 |                 |
        | SessionRescheduled   | 2016-06-01 | 2       | 2016-07-01 |                 |
        | SessionHeld          | 2016-07-01 | 2       |            |                 |
        | MechanismSuspended   | 2017-02-01 |         |            | Borland         |
        | ResumptionProposed   | 2018-02-01 |         |            | Arland          |
        | ResumptionAgreed     | 2018-05-01 |         |            | Arland, Borland |
        | SessionHeld          | 2018-09-03 | 3       |            |                 |
      When one asks on 2018-10-01
      Then the status is active, since 2018-09-03
      And there is no warning
      And it is settled
      And in the answer:
        | sessions held | highest edition | last edition | opening | next session |
        | 3             | 3               | 3            | none    | none         |
