Feature: Syndication
  Ten papers that print one agency report are one voice. Counting them as ten is how rumours become facts.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland

  Rule: Voices are counted by their origin
    The origin is who first reported it; without one, the publisher.

    Scenario Outline: Voices: <case>
      Given these articles:
        | id     | publisher | published  | origin   | copy of |
        | first  | Gazette   | 2018-06-13 | <origin> |         |
        | second | Courier   | 2018-06-14 | <other>  | <copy>  |
      And these facts:
        | event       | occurred   | reported      |
        | SessionHeld | 2018-06-12 | first; second |
      Then the answers are:
        | on         | status | origins   |
        | 2018-06-13 | active | 1         |
        | 2018-06-14 | active | <origins> |

      Examples:
        | case                                     | origin | other   | copy  | origins |
        | Two papers, each on its own              |        |         |       | 2       |
        | Two papers with the report of one agency | Wire   | Wire    |       | 1       |
        | One paper repeats the other              |        |         | first | 1       |
        | A copy that does not name its agency     | Wire   |         | first | 1       |
        | Two agencies                             | Wire   | Herald  |       | 2       |
        | A paper that is the origin of the other  |        | Gazette |       | 1       |

    Scenario: A copy of a copy is the same voice
      Given these articles:
        | id     | publisher | published  | copy of |
        | first  | Gazette   | 2018-06-13 |         |
        | second | Courier   | 2018-06-14 | first   |
        | third  | Herald    | 2018-06-15 | second  |
      And these facts:
        | event       | occurred   | reported             |
        | SessionHeld | 2018-06-12 | first; second; third |
      When one asks on 2018-07-01
      Then in the answer:
        | origins |
        | 1       |

    Scenario: The same paper twice is one voice
      Given these facts:
        | event       | occurred   | reported                               |
        | SessionHeld | 2018-06-12 | Gazette 2018-06-13; Gazette 2018-06-20 |
      When one asks on 2018-07-01
      Then in the answer:
        | origins |
        | 1       |

    Scenario: A paper turns out to have copied
      Given these articles:
        | id     | publisher | published  |
        | first  | Gazette   | 2018-06-13 |
        | second | Courier   | 2018-06-14 |
      And these facts:
        | event       | occurred   | reported      |
        | SessionHeld | 2018-06-12 | first; second |
      And that this was recorded on 2018-06-15
      And these facts of the article "second":
        | event      | key  | copy of | reason                   |
        | CopyLinked | copy | first   | The wording is the same. |
      And that this was recorded on 2018-06-20
      Then the answers are:
        | on         | ledger     | origins |
        | 2018-06-18 | 2018-06-18 | 2       |
        | 2018-06-18 | 2018-06-21 | 1       |

  Rule: A copy keeps its own date
    What counts is when the public could read it, and a reprint of January is read in January.

    Scenario: The reprint is the older of the two that the ledger dates
      Given these articles:
        | id      | publisher | published  | copy of |
        | release | Wire      | 2018-06-20 |         |
        | reprint | Gazette   | 2018-06-13 | release |
      And these facts:
        | event       | occurred   | reported         |
        | SessionHeld | 2018-06-12 | release; reprint |
      Then the answers are:
        | on         | status    | origins |
        | 2018-06-12 | not found |         |
        | 2018-06-13 | active    | 1       |
        | 2018-06-20 | active    | 1       |

    Scenario: A fact that only the copy is cited for
      Given these articles:
        | id      | publisher | published  | copy of |
        | release | Wire      | 2018-06-13 |         |
        | reprint | Gazette   | 2018-06-20 | release |
      And these facts:
        | event       | occurred   | reported |
        | SessionHeld | 2018-06-12 | reprint  |
      Then the answers are:
        | on         | status    |
        | 2018-06-19 | not found |
        | 2018-06-20 | active    |
