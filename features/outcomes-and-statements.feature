Feature: Outcomes and statements
  What a session decided, and what people say. Words fill most of the papers; they move nothing in the state of a channel.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: An outcome belongs to the session named, else to the one held last
    A communiqué is read together with the meeting that issued it.

    Scenario: The communiqué of the last round
      Given these facts:
        | event           | occurred   | edition | text                        |
        | SessionHeld     | 2018-06-12 | 4       |                             |
        | OutcomeReported | 2018-06-13 |         | A fishing ground is shared. |
        | OutcomeReported | 2018-06-14 |         | Trade talks are to begin.   |
      When one asks on 2018-07-01
      Then in the answer:
        | last edition | outcomes                                               |
        | 4            | A fishing ground is shared.; Trade talks are to begin. |

    Scenario: A late report about an earlier round
      Given these facts:
        | event           | occurred   | edition | text                        |
        | SessionHeld     | 2018-06-12 | 4       |                             |
        | SessionHeld     | 2019-06-12 | 5       |                             |
        | OutcomeReported | 2019-07-01 | 4       | A fishing ground is shared. |
      When one asks on 2019-08-01
      Then in the answer:
        | last edition | outcomes |
        | 5            | none     |

    Scenario: An outcome of no session that is known is odd
      Given these facts:
        | event           | key        | occurred   | text                        |
        | OutcomeReported | communique | 2018-06-13 | A fishing ground is shared. |
      When one asks on 2018-07-01
      Then the status is active, since 2015-01-10
      And there is the warning "outcome-without-session" about communique

  Rule: An outcome does not change the phase
    A paper can be signed about a channel in which nobody meets.

    Scenario: A document of the past is published during the suspension
      Given these facts:
        | event              | occurred   | text                        |
        | SessionHeld        | 2018-06-12 |                             |
        | MechanismSuspended | 2019-02-01 |                             |
        | OutcomeReported    | 2019-05-01 | A fishing ground is shared. |
      When one asks on 2019-06-01
      Then the status is suspended, since 2019-02-01
      And in the answer:
        | outcomes                    |
        | A fishing ground is shared. |

  Rule: Statements change nothing but themselves
    Intent, hope, warning and speculation never change a phase, a step or an office.

    Scenario Outline: Someone speaks while the channel is <status>
      Given these facts:
        | event         | occurred   | planned   | speaker    |
        | <event>       | 2018-02-01 | <planned> |            |
        | StatementMade | 2018-03-01 |           | Anna Arden |
      Then the answers are:
        | on         | status   | since   | next session | opening   |
        | 2018-02-15 | <status> | <since> | <next>       | <opening> |
        | 2018-03-15 | <status> | <since> | <next>       | <opening> |

      Examples:
        | event                 | planned    | status       | since      | next      | opening           |
        | SessionHeld           |            | active       | 2015-01-10 | none      | none              |
        | SessionScheduled      | 2018-06-12 | scheduled    | 2018-02-01 | scheduled | none              |
        | SessionPostponed      |            | postponed    | 2018-02-01 | postponed | none              |
        | SessionAgreed         |            | agreed       | 2018-02-01 | agreed    | none              |
        | MechanismSuspended    |            | suspended    | 2018-02-01 | none      | none              |
        | NonOccurrenceReported |            | dormant      | 2018-02-01 | none      | none              |
        | MechanismDiscontinued |            | discontinued | 2018-02-01 | none      | none              |
        | ResumptionAgreed      |            | agreed       | 2018-02-01 | none      | resumption agreed |

    Scenario: All that is known of a channel is talk
      Given the dialogue "Corland–Borland coast guard talks" between Corland and Borland
      And these facts:
        | event         | occurred   | speaker      |
        | StatementMade | 2018-03-01 | Boris Borden |
      When one asks on 2018-04-01
      Then the status is none
      And the phase is none
