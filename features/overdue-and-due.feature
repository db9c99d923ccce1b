Feature: Overdue and due
  A date that passes in silence is a finding, and nobody publishes it. Only the calendar tells.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: A scheduled session is overdue the day after its last planned day
    The date has passed and no one has said whether it took place.

    Scenario Outline: Planned for <planned>
      Given these facts:
        | event            | occurred   | planned   |
        | SessionScheduled | 2018-01-15 | <planned> |
      Then the answers are:
        | on     | status    | since      | because      | evidence |
        | <last> | scheduled | 2018-01-15 |              | reported |
        | <next> | overdue   | <next>     | the calendar | none     |

      Examples:
        | planned                  | last       | next       |
        | 2018-06-12               | 2018-06-12 | 2018-06-13 |
        | 2018-06-12/2018-06-14    | 2018-06-14 | 2018-06-15 |
        | [2018-06-12..2018-06-20] | 2018-06-20 | 2018-06-21 |
        | ../2018-06-12            | 2018-06-12 | 2018-06-13 |
        | 2018-06-12T10:00+09:00   | 2018-06-12 | 2018-06-13 |
        | 2018-06                  | 2018-06-30 | 2018-07-01 |
        | 2018-23                  | 2018-11-30 | 2018-12-01 |
        | 2018-24                  | 2019-02-28 | 2019-03-01 |

    Scenario: "Not before June" is never overdue
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-01-15 | 2018-06/.. |
      When one asks on 2019-06-01
      Then the status is scheduled, since 2018-01-15

    Scenario: The report comes a week later
      Given these facts:
        | event            | occurred   | planned    | reported           |
        | SessionScheduled | 2018-05-15 | 2018-06-12 | Gazette 2018-05-15 |
        | SessionHeld      | 2018-06-12 |            | Courier 2018-06-19 |
      Then the answers are:
        | on         | about      | status    | since      |
        | 2018-06-18 | 2018-06-18 | overdue   | 2018-06-13 |
        | 2018-06-19 | 2018-06-19 | active    | 2015-01-10 |
        | 2018-06-19 | 2018-06-13 | active    | 2015-01-10 |
        | 2018-06-19 | 2018-06-01 | scheduled | 2018-05-15 |

    Scenario Outline: In hindsight it was not overdue, because <event> tells what became of it
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-05-15 | 2018-06-12 |
        | <event>          | 2018-07-01 | <planned>  |
      Then the answers are:
        | on         | about      | status    | since      |
        | 2018-06-20 | 2018-06-20 | overdue   | 2018-06-13 |
        | 2018-07-10 | 2018-06-20 | scheduled | 2018-05-15 |

      Examples:
        | event              | planned    |
        | SessionRescheduled | 2018-10-09 |
        | SessionPostponed   |            |
        | SessionCancelled   |            |
        | SessionHeld        |            |

    Scenario: Agreeing again without a date leaves it overdue
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-05-15 | 2018-06-12 |
        | SessionAgreed    | 2018-07-01 |            |
      When one asks on 2018-07-10
      Then the status is overdue, since 2018-06-13

    Scenario Outline: A new date for an overdue session gives the step of the fact that brings it
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-05-15 | 2018-06-12 |
        | <event>          | 2018-07-01 | 2018-10-09 |
      When one asks on 2018-07-10
      Then the status is <status>, since <since>
      And the next session is <step> for 2018-10-09

      Examples:
        | event              | step      | status    | since      |
        | SessionProposed    | proposed  | active    | 2015-01-10 |
        | SessionAgreed      | agreed    | agreed    | 2018-07-01 |
        | SessionScheduled   | scheduled | scheduled | 2018-07-01 |
        | SessionRescheduled | scheduled | scheduled | 2018-07-01 |
        | SessionPostponed   | postponed | postponed | 2018-07-01 |

  Rule: In a forecast a scheduled session falls due on its last planned day
    It should have taken place by then, which nobody can know yet.

    Scenario: Asked before the day about the days after
      Given these facts:
        | event            | occurred   | planned               |
        | SessionScheduled | 2018-05-15 | 2018-06-12/2018-06-14 |
      Then the answers are:
        | on         | about      | status    | since      | forecast | because      |
        | 2018-06-01 | 2018-06-01 | scheduled | 2018-05-15 | no       |              |
        | 2018-06-01 | 2018-06-13 | scheduled | 2018-05-15 | yes      |              |
        | 2018-06-01 | 2018-06-14 | due       | 2018-06-14 | yes      | the calendar |
        | 2018-06-01 | 2018-09-01 | due       | 2018-06-14 | yes      | the calendar |

    Scenario Outline: Silence is counted only as far as one knows: <event> for <planned>
      Given these facts:
        | event   | occurred   | planned   |
        | <event> | 2018-02-01 | <planned> |
      When one asks on 2018-05-01 about <about>
      Then the status is <status>, since <since>
      And there is no warning
      And in the answer:
        | next session | forecast |
        | <step>       | yes      |

      Examples:
        | event            | planned | about      | step      | status    | since      |
        | SessionProposed  | 2018-06 | 2018-08-01 | proposed  | active    | 2015-01-10 |
        | SessionAgreed    | 2018-06 | 2018-08-01 | agreed    | agreed    | 2018-02-01 |
        | SessionAgreed    |         | 2022-01-01 | agreed    | agreed    | 2018-02-01 |
        | SessionPostponed | 2018-06 | 2022-01-01 | postponed | postponed | 2018-02-01 |

    Scenario: What is overdue already is not due
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-05-15 | 2018-06-12 |
      When one asks on 2018-07-01 about 2018-09-01
      Then the status is overdue, since 2018-06-13
      And it is a forecast

  Rule: A mere proposal is dropped when its date passes
    An invitation for June is void in July.

    Scenario: June has passed
      Given these facts:
        | event           | occurred   | planned |
        | SessionProposed | 2018-02-01 | 2018-06 |
      Then the answers are:
        | on         | next session | status | since      |
        | 2018-06-30 | proposed     | active | 2015-01-10 |
        | 2018-07-01 | none         | active | 2015-01-10 |

    Scenario: The session announced in autumn is not the one proposed for June
      Given these facts:
        | event            | occurred   | planned    |
        | SessionProposed  | 2018-02-01 | 2018-06    |
        | SessionScheduled | 2018-09-10 | 2018-11-05 |
      When one asks on 2018-10-01
      Then the status is scheduled, since 2018-09-10
      And in the answer:
        | planned    | was  |
        | 2018-11-05 | none |

  Rule: An agreed or postponed session outlives its target date
    Both sides still mean to meet; they are late, which is worth a warning.

    Scenario Outline: <event> for June
      Given these facts:
        | event   | key    | occurred   | planned |
        | <event> | target | 2018-02-01 | 2018-06 |
      Then the answers are:
        | on         | status   | since      | warnings           |
        | 2018-06-30 | <status> | 2018-02-01 | none               |
        | 2018-07-01 | <status> | 2018-02-01 | target-date-missed |

      Examples:
        | event            | status    |
        | SessionAgreed    | agreed    |
        | SessionPostponed | postponed |

  Rule: A step of which nothing more is heard goes stale
    Twice the rhythm, or two years where there is none: after that a step tells nothing about today, and only stays as a reminder.

    Scenario Outline: <event> and then silence
      Given these facts:
        | event   | occurred   | planned   |
        | <event> | 2018-02-01 | <planned> |
      Then the answers are:
        | on       | status   | since      | next session | warnings   |
        | <before> | <status> | <since>    | <step>       | <warnings> |
        | <after>  | active   | 2015-01-10 | <step>       | <stale>    |

      Examples:
        | event            | planned    | before     | after      | status    | step      | since      | warnings           | stale                     |
        | SessionAgreed    |            | 2020-01-31 | 2020-02-15 | agreed    | agreed    | 2018-02-01 | none               | stale                     |
        | SessionPostponed |            | 2020-01-31 | 2020-02-15 | postponed | postponed | 2018-02-01 | none               | stale                     |
        | SessionAgreed    | 2018-06-12 | 2020-06-11 | 2020-06-15 | agreed    | agreed    | 2018-02-01 | target-date-missed | stale, target-date-missed |
        | SessionScheduled | 2018-06-12 | 2020-06-11 | 2020-06-15 | overdue   | overdue   | 2018-06-13 | none               | stale                     |

    Scenario: "Not before 2021" is not stale before 2021
      Given these facts:
        | event         | occurred   | planned |
        | SessionAgreed | 2018-02-01 | 2021/.. |
      When one asks on 2020-06-01
      Then the status is agreed, since 2018-02-01
      And there is no warning

    Scenario: The channel's own rhythm decides
      Given the summit "Corland–Borland summit" between Corland and Borland, meant to meet every six months
      And these facts:
        | event                | occurred   |
        | MechanismEstablished | 2017-01-10 |
        | SessionAgreed        | 2018-02-01 |
      Then the answers are:
        | on         | status | since      |
        | 2019-01-31 | agreed | 2018-02-01 |
        | 2019-02-15 | active | 2017-01-10 |

    Scenario: A stale session gives way to a fresh one
      Given these facts:
        | event            | occurred   | edition | planned |
        | SessionPostponed | 2016-02-01 | 4       |         |
        | SessionAgreed    | 2018-01-10 | 5       |         |
      Then the answers are:
        | on         | next edition | status    | since      |
        | 2018-01-20 | 4            | postponed | 2016-02-01 |
        | 2018-02-15 | 5            | agreed    | 2018-01-10 |
