Feature: The worked example
  What two newspaper articles of May 2024 let one say about the council of the ruling parties of Japan and China, and about the
  summit of China, Japan and South Korea: every row of the table in the specification, asked of the casebook that is shipped.

  Background:
    Given the shipped casebook

  Rule: The council, row by row
    The articles agree on the year in which it stopped and differ in the word; neither gives its own date.

    Scenario Outline: About <about>, as known on <on>
      When one asks about the mechanism "japan-china-ruling-party-exchange-council" on <on> about <about>
      Then the status is <status>, since <since>

      Examples:
        | on         | about      | status    | since      |
        | 2026-01-01 | 2017-12-31 | active    | ../2017    |
        | 2026-01-01 | 2020-06-01 | suspended | 2018       |
        | 2026-01-01 | 2018-06-01 | active    | ../2017    |
        | 2024-05-25 | 2024-05-25 | suspended | 2018       |
        | 2024-05-25 | 2024-05-30 | suspended | 2018       |
        | 2024-05-30 | 2024-05-30 | agreed    | 2024-05-29 |

    Scenario: 2020, as known in 2020: nothing had been published that this ledger knows
      When one asks about the mechanism "japan-china-ruling-party-exchange-council" on 2020-06-01
      Then nothing is known before 2024-05-25

    Scenario: 2020, in hindsight: the articles of May 2024 say so
      When one asks about the mechanism "japan-china-ruling-party-exchange-council" about 2020-06-01
      Then the status is suspended, since 2018, basis reported
      And there is no opening

    Scenario: The middle of 2018: a year is not a day
      When one asks about the mechanism "japan-china-ruling-party-exchange-council" about 2018-06-01
      Then the status is active, since ../2017
      And it is not settled: it may also be dormant since 2018, or suspended since 2018

    Scenario: 25 May 2024: a resumption is to be talked about, and the parties decline to comment
      When one asks about the mechanism "japan-china-ruling-party-exchange-council" on 2024-05-25
      Then the status is suspended, since 2018, basis reported
      And in the answer:
        | opening             | opening planned | evidence | forecast |
        | resumption proposed | 2024-05-29      | reported | no       |
      And the evidence of "resumption-proposed-2024" is reported
      And the fact resumption-proposed-2024 says:
        | stands                               |
        | jp-ldp declined, jp-komeito declined |

    Scenario: 30 May, as seen on the 25th: an agreement could not be known yet
      When one asks about the mechanism "japan-china-ruling-party-exchange-council" on 2024-05-25 about 2024-05-30
      Then the status is suspended, since 2018
      And it is a forecast

    Scenario: 30 May 2024: agreed, and not resumed
      When one asks about the mechanism "japan-china-ruling-party-exchange-council" on 2024-05-30
      Then the status is agreed, since 2024-05-29
      And the phase is still suspended, since 2018, basis reported
      And the opening is a resumption, agreed since 2024-05-29
      And the answer rests on resumption-agreed-2024
      And in the answer:
        | open terms | evidence | origins | next session | last session | sessions held | last report | forecast |
        | how, when  | one-side | 1       | none         | 2018         | 1             | 2024-05-30  | no       |

    Scenario: The denial of a day: belief about 30 May as the articles appeared
      When one asks about the mechanism "japan-china-ruling-party-exchange-council" about 2024-05-30
      Then the beliefs about that day are:
        | known from | known to   | status    | since      |
        | 2024-05-25 | 2024-05-30 | suspended | 2018       |
        | 2024-05-30 | none       | agreed    | 2024-05-29 |

  Rule: The summit, before and after
    The same two articles: one announces it for the coming week, the other tells what came of it.

    Scenario: On the Saturday before
      When one asks about the mechanism "china-japan-korea-summit" on 2024-05-25
      Then the status is scheduled
      And the next session is scheduled for [2024-05-26..2024-05-28]
      And in the answer:
        | last session | sessions held |
        | 2019         | 1             |
      And the fact session-scheduled-2024 says:
        | planned said    |
        | early next week |

    Scenario: On the Thursday after
      When one asks about the mechanism "china-japan-korea-summit" on 2024-05-30
      Then the status is active
      And no session is pending
      And the last session was held on 2024-05-27
      And in the answer:
        | sessions held | outcomes                                                         |
        | 2             | Dialogue on trade and security among the three is to be revived. |

    Scenario: The last one before it was that of 2019
      When one asks about the mechanism "china-japan-korea-summit" about 2020-06-01
      Then the last session was held on 2019
