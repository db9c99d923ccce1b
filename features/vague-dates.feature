Feature: Vague dates
  News rarely gives a day. "Early next week", "last autumn" and "since 2018" are dates all the same: each allows some days and
  excludes the others.

  Rule: Every date has an earliest and a latest day
    Whatever the form in which it is written, an answer compares days and never words.

    Scenario Outline: A session held <date>
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event       | key   | occurred | reported           |
        | SessionHeld | round | <date>   | Gazette 2025-12-31 |
      When one asks about 2026-01-01
      Then the fact round says:
        | occurred | earliest   | latest   |
        | <date>   | <earliest> | <latest> |

      Examples: a day, a month, a year, a decade
        | date       | earliest   | latest     |
        | 2024-05-29 | 2024-05-29 | 2024-05-29 |
        | 2024-05    | 2024-05-01 | 2024-05-31 |
        | 2024-02    | 2024-02-01 | 2024-02-29 |
        | 2018       | 2018-01-01 | 2018-12-31 |
        | 201X       | 2010-01-01 | 2019-12-31 |

      Examples: a time belongs to the day of its own offset
        | date                      | earliest   | latest     |
        | 2024-05-29T23:30:00+09:00 | 2024-05-29 | 2024-05-29 |
        | 2024-05-29T00:30:00+09:00 | 2024-05-29 | 2024-05-29 |

      Examples: a qualifier is kept and shown, and does not move the bounds
        | date        | earliest   | latest     |
        | 2018~       | 2018-01-01 | 2018-12-31 |
        | 2018-05?    | 2018-05-01 | 2018-05-31 |
        | 2018-05-09% | 2018-05-09 | 2018-05-09 |

      Examples: a set is uncertainty about the day
        | date                     | earliest   | latest     |
        | [2024-05-26..2024-05-28] | 2024-05-26 | 2024-05-28 |
        | [2024-05-26, 2024-06-02] | 2024-05-26 | 2024-06-02 |

      Examples: an interval of two full days is a duration, and begins on its first
        | date                  | earliest   | latest     |
        | 2018-10-10/2018-10-12 | 2018-10-10 | 2018-10-10 |

      Examples: an interval of months or years is uncertainty like a set
        | date            | earliest   | latest     |
        | 2020/2024-05    | 2020-01-01 | 2024-05-31 |
        | 2019-03/2019-05 | 2019-03-01 | 2019-05-31 |

      Examples: an open end begins a condition, an open beginning only says by when
        | date          | earliest   | latest     |
        | 2019-11/..    | 2019-11-01 | 2019-11-30 |
        | 2019-11-05/.. | 2019-11-05 | 2019-11-05 |
        | ../2016       | none       | 2016-12-31 |

      Examples: seasons, of which winter runs into the next February
        | date    | earliest   | latest     |
        | 2024-21 | 2024-03-01 | 2024-05-31 |
        | 2024-22 | 2024-06-01 | 2024-08-31 |
        | 2024-23 | 2024-09-01 | 2024-11-30 |
        | 2023-24 | 2023-12-01 | 2024-02-29 |

  Rule: The words of the article may be kept beside the date
    "Early next week" is the evidence, the two days are how the coder reads it.

    Scenario: The date and the phrase for it
      Given the summit "Corland–Borland summit" between Corland and Borland
      And these facts:
        | event            | key  | occurred   | planned                  | planned said    | said            | place    |
        | SessionScheduled | date | 2024-05-24 | [2024-05-26..2024-05-28] | early next week | as we now learn | Port Ard |
      When one asks on 2024-05-25
      Then the status is scheduled, since 2024-05-24
      And the next session is scheduled for [2024-05-26..2024-05-28]
      And the fact date says:
        | planned said    | said            | place    |
        | early next week | as we now learn | Port Ard |

  Rule: A fact has happened by the day on which it was first published
    What a paper of the 15th reports as of "November" happened by the 15th; else a proposal of November would come after the
    refusal of the 22nd.

    Scenario: Proposed in November, refused on the 22nd
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event              | occurred   | reported           |
        | MechanismSuspended | 2019-02-01 | Gazette 2019-02-01 |
        | ResumptionProposed | 2019-11    | Gazette 2019-11-15 |
        | ResumptionRefused  | 2019-11-22 | Gazette 2019-11-22 |
      Then the answers are:
        | on         | opening             |
        | 2019-11-15 | resumption proposed |
        | 2019-11-22 | none                |
        | 2019-12-31 | none                |

    Scenario Outline: "In May", as printed on <published>
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event       | key   | occurred | reported            |
        | SessionHeld | round | 2019-05  | Gazette <published> |
      When one asks about 2020-01-01
      Then the fact round says:
        | earliest   | latest   |
        | 2019-05-01 | <latest> |

      Examples:
        | published  | latest     |
        | 2019-06-10 | 2019-05-31 |
        | 2019-05-12 | 2019-05-12 |
        | 2019-05-01 | 2019-05-01 |
        | 2019-04-30 | 2019-05-01 |

    Scenario: An earlier report that the ledger finds later narrows the date
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event            | key   | fact  | occurred | reported                               |
        | SessionHeld      | round |       | 2019-05  | Gazette 2019-04-20; Gazette 2019-06-10 |
        | FactCorroborated |       | round |          | Courier 2019-05-12                     |
      When one asks on 2019-06-30
      Then the fact round says:
        | earliest   | latest     |
        | 2019-05-01 | 2019-05-12 |
