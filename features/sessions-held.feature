Feature: A session is held
  Somebody met. That is the strongest thing that one can say about a channel, and it settles most of what was open.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: A channel whose parties meet is active
    Whatever was said before, a meeting is a sign of life.

    Scenario Outline: A meeting after the channel was <phase>
      Given these facts:
        | event       | occurred   |
        | <turn>      | 2017-02-01 |
        | SessionHeld | 2018-06-12 |
      Then the answers are:
        | on         | status  | since      |
        | 2018-06-01 | <phase> | 2017-02-01 |
        | 2018-06-12 | active  | 2018-06-12 |

      Examples:
        | turn                  | phase     |
        | MechanismSuspended    | suspended |
        | NonOccurrenceReported | dormant   |

    Scenario: The first sign of life makes it active
      Given the summit "Corland–Borland summit" between Corland and Borland
      And these facts:
        | event       | occurred   | place    | participants             | edition | level    |
        | SessionHeld | 2018-06-12 | Port Ard | Anna Arden, Boris Borden | 1       | minister |
      When one asks on 2018-07-01
      Then the status is active, since 2018-06-12
      And the last session was held on 2018-06-12
      And in the answer:
        | last place | last participants        | last edition | last level | sessions held |
        | Port Ard   | Anna Arden, Boris Borden | 1            | minister   | 1             |

    Scenario: Another meeting of an active channel changes no date
      Given these facts:
        | event       | occurred   |
        | SessionHeld | 2017-06-12 |
        | SessionHeld | 2018-06-12 |
      When one asks on 2018-07-01
      Then the status is active, since 2015-01-10
      And the last session was held on 2018-06-12

    Scenario: The meeting that was on the calendar ends the waiting, and the channel has been active all the while
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-04-01 | 2018-06-12 |
        | SessionHeld      | 2018-06-12 |            |
      Then the answers are:
        | on         | status    | since      |
        | 2018-06-11 | scheduled | 2018-04-01 |
        | 2018-06-12 | active    | 2015-01-10 |

  Rule: A meeting of several days is under way until its last
    It begins certainly on its first day.

    Scenario: Three days at the seaside
      Given these facts:
        | event       | occurred              | reported           |
        | SessionHeld | 2018-10-10/2018-10-12 | Gazette 2018-10-10 |
      Then the answers are:
        | on         | last session          | under way | settled |
        | 2018-10-09 |                       |           |         |
        | 2018-10-10 | 2018-10-10/2018-10-12 | yes       | yes     |
        | 2018-10-12 | 2018-10-10/2018-10-12 | yes       | yes     |
        | 2018-10-13 | 2018-10-10/2018-10-12 | no        | yes     |

  Rule: The meeting closes what it makes moot
    Once the fifth round has met, nobody waits for the fourth; the sixth is still to come.

    Scenario: The same and lower numbers are closed, higher ones stay
      Given these facts:
        | event            | occurred   | edition | planned    |
        | SessionPostponed | 2018-01-10 | 4       |            |
        | SessionScheduled | 2018-02-10 | 5       | 2018-06-12 |
        | SessionAgreed    | 2018-03-10 | 6       |            |
        | SessionHeld      | 2018-06-12 | 5       |            |
      When one asks on 2018-07-01
      Then the status is agreed, since 2018-03-10
      And in the answer:
        | next edition | last edition | sessions held | last closed |
        | 6            | 5            | 1             | none        |

    Scenario: A meeting under another label stays on the calendar
      Given these facts:
        | event            | occurred   | session        | planned    |
        | SessionScheduled | 2018-02-10 | autumn meeting | 2018-10-09 |
        | SessionHeld      | 2018-06-12 | spring meeting |            |
      When one asks on 2018-07-01
      Then the status is scheduled, since 2018-02-10
      And in the answer:
        | next label     | last label     |
        | autumn meeting | spring meeting |

    Scenario: A plan that begins later is not fulfilled by an earlier meeting
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-02-10 | 2018-10-09 |
        | SessionHeld      | 2018-06-12 |            |
      When one asks on 2018-07-01
      Then the status is scheduled, since 2018-02-10
      And the next session is scheduled for 2018-10-09
      And the last session was held on 2018-06-12

    Scenario: What is agreed at one session about the next survives it
      Given these facts:
        | event            | occurred   | session   | planned    |
        | SessionScheduled | 2018-02-10 |           | 2018-06-12 |
        | SessionAgreed    | 2018-06-12 | next year | 2019       |
        | SessionHeld      | 2018-06-12 |           |            |
      When one asks on 2018-07-01
      Then the status is agreed, since 2018-06-12
      And the last session was held on 2018-06-12
      And in the answer:
        | next session | next label | planned | last label | sessions held |
        | agreed       | next year  | 2019    | none       | 1             |

    Scenario: A meeting clears what was open
      Given these facts:
        | event              | occurred   |
        | MechanismSuspended | 2017-02-01 |
        | ResumptionAgreed   | 2018-01-15 |
        | SessionHeld        | 2018-06-12 |
      When one asks on 2018-07-01
      Then the status is active, since 2018-06-12
      And there is no opening

  Rule: A meeting known only by its year decides nothing that a dated fact has decided
    "They met in 2018" cannot tell whether they met before or after the break of June 2018.

    Scenario Outline: A vague meeting around a dated <phase>
      Given these facts:
        | event       | occurred   | reported           |
        | <turn>      | 2018-06-01 | Gazette 2018-06-01 |
        | SessionHeld | 2018       | Gazette 2019-02-01 |
      When one asks on 2019-03-01
      Then the status is <phase>, since 2018-06-01
      And it is settled
      And in the answer:
        | sessions held | last session |
        | 1             | 2018         |

      Examples:
        | turn                  | phase        |
        | MechanismSuspended    | suspended    |
        | NonOccurrenceReported | dormant      |
        | MechanismDiscontinued | discontinued |

    Scenario: It leaves a pending session and an opening alone
      Given these facts:
        | event              | occurred   | planned | reported           |
        | MechanismSuspended | 2018-06-01 |         | Gazette 2018-06-01 |
        | ResumptionAgreed   | 2018-08-01 |         | Gazette 2018-08-01 |
        | SessionAgreed      | 2018-09-01 | 2019    | Gazette 2018-09-01 |
        | SessionHeld        | 2018       |         | Gazette 2019-02-01 |
      When one asks on 2019-03-01
      Then the status is agreed, since 2018-09-01
      And the phase is suspended, since 2018-06-01
      And the opening is a resumption, agreed since 2018-08-01
      And the next session is agreed for 2019

    Scenario: A vague meeting with a number is a meeting like any other
      Given these facts:
        | event              | occurred   | edition | reported           |
        | MechanismSuspended | 2018-06-01 |         | Gazette 2018-06-01 |
        | SessionHeld        | 2018       | 4       | Gazette 2019-02-01 |
      When one asks on 2019-03-01
      Then the status is active, since 2018
      And it is not settled: it may also be suspended since 2018-06-01
