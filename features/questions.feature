Feature: Questions about many days
  A single answer is a point. People also ask how it came about: along the days of the world, along the days of knowledge,
  between two dates, and over all channels at once.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland, meant to meet every year
    And these facts:
      | event                | key       | occurred   | planned    | effective | reported           |
      | MechanismEstablished | founded   | 2015-01-10 |            |           | Gazette 2015-01-10 |
      | SessionScheduled     | date      | 2019-01-08 | 2019-05-14 |           | Gazette 2019-01-08 |
      | MechanismSuspended   | suspended | 2019-02-01 |            |           | Courier 2019-03-15 |
      | ResumptionAgreed     | agreement | 2020-03-10 |            |           | Courier 2020-03-11 |
      | MechanismResumed     | resumed   | 2020-06-01 |            |           | Gazette 2020-06-01 |
    And the agreement "Arland–Corland transit pact" between Arland and Corland
    And these facts:
      | event                | key    | occurred   | effective  |
      | MechanismEstablished | signed | 2016-05-02 |            |
      | TerminationNotified  | notice | 2020-02-01 | 2020-08-01 |

  Rule: The timeline follows one reader along the days of the world
    The bands of a channel, as one day's knowledge draws them.

    Scenario Outline: As known on <on>
      When one asks about the "Arland–Borland strategic dialogue" on <on>
      Then the timeline is:
        | from           | to             | status    | because   |
        | 2015-01-10     | 2019-01-08     | active    | founded   |
        | 2019-01-08     | <scheduled to> | scheduled | date      |
        | <scheduled to> | <next to>      | <next>    | <because> |

      Examples:
        | on         | scheduled to | next      | next to | because      |
        | 2019-02-20 | 2019-05-14   | due       | none    | the calendar |
        | 2019-03-20 | 2019-02-01   | suspended | none    | suspended    |

    Scenario: As known today
      When one asks about the "Arland–Borland strategic dialogue" about 2020-07-01
      Then the timeline is:
        | from       | to         | status    | because   |
        | 2015-01-10 | 2019-01-08 | active    | founded   |
        | 2019-01-08 | 2019-02-01 | scheduled | date      |
        | 2019-02-01 | 2020-03-10 | suspended | suspended |
        | 2020-03-10 | 2020-06-01 | agreed    | agreement |
        | 2020-06-01 | none       | active    | resumed   |

  Rule: Beliefs follow one day of the world along the days of knowledge
    How the answer about a single day changed as articles appeared.

    Scenario: About 20 February 2019
      When one asks about the "Arland–Borland strategic dialogue" about 2019-02-20
      Then the beliefs about that day are:
        | known from | known to   | status    | since      | because   |
        | 2015-01-10 | 2019-01-08 | active    | 2015-01-10 | founded   |
        | 2019-01-08 | 2019-03-15 | scheduled | 2019-01-08 | date      |
        | 2019-03-15 | none       | suspended | 2019-02-01 | suspended |

  Rule: The difference between two answers names the facts that made it
    "What has changed since the last briefing, and who says so?"

    Scenario: From 1 March to 1 April 2020
      When one compares the "Arland–Borland strategic dialogue" on 2020-03-01 with 2020-04-01
      Then these fields have changed:
        | field       | before     | after      | because   |
        | status      | suspended  | agreed     | agreement |
        | since       | 2019-02-01 | 2020-03-10 | agreement |
        | last_report | 2019-03-15 | 2020-03-11 | agreement |

    Scenario: The same day, before and after an article appeared
      When one compares the "Arland–Borland strategic dialogue" on 2019-03-14 with 2019-03-15, both about 2019-02-20
      Then these fields have changed:
        | field       | before     | after      | because   |
        | status      | scheduled  | suspended  | suspended |
        | since       | 2019-01-08 | 2019-02-01 | suspended |
        | phase.value | active     | suspended  | suspended |

  Rule: The world on one day
    Every channel with its status, at one point of all three clocks.

    Scenario: The first of July 2020, and of July 2015
      Then all channels known on 2020-07-01 are:
        | channel                           | status |
        | Arland–Borland strategic dialogue | active |
        | Arland–Corland transit pact       | active |
      And all channels known on 2015-07-01 are:
        | channel                           | status |
        | Arland–Borland strategic dialogue | active |

  Rule: Whose status changed, also by the calendar
    A notice that takes effect is news on its day, though nobody prints it.

    Scenario: As the news came in
      Then from 2019-03-01 to 2020-12-31 these statuses changed:
        | day        | channel                           | before    | after        |
        | 2019-03-15 | Arland–Borland strategic dialogue | scheduled | suspended    |
        | 2020-03-11 | Arland–Borland strategic dialogue | suspended | agreed       |
        | 2020-06-01 | Arland–Borland strategic dialogue | agreed    | active       |
        | 2020-08-01 | Arland–Corland transit pact       | active    | discontinued |

    Scenario: In hindsight
      Then from 2019-01-15 to 2020-04-30 these statuses changed, in hindsight:
        | day        | channel                           | before    | after     |
        | 2019-02-01 | Arland–Borland strategic dialogue | scheduled | suspended |
        | 2020-03-10 | Arland–Borland strategic dialogue | suspended | agreed    |

  Rule: The agenda is what is planned, overdue or running out
    What a desk officer puts into the calendar.

    Scenario: Asked in February 2019 and in March 2020
      Then the agenda known on 2019-02-01 from 2019-02-01 to 2019-12-31 is:
        | when       | channel                           | what    | step      |
        | 2019-05-14 | Arland–Borland strategic dialogue | session | scheduled |
      And the agenda known on 2020-03-01 from 2020-03-01 to 2020-12-31 is:
        | when       | channel                     | what   | step     |
        | 2020-08-01 | Arland–Corland transit pact | notice | standing |
