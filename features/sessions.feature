Feature: Which session is meant
  Papers write "the talks", "the fifth round" and "the autumn meeting". A session is known by its edition, by a label, or by
  neither, and every fact has to find the session of which it speaks.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: A fact that names no session speaks of the pending one touched last, or opens one
    That is how readers of a running story understand it.

    Scenario: The session last spoken of gets the date
      Given these facts:
        | event            | occurred   | edition | planned    |
        | SessionAgreed    | 2018-02-01 | 4       |            |
        | SessionAgreed    | 2018-03-01 | 5       |            |
        | SessionScheduled | 2018-04-01 |         | 2018-09-01 |
      When one asks on 2018-05-01
      Then the status is scheduled, since 2018-04-01
      And in the answer:
        | next session | next edition | planned    |
        | scheduled    | 5            | 2018-09-01 |

    Scenario: A word about the older one turns the story back to it
      Given these facts:
        | event            | occurred   | edition | planned    |
        | SessionAgreed    | 2018-02-01 | 4       |            |
        | SessionAgreed    | 2018-03-01 | 5       |            |
        | SessionProposed  | 2018-03-20 | 4       | 2018-08    |
        | SessionScheduled | 2018-04-01 |         | 2018-09-01 |
      When one asks on 2018-05-01
      Then in the answer:
        | next session | next edition | planned    |
        | scheduled    | 4            | 2018-09-01 |

    Scenario: When it is cancelled, the other one remains
      Given these facts:
        | event            | occurred   | edition |
        | SessionAgreed    | 2018-02-01 | 4       |
        | SessionAgreed    | 2018-03-01 | 5       |
        | SessionCancelled | 2018-05-01 |         |
      When one asks on 2018-06-01
      Then the status is agreed, since 2018-02-01
      And in the answer:
        | next edition | last closed | closed edition |
        | 4            | cancelled   | 5              |

  Rule: A pending session takes the first number that a fact about it gives
    The number often appears only in the communiqué.

    Scenario: The proposed talks turn out to be the sixth round
      Given these facts:
        | event            | occurred   | edition | planned    |
        | SessionProposed  | 2018-02-01 |         | 2018-06    |
        | SessionScheduled | 2018-04-01 | 6       | 2018-06-12 |
      When one asks on 2018-05-01
      Then in the answer:
        | next session | next edition | planned    | was     |
        | scheduled    | 6            | 2018-06-12 | 2018-06 |

    Scenario: A labelled session is found again by its number
      Given these facts:
        | event            | occurred   | session        | edition | planned    |
        | SessionProposed  | 2018-02-01 | autumn meeting |         | 2018-23    |
        | SessionAgreed    | 2018-03-01 | autumn meeting | 6       |            |
        | SessionScheduled | 2018-04-01 |                | 6       | 2018-10-09 |
      When one asks on 2018-05-01
      Then in the answer:
        | next session | next edition | next label     | planned    | was     |
        | scheduled    | 6            | autumn meeting | 2018-10-09 | 2018-23 |

    Scenario: The round held takes its number from the round announced
      Given these facts:
        | event            | occurred   | edition | planned    |
        | SessionScheduled | 2018-04-01 | 6       | 2018-06-12 |
        | SessionHeld      | 2018-06-12 |         |            |
      When one asks on 2018-07-01
      Then in the answer:
        | last session | last edition | highest edition | next session |
        | 2018-06-12   | 6            | 6               | none         |

  Rule: There is one session for each number and for each label
    Two papers that report the fifth round report one meeting, not two.

    Scenario Outline: Reported twice by <name>
      Given these facts:
        | event       | occurred   | <name>  | reported           |
        | SessionHeld | 2018-06-12 | <value> | Gazette 2018-06-12 |
        | SessionHeld | 2018-06-12 | <value> | Courier 2018-06-13 |
      When one asks on 2018-07-01
      Then in the answer:
        | sessions held | last session |
        | 1             | 2018-06-12   |

      Examples:
        | name    | value          |
        | edition | 5              |
        | session | summer meeting |

    Scenario: Two papers report a meeting of one day, and neither gives a number
      Given these facts:
        | event       | occurred   | reported           |
        | SessionHeld | 2018-06-12 | Gazette 2018-06-12 |
        | SessionHeld | 2018-06-12 | Courier 2018-06-13 |
      When one asks on 2018-07-01
      Then in the answer:
        | sessions held | last session |
        | 1             | 2018-06-12   |

    Scenario: Two numbers are two sessions
      Given these facts:
        | event       | occurred   | edition |
        | SessionHeld | 2018-06-12 | 5       |
        | SessionHeld | 2018-09-12 | 6       |
      When one asks on 2018-10-01
      Then in the answer:
        | sessions held | last session | last edition | highest edition |
        | 2             | 2018-09-12   | 6            | 6               |

    Scenario: A year and a day within it are one session
      Given these facts:
        | event       | occurred   | reported           |
        | SessionHeld | 2018-06-12 | Gazette 2018-06-12 |
        | SessionHeld | 2018       | Courier 2019-02-01 |
      When one asks on 2019-03-01
      Then in the answer:
        | sessions held | last session |
        | 1             | 2018-06-12   |

  Rule: The next session is the one that has come furthest
    With several meetings in the air, the reader wants the one with a date; among equals, the one last in the news.

    Scenario Outline: A <first> fourth round and a <second> fifth round
      Given these facts:
        | event    | occurred   | edition | planned  |
        | <first>  | 2018-02-01 | 4       | <fourth> |
        | <second> | 2018-03-01 | 5       | <fifth>  |
      When one asks on 2018-04-01
      Then in the answer:
        | next edition | status   | since   |
        | <next>       | <status> | <since> |

      Examples:
        | first            | fourth     | second           | fifth      | next | status    | since      |
        | SessionScheduled | 2018-06-12 | SessionAgreed    |            | 4    | scheduled | 2018-02-01 |
        | SessionAgreed    |            | SessionScheduled | 2018-06-12 | 5    | scheduled | 2018-03-01 |
        | SessionPostponed |            | SessionAgreed    |            | 4    | postponed | 2018-02-01 |
        | SessionPostponed |            | SessionScheduled | 2018-06-12 | 5    | scheduled | 2018-03-01 |
        | SessionAgreed    |            | SessionProposed  |            | 4    | agreed    | 2018-02-01 |
        | SessionAgreed    |            | SessionAgreed    |            | 5    | agreed    | 2018-03-01 |
        | SessionScheduled | 2018-06-12 | SessionScheduled | 2018-08-01 | 5    | scheduled | 2018-03-01 |

  Rule: Numberings restart
    A number that comes again years later is a new meeting, and a reason to look twice.

    Scenario: A first round after the first round
      Given these facts:
        | event            | key   | occurred   | edition | planned    |
        | SessionHeld      | old   | 2016-06-12 | 1       |            |
        | SessionScheduled | again | 2018-04-01 | 1       | 2018-06-12 |
      When one asks on 2018-05-01
      Then the status is scheduled, since 2018-04-01
      And there is the warning "numbering-restarted"
      And in the answer:
        | next edition | sessions held | last session |
        | 1            | 1             | 2016-06-12   |

    Scenario: It is held and counts as another session
      Given these facts:
        | event       | occurred   | edition |
        | SessionHeld | 2016-06-12 | 1       |
        | SessionHeld | 2018-06-12 | 1       |
      When one asks on 2018-07-01
      Then there is the warning "numbering-restarted"
      And in the answer:
        | sessions held | last session |
        | 2             | 2018-06-12   |

    Scenario: A lower number after a higher one is odd
      Given these facts:
        | event       | key     | occurred   | edition |
        | SessionHeld | seventh | 2016-06-12 | 7       |
        | SessionHeld | sixth   | 2018-06-12 | 6       |
      When one asks on 2018-07-01
      Then there is the warning "edition-out-of-sequence"
      And in the answer:
        | sessions held | last edition | highest edition |
        | 2             | 6            | 7               |
