Feature: The order of events
  News is recorded as it is found: late, backwards, in heaps. The answer depends on what happened and never on when somebody
  typed it in.

  Rule: The result never depends on the order of recording
    Two coders with the same articles must have the same ledger.

    Scenario Outline: A history recorded in the order <order>
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts, recorded in the order <order>:
        | event                | occurred   | edition | planned    | open terms | reported           |
        | MechanismEstablished | 2015-01-10 |         |            |            | Gazette 2015-01-10 |
        | SessionHeld          | 2018-05-09 | 3       |            |            | Gazette 2018-05-10 |
        | SessionScheduled     | 2019-01-08 | 4       | 2019-05-14 |            | Gazette 2019-01-08 |
        | MechanismSuspended   | 2019-02-01 |         |            |            | Courier 2019-02-02 |
        | ResumptionAgreed     | 2020-03-10 |         |            | when       | Courier 2020-03-11 |
        | SessionHeld          | 2020-06    | 4       |            |            | Herald 2020-08-01  |
      Then the answers are:
        | on         | about      | status    | since      | next session | last session | opening           | settled |
        | 2019-01-10 | 2019-01-10 | scheduled | 2019-01-08 | scheduled    | 2018-05-09   | none              | yes     |
        | 2019-03-01 | 2019-03-01 | suspended | 2019-02-01 | none         | 2018-05-09   | none              | yes     |
        | 2020-04-01 | 2020-04-01 | agreed    | 2020-03-10 | none         | 2018-05-09   | resumption agreed | yes     |
        | 2020-09-01 | 2020-06-15 | agreed    | 2020-03-10 | none         | 2018-05-09   | resumption agreed | no      |
        | 2020-09-01 | 2020-09-01 | active    | 2020-06    | none         | 2020-06      | none              | yes     |

      Examples:
        | order            |
        | 1, 2, 3, 4, 5, 6 |
        | 6, 5, 4, 3, 2, 1 |
        | 4, 6, 1, 3, 5, 2 |
        | 2, 4, 6, 1, 3, 5 |

  Rule: Facts of one day follow the natural order of a life
    A paper that reports a suspension and a meeting of the same day means: they met, and then it was suspended.

    Scenario Outline: <second>, and on the same day <first>
      Given the hotline "Arland–Borland line" between Arland and Borland
      And these facts, recorded in the order 3, 2, 1:
        | event    | occurred   |
        | <before> | 2018-01-10 |
        | <first>  | 2018-06-12 |
        | <second> | 2018-06-12 |
      When one asks on 2018-07-01
      Then the status is <status>, since <since>

      Examples:
        | before               | first               | second                | status       | since      |
        | SessionCancelled     | MechanismProposed   | EstablishmentAgreed   | agreed       | 2018-06-12 |
        | SessionCancelled     | EstablishmentAgreed | MechanismEstablished  | active       | 2018-06-12 |
        | MechanismEstablished | SessionAgreed       | SessionPostponed      | postponed    | 2018-06-12 |
        | MechanismEstablished | SessionAgreed       | SessionCancelled      | active       | 2018-01-10 |
        | MechanismEstablished | SessionProposed     | SessionDeclined       | active       | 2018-01-10 |
        | SessionAgreed        | SessionHeld         | NonOccurrenceReported | dormant      | 2018-06-12 |
        | MechanismEstablished | SessionHeld         | MechanismSuspended    | suspended    | 2018-06-12 |
        | MechanismEstablished | ContactLost         | ContactRestored       | active       | 2018-06-12 |
        | MechanismEstablished | ContactLost         | MechanismSuspended    | suspended    | 2018-06-12 |
        | MechanismSuspended   | ResumptionAgreed    | ResumptionRefused     | suspended    | 2018-01-10 |
        | MechanismSuspended   | ResumptionAgreed    | MechanismResumed      | active       | 2018-06-12 |
        | MechanismEstablished | MechanismSuspended  | MechanismResumed      | active       | 2018-06-12 |
        | MechanismEstablished | MechanismSuspended  | MechanismDiscontinued | discontinued | 2018-06-12 |
        | MechanismEstablished | MechanismResumed    | MechanismDiscontinued | discontinued | 2018-06-12 |

    Scenario: A notice and its withdrawal on one day
      Given the agreement "Arland–Borland data pact" between Arland and Borland
      And these facts, recorded in the order 3, 2, 1:
        | event                      | occurred   | effective  |
        | MechanismEstablished       | 2016-11-23 |            |
        | TerminationNotified        | 2019-08-23 | 2019-11-22 |
        | TerminationNoticeWithdrawn | 2019-08-23 |            |
      When one asks on 2019-12-01
      Then the status is active, since 2016-11-23
      And there is no warning

  Rule: Where the hour is known, the hour decides
    Agreed in the morning and refused in the evening is not the same as the other way round.

    Scenario Outline: Agreed at <agreed>, refused at <refused>
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event              | occurred                   |
        | MechanismSuspended | 2019-02-01                 |
        | ResumptionAgreed   | 2019-11-22T<agreed>+09:00  |
        | ResumptionRefused  | 2019-11-22T<refused>+09:00 |
      When one asks on 2019-12-01
      Then the status is <status>, since <since>

      Examples:
        | agreed | refused | status    | since      |
        | 09:00  | 17:00   | suspended | 2019-02-01 |
        | 17:00  | 09:00   | agreed    | 2019-11-22 |

  Rule: What may have begun earlier comes earlier
    "In May" may be any day of May; what happened on the 31st comes after it.

    Scenario: Suspended in May, resumed on its last day
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event                | occurred   | reported           |
        | MechanismEstablished | 2015-01-10 | Gazette 2015-01-10 |
        | MechanismResumed     | 2019-05-31 | Gazette 2019-05-31 |
        | MechanismSuspended   | 2019-05    | Gazette 2019-07-01 |
      When one asks on 2019-08-01
      Then the status is active, since 2019-05-31

  Rule: Between equals the coder's key decides
    Any order will do, as long as it is always the same one.

    Scenario Outline: Two names on one day, recorded in the order <order>
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts, recorded in the order <order>:
        | event            | key       | occurred   | name            |
        | MechanismRenamed | a-council | 2019-05-31 | Grand Council   |
        | MechanismRenamed | b-forum   | 2019-05-31 | Permanent Forum |
      When one asks on 2019-06-01
      Then in the answer:
        | name            |
        | Permanent Forum |

      Examples:
        | order |
        | 1, 2  |
        | 2, 1  |
