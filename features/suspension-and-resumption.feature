Feature: Suspension and resumption
  A suspended channel still exists, on paper and in the minds of both sides; nobody meets in it.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: A suspension is declared where somebody is known to have declared it, else only reported
    "Arland has suspended the talks" and "the talks have been suspended since 2019" are not the same kind of knowledge.

    Scenario: Arland suspends it
      Given these facts:
        | event              | occurred   | by     |
        | MechanismSuspended | 2019-02-01 | Arland |
      When one asks on 2019-03-01
      Then the status is suspended, since 2019-02-01, basis declared

    Scenario: A paper says that it has been suspended
      Given these facts:
        | event              | occurred | reported           |
        | MechanismSuspended | 2019     | Gazette 2020-05-01 |
      When one asks on 2020-06-01
      Then the status is suspended, since 2019, basis reported

  Rule: A suspension closes what was pending
    A date on the calendar and an agreement to reopen do not survive a suspension that comes after them.

    Scenario: The session on the calendar falls
      Given these facts:
        | event              | occurred   | planned    |
        | SessionScheduled   | 2019-01-15 | 2019-04-01 |
        | MechanismSuspended | 2019-02-01 |            |
      When one asks on 2019-03-01
      Then the status is suspended, since 2019-02-01
      And no session is pending

    Scenario: The agreed reopening falls, and the suspension counts anew
      Given these facts:
        | event              | occurred   |
        | MechanismSuspended | 2019-02-01 |
        | ResumptionAgreed   | 2020-03-10 |
        | MechanismSuspended | 2020-09-01 |
      When one asks on 2020-10-01
      Then the status is suspended, since 2020-09-01
      And there is no opening

    Scenario: Said again while nothing was open, it keeps its day
      Given these facts:
        | event              | occurred   | by     |
        | MechanismSuspended | 2019-02-01 | Arland |
        | MechanismSuspended | 2020-09-01 | Arland |
      When one asks on 2020-10-01
      Then the status is suspended, since 2019-02-01, basis declared

  Rule: A suspension past its term is still a suspension
    Nobody has said that it is over; that nobody has is worth a warning.

    Scenario: Suspended until the end of 2019
      Given these facts:
        | event              | key   | occurred   | by     | until      |
        | MechanismSuspended | pause | 2019-02-01 | Arland | 2019-12-31 |
      Then the answers are:
        | on         | status    | since      | warnings    |
        | 2019-12-31 | suspended | 2019-02-01 | none        |
        | 2020-01-01 | suspended | 2019-02-01 | term-passed |

  Rule: A channel is resumed when it is declared to be
    For channels without sessions, or by an express declaration, no meeting is needed.

    Scenario: Both sides declare it open again
      Given these facts:
        | event              | occurred   | by              |
        | MechanismSuspended | 2019-02-01 | Arland          |
        | MechanismResumed   | 2020-05-04 | Arland, Borland |
      Then the answers are:
        | on         | status    | since      | basis    |
        | 2020-05-03 | suspended | 2019-02-01 | declared |
        | 2020-05-04 | active    | 2020-05-04 | none     |

    Scenario: The declaration settles an opening
      Given these facts:
        | event              | occurred   |
        | MechanismSuspended | 2019-02-01 |
        | ResumptionAgreed   | 2020-03-10 |
        | MechanismResumed   | 2020-05-04 |
      When one asks on 2020-06-01
      Then the status is active, since 2020-05-04
      And there is no opening

    Scenario: Resumed without having stopped is odd
      Given these facts:
        | event            | key    | occurred   |
        | MechanismResumed | resume | 2020-05-04 |
      When one asks on 2020-06-01
      Then the status is active, since 2015-01-10
      And there is the warning "resumed-without-stop" about resume

    Scenario: Declared resumed at the session that resumed it is not odd
      Given these facts:
        | event              | occurred   |
        | MechanismSuspended | 2019-02-01 |
        | SessionHeld        | 2020-05-04 |
        | MechanismResumed   | 2020-05-04 |
      When one asks on 2020-06-01
      Then the status is active, since 2020-05-04
      And there is no warning

  Rule: A wish to resume opens the door a little, a refusal shuts it
    The reader should see that somebody is knocking, under a status that has not changed.

    Scenario: Proposed and refused
      Given these facts:
        | event              | occurred   | by      |
        | MechanismSuspended | 2019-02-01 | Arland  |
        | ResumptionProposed | 2020-03-10 | Borland |
        | ResumptionRefused  | 2020-04-02 | Arland  |
      Then the answers are:
        | on         | status    | since      | opening             | opening since |
        | 2020-03-09 | suspended | 2019-02-01 | none                |               |
        | 2020-03-10 | suspended | 2019-02-01 | resumption proposed | 2020-03-10    |
        | 2020-04-02 | suspended | 2019-02-01 | none                |               |

    Scenario: Proposed again, it is open since the first proposal
      Given these facts:
        | event              | occurred   | by      |
        | MechanismSuspended | 2019-02-01 | Arland  |
        | ResumptionProposed | 2020-03-10 | Borland |
        | ResumptionProposed | 2020-06-10 | Corland |
      When one asks on 2020-07-01
      Then the opening is a resumption, proposed since 2020-03-10

    Scenario: A proposal for a date that has passed is dropped
      Given these facts:
        | event              | occurred   | planned | by      |
        | MechanismSuspended | 2019-02-01 |         | Arland  |
        | ResumptionProposed | 2020-03-10 | 2020-05 | Borland |
      Then the answers are:
        | on         | status    | opening             | opening planned |
        | 2020-05-31 | suspended | resumption proposed | 2020-05         |
        | 2020-06-01 | suspended | none                |                 |

    Scenario: A dormant channel can be reopened as well
      Given these facts:
        | event                 | occurred   |
        | NonOccurrenceReported | 2019-02-01 |
        | ResumptionProposed    | 2020-03-10 |
      When one asks on 2020-04-01
      Then the status is dormant, since 2019-02-01, basis stated
      And the opening is a resumption, proposed since 2020-03-10

    Scenario: A resumption agreed where nothing has stopped is odd
      Given these facts:
        | event            | key    | occurred   |
        | ResumptionAgreed | reopen | 2020-03-10 |
      When one asks on 2020-04-01
      Then the status is agreed, since 2020-03-10
      And the phase is active, since 2015-01-10
      And there is the warning "nothing-to-resume" about reopen

    Scenario: A refusal of what nobody had proposed is odd
      Given these facts:
        | event              | key     | occurred   | by     |
        | MechanismSuspended |         | 2019-02-01 | Arland |
        | ResumptionRefused  | refusal | 2020-03-10 | Arland |
      When one asks on 2020-04-01
      Then the status is suspended, since 2019-02-01
      And there is the warning "nothing-to-resume" about refusal
