Feature: The end of a channel
  Ended, or replaced by another: the strongest word about a channel, and still not always the last one.

  Background:
    Given the commission "Arland–Borland river commission" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: A channel that is ended has nothing pending
    No session and no opening outlives it.

    Scenario: Ended with a session on the calendar
      Given these facts:
        | event                 | key   | occurred   | planned    |
        | SessionScheduled      |       | 2018-04-02 | 2018-06-12 |
        | MechanismDiscontinued | ended | 2018-05-20 |            |
      When one asks on 2018-06-01
      Then the status is discontinued, since 2018-05-20
      And no session is pending
      And the answer rests on ended

    Scenario: Ended while its reopening was agreed
      Given these facts:
        | event                 | occurred   |
        | MechanismSuspended    | 2017-02-01 |
        | ResumptionAgreed      | 2018-01-15 |
        | MechanismDiscontinued | 2018-05-20 |
      When one asks on 2018-06-01
      Then the status is discontinued, since 2018-05-20
      And there is no opening

    Scenario: Said again, it keeps its day
      Given these facts:
        | event                 | occurred   |
        | MechanismDiscontinued | 2018-05-20 |
        | MechanismDiscontinued | 2019-05-20 |
      When one asks on 2019-06-01
      Then the status is discontinued, since 2018-05-20

  Rule: Others can take its place, and point back to it
    A reader who follows a channel must not lose it where it changes its name and shape.

    Scenario: Succeeded by a council
      Given the commission "Three Rivers council" between Arland, Borland and Corland
      And these facts:
        | event                | occurred   |
        | MechanismEstablished | 2018-05-20 |
      And these facts of the "Arland–Borland river commission":
        | event              | occurred   | successors           |
        | MechanismSucceeded | 2018-05-20 | three-rivers-council |
      Then the answers are:
        | channel                         | on         | status       | since      | successors           | predecessors                    |
        | Arland–Borland river commission | 2018-06-01 | discontinued | 2018-05-20 | three-rivers-council | none                            |
        | Three Rivers council            | 2018-06-01 | active       | 2018-05-20 | none                 | arland-borland-river-commission |

  Rule: News of a dead channel is taken in, with a warning
    Either the end was reported too early or the report is about something else; neither is a reason to refuse what is true.

    Scenario: A session after the end
      Given these facts:
        | event                 | key   | occurred   |
        | MechanismDiscontinued | ended | 2018-05-20 |
        | SessionHeld           | met   | 2019-06-12 |
      When one asks on 2019-07-01
      Then the status is active, since 2019-06-12
      And there is the warning "held-while-discontinued"

    Scenario: A date for a session after the end
      Given these facts:
        | event                 | occurred   | planned    |
        | MechanismDiscontinued | 2018-05-20 |            |
        | SessionScheduled      | 2019-04-02 | 2019-06-12 |
      When one asks on 2019-05-01
      Then the status is discontinued, since 2018-05-20
      And the next session is scheduled for 2019-06-12
