Feature: Time negotiation
  An address that is asked for its answer of a certain moment, and that lists the moments at which its answer became another
  one. Day and knowledge move together: it is what a careful reader would have said then, and not what is said of it today.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland

  Rule: Whoever names a moment is led to what was to be said then
    Otherwise everyone who cites an answer would have to know what a position of a ledger is.

    Scenario Outline: The answer of <moment>
      Given these facts:
        | event                | occurred   | reported             |
        | MechanismEstablished | 2015-01-10 | Gazette 2015-01-10   |
        | MechanismSuspended   | 2019-02-01 | Gazette 2019-02-03   |
        | SessionHeld          | 2019-06-12 | Courier 2019-07-15   |
      When one asks for the answer of <moment>
      Then the status is <status>, since <since>

      Examples:
        | moment               | status    | since      |
        | 2015-01-10T23:59:59Z | active    | 2015-01-10 |
        | 2019-02-03T23:59:58Z | active    | 2015-01-10 |
        | 2019-02-03T23:59:59Z | suspended | 2019-02-01 |
        | 2019-07-01T12:00:00Z | suspended | 2019-02-01 |
        | 2019-07-16T00:00:00Z | active    | 2019-06-12 |

  Rule: The moments at which the answer changed are told, and no others
    What is not listed did not change; so the list is the history of the answer.

    Scenario: News, an old fact found out late, and a word that changed nothing
      Given these facts:
        | event                | key    | occurred   | reported                                   |
        | MechanismEstablished | begun  | 2015-01-10 | Gazette 2015-01-10                         |
        | MechanismSuspended   | ended  | 2019-02-01 | Gazette 2019-02-03; Gazette 2019-02-03     |
        | SessionHeld          | met    | 2018-06-12 | Courier 2019-07-15T08:00:00Z               |
      Then the answer changed at these moments:
        | moment               | status    | since      | sessions held |
        | 2015-01-10           | active    | 2015-01-10 | 0             |
        | 2019-02-03           | suspended | 2019-02-01 | 0             |
        | 2019-07-15T08:00:00Z | suspended | 2019-02-01 | 1             |

    Scenario: The calendar alone makes a moment, when a date passes and when a plan grows too old
      Given these facts:
        | event            | occurred   | reported           | planned    |
        | SessionScheduled | 2019-03-01 | Gazette 2019-03-02 | 2019-06-12 |
      Then the answer changed at these moments:
        | moment               | status    | since      |
        | 2019-03-02           | scheduled | 2019-03-01 |
        | 2019-06-13T00:00:00Z | overdue   | 2019-06-13 |
        | 2021-06-13T00:00:00Z | none      | none       |

    Scenario: From which nothing could be said is no moment of an answer
      Given these articles:
        | id     | publisher | published  | retracted  |
        | report | Gazette   | 2019-03-02 | 2019-04-01 |
      And these facts:
        | event       | occurred   | reported |
        | SessionHeld | 2019-03-01 | report   |
      Then the answer changed at these moments:
        | moment     | status |
        | 2019-03-02 | active |

  Rule: A moment that is told once stays, with its answer, whatever is recorded later
    Who cites an answer must find it again. What is found out later has moments of its own, in the list of a later ledger.

    Scenario: An old article is found after the answer was cited
      Given these facts:
        | event                | occurred   | reported           |
        | MechanismEstablished | 2015-01-10 | Gazette 2015-01-10 |
        | MechanismSuspended   | 2019-02-01 | Gazette 2019-02-03 |
      And the moments and their answers were cited
      And these facts:
        | event              | occurred   | reported           |
        | MechanismSuspended | 2016-05-01 | Courier 2016-05-02 |
      Then the moments that were cited are the same, with the same answers
      And the answer changed at these moments:
        | moment     | status    | since      |
        | 2015-01-10 | active    | 2015-01-10 |
        | 2016-05-02 | suspended | 2016-05-01 |
        | 2019-02-03 | suspended | 2016-05-01 |

  Rule: Before the first answer one is led to the first, and after the last to the present
    The nearest answer is better than none; only where nothing was ever known is there none.

    Scenario Outline: Asked for <moment>
      Given these facts:
        | event                | occurred   | reported           |
        | MechanismEstablished | 2015-01-10 | Gazette 2015-01-12 |
      When one asks for the answer of <moment>
      Then the answer is that of <answered>

      Examples:
        | moment               | answered             |
        | 1999-01-01T00:00:00Z | 2015-01-12           |
        | 2015-01-12T12:00:00Z | 2015-01-12           |
        | 2015-01-13T12:00:00Z | 2015-01-13T12:00:00Z |
        | 2999-01-01T00:00:00Z | 2026-01-01T12:00:00Z |

    Scenario: Nothing was ever known
      When one asks for the answer of 2019-01-01T00:00:00Z
      Then there is no answer of any moment
