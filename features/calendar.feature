Feature: The calendar
  Sessions and visits as an entry each, for calendar programs to subscribe to. A program knows an entry again by its uid, and
  takes a higher sequence for newer word of it; so the uid stays, and the sequence only grows: by two with every word that
  may have moved it, by one where the calendar did.

  Background:
    Given the summit "Harbour summit" between Arland and Borland

  Rule: What is moved stays the same entry, and its sequence grows
    Otherwise the old date would stay in everybody's calendar, beside the new one.

    Scenario: A session is rescheduled
      Given these facts:
        | event              | occurred   | edition | planned    | place    |
        | SessionScheduled   | 2018-04-02 | 4       | 2018-06-12 | Port Ard |
        | SessionRescheduled | 2018-05-02 | 4       | 2018-07-03 |          |
      When one looks into the calendar on 2018-04-10
      Then the calendar holds:
        | summary                     | first day  | last day   | status    | sequence | place    |
        | Harbour summit, 4th session | 2018-06-12 | 2018-06-12 | CONFIRMED | 0        | Port Ard |
      When one looks into the calendar on 2018-05-10
      Then the calendar holds:
        | summary                     | first day  | last day   | status    | sequence | place    |
        | Harbour summit, 4th session | 2018-07-03 | 2018-07-03 | CONFIRMED | 2        | Port Ard |
      And each entry is one of those before

    Scenario: A rescheduling that is retracted moves it back, which is one more move
      Given these facts:
        | key   | event              | occurred   | edition | planned    | fact  | cause     |
        | set   | SessionScheduled   | 2018-04-02 | 4       | 2018-06-12 |       |           |
        | moved | SessionRescheduled | 2018-05-02 | 4       | 2018-07-03 |       |           |
        | wrong | FactRetracted      | 2018-05-05 |         |            | moved | publisher |
      When one looks into the calendar on 2018-05-03
      Then the calendar holds:
        | first day  | sequence |
        | 2018-07-03 | 2        |
      When one looks into the calendar on 2018-05-10
      Then the calendar holds:
        | first day  | sequence |
        | 2018-06-12 | 4        |
      And each entry is one of those before

    Scenario: A session that gets its number later, and is held, is the entry that it was
      Given these facts:
        | event            | occurred   | edition | planned    |
        | SessionProposed  | 2018-02-01 |         | 2018-06    |
        | SessionScheduled | 2018-04-02 | 4       | 2018-06-12 |
        | SessionHeld      | 2018-06-12 | 4       |            |
      When one looks into the calendar on 2018-02-10
      Then the calendar holds:
        | summary                                             | status    |
        | Proposed: Harbour summit (day not known: June 2018) | TENTATIVE |
      When one looks into the calendar on 2018-07-01
      Then the calendar holds:
        | summary                     | first day  | last day   | status    | sequence |
        | Harbour summit, 4th session | 2018-06-12 | 2018-06-12 | CONFIRMED | 4        |
      And each entry is one of those before

  Rule: Cancelled is cancelled
    An entry that merely went missing would stay in calendars that were filled by hand.

    Scenario: A session is called off
      Given these facts:
        | event            | occurred   | edition | planned    | reason       |
        | SessionScheduled | 2018-04-02 | 4       | 2018-06-12 |              |
        | SessionCancelled | 2018-05-02 | 4       |            | the election |
      When one looks into the calendar on 2018-05-10
      Then the calendar holds:
        | summary                                | first day  | status    | sequence |
        | Cancelled: Harbour summit, 4th session | 2018-06-12 | CANCELLED | 2        |

    Scenario: A suspension leaves nothing to expect of the next session
      Given these facts:
        | event               | occurred   | edition | planned    |
        | SessionScheduled    | 2018-04-02 | 4       | 2018-06-12 |
        | MechanismSuspended  | 2018-05-02 |         |            |
      When one looks into the calendar on 2018-05-10
      Then the calendar holds:
        | summary                             | first day  | status    |
        | Lapsed: Harbour summit, 4th session | 2018-06-12 | CANCELLED |

    Scenario: A proposal of which no more was heard
      Given these facts:
        | event           | occurred   | edition | planned    |
        | SessionProposed | 2018-04-02 | 4       | 2018-06-12 |
      When one looks into the calendar on 2018-04-10
      Then the calendar holds:
        | status    | sequence |
        | TENTATIVE | 0        |
      When one looks into the calendar on 2018-06-20
      Then the calendar holds:
        | summary                             | status    | sequence |
        | Lapsed: Harbour summit, 4th session | CANCELLED | 1        |

  Rule: A vague plan is a span
    A day picked from among those that are possible would be an invention.

    Scenario Outline: A plan takes up every day that it can be
      Given these facts:
        | event            | occurred   | planned   |
        | SessionScheduled | 2018-04-02 | <planned> |
      When one looks into the calendar on 2018-04-10
      Then the calendar holds:
        | summary   | first day | last day |
        | <summary> | <first>   | <last>   |

      Examples:
        | planned                  | first      | last       | summary                                                         |
        | 2018-06                  | 2018-06-01 | 2018-06-30 | Harbour summit (day not known: June 2018)                       |
        | 2018-22                  | 2018-06-01 | 2018-08-31 | Harbour summit (day not known: summer 2018)                     |
        | [2018-06-11..2018-06-13] | 2018-06-11 | 2018-06-13 | Harbour summit (day not known: between 11 and 13 June 2018)     |
        | 2018-06-12~              | 2018-06-12 | 2018-06-12 | Harbour summit (day not known: about 12 June 2018)              |
        | 2018-06-11/2018-06-13    | 2018-06-11 | 2018-06-13 | Harbour summit                                                  |

  Rule: What has no day is in no calendar
    "Not before June" and "put off" name none.

    Scenario: A session is put off to no new date, and later fixed anew
      Given these facts:
        | event              | occurred   | edition | planned    |
        | SessionScheduled   | 2018-04-02 | 4       | 2018-06-12 |
        | SessionPostponed   | 2018-05-02 | 4       |            |
        | SessionRescheduled | 2018-06-02 | 4       | 2018-09-10 |
      When one looks into the calendar on 2018-05-10
      Then the calendar is empty
      When one looks into the calendar on 2018-06-10
      Then the calendar holds:
        | first day  | status    | sequence |
        | 2018-09-10 | CONFIRMED | 4        |

    Scenario: A plan that only says not before
      Given these facts:
        | event         | occurred   | edition | planned    |
        | SessionAgreed | 2018-04-02 | 4       | 2018-06/.. |
      When one looks into the calendar on 2018-04-10
      Then the calendar is empty

  Rule: A date that passes in silence is not a session
    Nobody said that they met.

    Scenario: The planned day has passed
      Given these facts:
        | event            | occurred   | edition | planned    |
        | SessionScheduled | 2018-04-02 | 4       | 2018-06-12 |
      When one looks into the calendar on 2018-06-20
      Then the calendar holds:
        | summary                                  | first day  | status    | sequence |
        | Unconfirmed: Harbour summit, 4th session | 2018-06-12 | TENTATIVE | 1        |

  Rule: A visit stands beside its meetings
    Who follows the journey wants to know whom the traveller meets.

    Scenario: A journey of two days, with talks
      Given the visit "Borden in Arland" of Boris Borden between Arland and Borland
      And these facts:
        | event            | occurred              | planned               | session | place    | reported           |
        | VisitAnnounced   | 2018-04-02            | 2018-06-12/2018-06-13 |         | Port Ard | Gazette 2018-04-02 |
        | SessionScheduled | 2018-04-02            | 2018-06-12            | talks   |          | Gazette 2018-04-02 |
        | VisitMade        | 2018-06-12/2018-06-13 |                       |         | Port Ard | Gazette 2018-06-14 |
      When one looks into the calendar on 2018-06-20
      Then the calendar holds:
        | summary                              | first day  | last day   | status    | sequence | place    |
        | Borden in Arland                     | 2018-06-12 | 2018-06-13 | CONFIRMED | 4        | Port Ard |
        | Unconfirmed: Borden in Arland, talks | 2018-06-12 | 2018-06-12 | TENTATIVE | 3        |          |

    Scenario: A journey is called off, and the talks with it: the entries are those that they were, though the end was recorded first
      Given the visit "Borden in Arland" of Boris Borden between Arland and Borland
      And these facts:
        | event            | occurred   | planned    | session | reported           |
        | VisitCancelled   | 2018-05-02 |            |         | Gazette 2018-05-02 |
        | VisitAnnounced   | 2018-04-02 | 2018-06-12 |         | Gazette 2018-04-02 |
        | SessionScheduled | 2018-04-02 | 2018-06-12 | talks   | Gazette 2018-04-03 |
        | SessionScheduled | 2018-04-02 | 2018-06-12 | dinner  | Gazette 2018-04-03 |
      When one looks into the calendar on 2018-04-10
      Then the calendar holds:
        | summary                             | first day  | status    |
        | Borden in Arland                    | 2018-06-12 | CONFIRMED |
        | Borden in Arland, talks             | 2018-06-12 | CONFIRMED |
        | Borden in Arland, dinner            | 2018-06-12 | CONFIRMED |
      When one looks into the calendar on 2018-05-10
      Then the calendar holds:
        | summary                             | first day  | status    |
        | Cancelled: Borden in Arland         | 2018-06-12 | CANCELLED |
        | Cancelled: Borden in Arland, talks  | 2018-06-12 | CANCELLED |
        | Cancelled: Borden in Arland, dinner | 2018-06-12 | CANCELLED |
      And each entry is one of those before
