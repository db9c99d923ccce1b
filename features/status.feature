Feature: The status
  One word for a channel, chosen from all that is true of it at once: the word that a reader needs first.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: The end comes first, then the calendar, then what is open, then the phase
    discontinued > overdue, due, scheduled > postponed > agreed > suspended > dormant > active > proposed.

    Scenario Outline: <lower> and then <upper>
      Given these facts:
        | event   | occurred   | edition | planned      |
        | <lower> | 2018-02-01 | <one>   | <lower plan> |
        | <upper> | 2018-03-01 | <two>   | <upper plan> |
      When one asks on 2018-04-01
      Then the status is <status>, since <since>

      Examples:
        | lower                 | lower plan | one | upper                 | upper plan | two | status       | since      |
        | SessionHeld           |            |     | NonOccurrenceReported |            |     | dormant      | 2018-03-01 |
        | NonOccurrenceReported |            |     | MechanismSuspended    |            |     | suspended    | 2018-03-01 |
        | MechanismSuspended    |            |     | ResumptionAgreed      |            |     | agreed       | 2018-03-01 |
        | MechanismSuspended    |            |     | SessionAgreed         |            |     | agreed       | 2018-03-01 |
        | ResumptionAgreed      |            |     | SessionPostponed      |            |     | postponed    | 2018-03-01 |
        | SessionAgreed         |            | 4   | SessionPostponed      |            | 5   | postponed    | 2018-03-01 |
        | SessionPostponed      |            | 4   | SessionScheduled      | 2018-06-12 | 5   | scheduled    | 2018-03-01 |
        | SessionAgreed         |            | 4   | SessionScheduled      | 2018-03-20 | 5   | overdue      | 2018-03-21 |
        | MechanismSuspended    |            |     | SessionScheduled      | 2018-06-12 |     | scheduled    | 2018-03-01 |
        | SessionScheduled      | 2018-06-12 | 4   | MechanismDiscontinued |            |     | discontinued | 2018-03-01 |
        | NonOccurrenceReported |            |     | SessionProposed       |            |     | dormant      | 2018-02-01 |
        | MechanismSuspended    |            |     | SessionProposed       |            |     | suspended    | 2018-02-01 |
        | MechanismSuspended    |            |     | ResumptionProposed    |            |     | suspended    | 2018-02-01 |

    Scenario: An agreed session speaks before an agreed reopening
      Given these facts:
        | event              | occurred   |
        | MechanismSuspended | 2018-01-15 |
        | SessionAgreed      | 2018-02-01 |
        | ResumptionAgreed   | 2018-03-01 |
      When one asks on 2018-04-01
      Then the status is agreed, since 2018-02-01
      And the opening is a resumption, agreed since 2018-03-01

  Rule: The phase dates from its beginning, a step from the day on which it was reached
    "Scheduled since" is when one could put it into the calendar; "suspended since" is when meetings stopped.

    Scenario: Both dates in one answer
      Given these facts:
        | event              | occurred   | planned    | by     |
        | MechanismSuspended | 2018-02-01 |            | Arland |
        | SessionScheduled   | 2018-03-01 | 2018-06-12 |        |
      When one asks on 2018-04-01
      Then the status is scheduled, since 2018-03-01
      And the phase is suspended, since 2018-02-01, basis declared

    Scenario: What began in a month is dated by the month
      Given these facts:
        | event              | occurred | reported           |
        | MechanismSuspended | 2018-02  | Gazette 2018-05-01 |
      When one asks on 2018-06-01
      Then the status is suspended, since 2018-02

  Rule: An answer says how fresh the silence behind it is
    "Active" on the strength of a report from last week and of one from last year are different answers.

    Scenario: The date of the newest report on this channel
      Given these facts:
        | event         | occurred   | speaker    | reported           |
        | SessionHeld   | 2018-06-12 |            | Gazette 2018-06-13 |
        | StatementMade | 2018-09-01 | Anna Arden | Courier 2018-09-02 |
      Then the answers are:
        | on         | status | last report |
        | 2018-06-12 | active | 2015-01-10  |
        | 2018-08-01 | active | 2018-06-13  |
        | 2018-10-01 | active | 2018-09-02  |
