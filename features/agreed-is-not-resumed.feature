Feature: Agreed is not resumed
  A channel that the parties have agreed to reopen is still closed until someone meets. Headlines tend to say otherwise.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland, meant to meet every year
    And these facts:
      | event              | key       | occurred   | edition | by              | open terms  |
      | SessionHeld        | round-3   | 2018-05-09 | 3       |                 |             |
      | MechanismSuspended | suspended | 2019-02-01 |         | Arland          |             |
      | ResumptionAgreed   | agreement | 2020-03-10 |         | Arland, Borland | when, where |

  Rule: The agreement is the status, the suspension stays the phase
    Both halves are true, and a reader who is told only one of them is misled.

    Scenario: The day after the handshake
      When one asks on 2020-03-11
      Then the status is agreed, since 2020-03-10
      And the phase is still suspended, since 2019-02-01, basis declared
      And the opening is a resumption, agreed since 2020-03-10
      And the answer rests on agreement
      And in the answer:
        | open terms  | last session | next session |
        | when, where | 2018-05-09   | none         |

    Scenario: The day before it
      When one asks on 2020-03-09
      Then the status is suspended, since 2019-02-01, basis declared
      And there is no opening

  Rule: Only a meeting, a declaration or a refusal ends the waiting
    An opening is a promise; it ends when it is kept, overtaken or broken.

    Scenario Outline: <event> after the agreement
      Given these facts:
        | event   | occurred   |
        | <event> | 2020-06-20 |
      When one asks on 2020-07-01
      Then the status is <status>, since <since>
      And there is no opening

      Examples:
        | event                 | status       | since      |
        | SessionHeld           | active       | 2020-06-20 |
        | MechanismResumed      | active       | 2020-06-20 |
        | ResumptionRefused     | suspended    | 2019-02-01 |
        | MechanismSuspended    | suspended    | 2020-06-20 |
        | MechanismDiscontinued | discontinued | 2020-06-20 |

    Scenario Outline: <event> does not
      Given these facts:
        | event   | occurred   | <field> |
        | <event> | 2020-06-20 | <value> |
      When one asks on 2020-07-01
      Then the status is agreed, since 2020-03-10
      And the opening is a resumption, agreed since 2020-03-10

      Examples:
        | event                 | field   | value                        |
        | StatementMade         | speaker | Boris Borden                 |
        | ResumptionProposed    | by      | Borland                      |
        | SessionProposed       | by      | Borland                      |
        | MechanismProposed     | by      | Borland                      |
        | NonOccurrenceReported | by      | Borland                      |
        | OutcomeReported       | text    | A joint study is to be made. |
        | PartyJoined           | parties | Corland                      |

    Scenario: A date for the first meeting is better news still, and when it falls through the agreement remains
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2020-04-20 | 2020-06-15 |
        | SessionCancelled | 2020-05-30 |            |
      Then the answers are:
        | on         | status    | since      | phase     | opening           |
        | 2020-05-01 | scheduled | 2020-04-20 | suspended | resumption agreed |
        | 2020-06-01 | agreed    | 2020-03-10 | suspended | resumption agreed |

  Rule: A newer agreement replaces the older one
    It has its own day and its own open terms; the reader wants the one in force.

    Scenario: Agreed again, with less left open
      Given these facts:
        | event            | occurred   | open terms | planned |
        | ResumptionAgreed | 2020-09-01 | when       | 2021    |
      When one asks on 2020-10-01
      Then the status is agreed, since 2020-09-01
      And in the answer:
        | opening           | opening since | open terms | opening planned |
        | resumption agreed | 2020-09-01    | when       | 2021            |

    Scenario: A newer hope only moves the date
      Given these facts:
        | event              | occurred   | planned | by      |
        | ResumptionProposed | 2020-09-01 | 2021-03 | Borland |
      When one asks on 2020-10-01
      Then the status is agreed, since 2020-03-10
      And in the answer:
        | opening           | opening since | opening planned |
        | resumption agreed | 2020-03-10    | 2021-03         |

  Rule: A target date that passes unfulfilled is worth a warning
    The agreement has not been withdrawn; it has only not been kept.

    Scenario: To be resumed in autumn
      Given these facts:
        | event            | occurred   | planned |
        | ResumptionAgreed | 2020-06-01 | 2020-23 |
      Then the answers are:
        | on         | status | since      | warnings           |
        | 2020-11-30 | agreed | 2020-06-01 | none               |
        | 2020-12-01 | agreed | 2020-06-01 | target-date-missed |

  Rule: An agreement of which nothing more is heard no longer gives the status
    After twice the rhythm of the channel it is history; it stays in the answer with a warning.

    Scenario: Two years of silence after the handshake
      Then the answers are:
        | on         | status    | since      | opening           | warnings |
        | 2022-03-01 | agreed    | 2020-03-10 | resumption agreed | none     |
        | 2022-04-01 | suspended | 2019-02-01 | resumption agreed | stale    |
