Feature: Settled, or may also be
  Where the answer hangs on a vague date or on a disputed fact, the reader is told, and told what else is possible.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | occurred   | reported           |
      | MechanismEstablished | 2015-01-10 | Gazette 2015-01-10 |

  Rule: The answer rests on what has certainly happened; what possibly has is shown beside it
    A month that has begun is not a month that is over.

    Scenario: Suspended in May, as one learned in July
      Given these facts:
        | event              | occurred | reported           |
        | MechanismSuspended | 2019-05  | Gazette 2019-07-01 |
      Then the answers are:
        | about      | status    | since      | settled | may also be             |
        | 2019-04-30 | active    | 2015-01-10 | yes     | none                    |
        | 2019-05-01 | active    | 2015-01-10 | no      | suspended since 2019-05 |
        | 2019-05-30 | active    | 2015-01-10 | no      | suspended since 2019-05 |
        | 2019-05-31 | suspended | 2019-05    | yes     | none                    |

    Scenario: Something that had happened by the end of 2016 may have happened at any time before
      Given these facts:
        | event              | occurred | reported           |
        | MechanismSuspended | ../2016  | Gazette 2019-07-01 |
      Then the answers are:
        | about      | status    | since      | settled | may also be             |
        | 2015-06-01 | active    | 2015-01-10 | no      | suspended since ../2016 |
        | 2016-12-31 | suspended | ../2016    |         |                         |

    Scenario: What began in November 2019 and lasts has certainly begun when November is over
      Given these facts:
        | event              | occurred   | reported           |
        | MechanismSuspended | 2019-11/.. | Gazette 2020-07-01 |
      Then the answers are:
        | about      | status    | since      | settled |
        | 2019-11-15 | active    | 2015-01-10 | no      |
        | 2019-11-30 | suspended | 2019-11    | yes     |

    Scenario: A vague date that touches neither status nor its beginning unsettles nothing
      Given these facts:
        | event           | occurred | text                        | speaker    | reported           |
        | SessionHeld     | 2018     |                             |            | Gazette 2019-07-01 |
        | OutcomeReported | 2018     | A fishing ground is shared. |            | Gazette 2019-07-01 |
        | StatementMade   | 2018     |                             | Anna Arden | Gazette 2019-07-01 |
      When one asks about 2018-06-01
      Then the status is active, since 2015-01-10
      And it is settled

  Rule: Several vague facts may have come true one after the other
    In the order of a life: first the meeting, then the break.

    Scenario: Everything happened in 2018
      Given these facts:
        | event                 | occurred | reported           |
        | SessionHeld           | 2018     | Gazette 2019-07-01 |
        | NonOccurrenceReported | 2018     | Gazette 2019-07-01 |
        | MechanismSuspended    | 2018     | Courier 2019-08-01 |
      Then the answers are:
        | about      | status    | since      | settled | may also be                              |
        | 2017-12-31 | active    | 2015-01-10 | yes     | none                                     |
        | 2018-06-01 | active    | 2015-01-10 | no      | dormant since 2018, suspended since 2018 |
        | 2019-01-01 | suspended | 2018       |         |                                          |

  Rule: A vague fact may also have come before the dated one within its span
    Suspended in May and met on the 20th: nobody can tell what came last.

    Scenario: A meeting within the month of the suspension
      Given these facts:
        | event              | occurred   | reported           |
        | SessionHeld        | 2019-05-20 | Gazette 2019-05-20 |
        | MechanismSuspended | 2019-05    | Gazette 2019-07-01 |
      When one asks about 2019-09-01
      Then the status is suspended, since 2019-05
      And it is not settled: it may also be active since 2019-05-20

    Scenario: A suspension whose month lies after the meeting
      Given these facts:
        | event              | occurred   | reported           |
        | SessionHeld        | 2019-04-20 | Gazette 2019-04-20 |
        | MechanismSuspended | 2019-05    | Gazette 2019-07-01 |
      When one asks about 2019-09-01
      Then the status is suspended, since 2019-05
      And it is settled

    Scenario: Resumed in a vague autumn, suspended on a day of it
      Given these facts:
        | event              | occurred   | reported           |
        | MechanismSuspended | 2018-02-01 | Gazette 2018-02-01 |
        | MechanismSuspended | 2019-10-09 | Gazette 2019-10-10 |
        | MechanismResumed   | 2019-23    | Gazette 2020-02-01 |
      When one asks about 2020-03-01
      Then the status is active, since 2019-23
      And it is not settled: it may also be suspended since 2019-10-09

  Rule: What is settled today was perhaps not settled then
    A vague report is overtaken by an exact one.

    Scenario: First the month, then the day
      Given these facts:
        | event              | key   | fact  | occurred | changes                | cause          | reported           |
        | MechanismSuspended | pause |       | 2019-05  |                        |                | Gazette 2019-07-01 |
        | FactCorrected      |       | pause |          | occurred to 2019-05-20 | later-evidence | Courier 2019-09-01 |
      Then the answers are:
        | on         | about      | status    | since      | settled |
        | 2019-07-01 | 2019-05-25 | active    | 2015-01-10 | no      |
        | 2019-09-01 | 2019-05-25 | suspended | 2019-05-20 | yes     |
        | 2019-09-01 | 2019-05-19 | active    | 2015-01-10 | yes     |

    Scenario: An agreement of some day in March, around a meeting of that month
      Given these facts:
        | event              | occurred   | reported           |
        | MechanismSuspended | 2019-02-01 | Gazette 2019-02-01 |
        | SessionHeld        | 2020-03-15 | Gazette 2020-03-15 |
        | ResumptionAgreed   | 2020-03    | Gazette 2020-05-01 |
      When one asks on 2020-06-01
      Then the status is agreed, since 2020-03
      And it is not settled: it may also be active since 2020-03-15

  Rule: What the calendar tells may hang on a vague date as well
    A channel that has fallen silent may just have met.

    Scenario: A third meeting in some month of the third year
      Given the summit "Corland–Borland summit" between Corland and Borland, meant to meet every year
      And these facts:
        | event       | occurred   | edition | reported           |
        | SessionHeld | 2014-05-01 | 1       | Gazette 2014-05-01 |
        | SessionHeld | 2015-05-01 | 2       | Gazette 2015-05-01 |
        | SessionHeld | 2017       | 3       | Gazette 2018-02-01 |
      Then the answers are:
        | about      | status  | since      | settled | may also be       |
        | 2016-12-31 | active  | 2014-05-01 | yes     | none              |
        | 2017-06-01 | dormant | 2017-05-02 | no      | active since 2017 |
        | 2017-12-31 | active  | 2017       | yes     | none              |
