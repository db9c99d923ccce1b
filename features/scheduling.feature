Feature: Scheduling a session
  From a hope to a date: a session is proposed, agreed, scheduled. Each step says more than the one before, and none of
  them says that anybody met.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: A date that one side hopes for is a proposal
    An invitation shows one side's wish; the channel stands where it stood.

    Scenario: Arland invites Borland for June
      Given these facts:
        | event           | occurred   | by     | planned |
        | SessionProposed | 2018-02-01 | Arland | 2018-06 |
      When one asks on 2018-03-01
      Then the status is active, since 2015-01-10
      And the next session is proposed for 2018-06

    Scenario: Where nothing else is known of a channel, the proposal is its status
      Given the dialogue "Corland–Borland coast guard talks" between Corland and Borland
      And these facts:
        | event           | occurred   | by      |
        | SessionProposed | 2018-02-01 | Corland |
      When one asks on 2018-03-01
      Then the status is proposed, since 2018-02-01
      And the phase is none

  Rule: An agreed session needs no date
    Agreement to meet is news even where the terms are left open.

    Scenario: They agree to meet, when and where to be settled
      Given these facts:
        | event         | occurred   | by              | open terms  | edition |
        | SessionAgreed | 2018-02-01 | Arland, Borland | date, venue | 4       |
      When one asks on 2018-03-01
      Then the status is agreed, since 2018-02-01
      And the phase is active, since 2015-01-10
      And in the answer:
        | next session | next edition | next open terms | planned |
        | agreed       | 4            | date, venue     | none    |

  Rule: An announced date makes it scheduled
    An official announcement, or a date given as planned in a paper's own voice, is what people put into their calendars.

    Scenario: Date, place, participants and agenda are announced
      Given these facts:
        | event            | occurred   | edition | planned    | place    | participants             | agenda         |
        | SessionScheduled | 2018-04-02 | 4       | 2018-06-12 | Port Ard | Anna Arden, Boris Borden | trade, fishing |
      When one asks on 2018-05-01
      Then the status is scheduled, since 2018-04-02
      And the next session is scheduled for 2018-06-12
      And in the answer:
        | next edition | next place | next participants        | agenda         | opening |
        | 4            | Port Ard   | Anna Arden, Boris Borden | trade, fishing | none    |

    Scenario: Step by step towards a date
      Given these facts:
        | event            | occurred   | planned    |
        | SessionProposed  | 2018-02-01 | 2018       |
        | SessionAgreed    | 2018-03-01 | 2018-06    |
        | SessionScheduled | 2018-04-02 | 2018-06-12 |
      Then the answers are:
        | on         | status    | since      | next session | next since | planned    | was           |
        | 2018-02-10 | active    | 2015-01-10 | proposed     | 2018-02-01 | 2018       | none          |
        | 2018-03-10 | agreed    | 2018-03-01 | agreed       | 2018-03-01 | 2018-06    | 2018          |
        | 2018-04-10 | scheduled | 2018-04-02 | scheduled    | 2018-04-02 | 2018-06-12 | 2018, 2018-06 |

  Rule: A lower step never demotes a higher one
    That one side again "hopes to meet" does not cancel the date that both have announced; but the newer date, place and terms hold.

    Scenario Outline: <event> after the date was announced
      Given these facts:
        | event            | occurred   | planned    | place    |
        | SessionScheduled | 2018-04-02 | 2018-06-12 | Port Ard |
        | <event>          | 2018-04-20 | 2018-07-03 | Borlund  |
      When one asks on 2018-05-01
      Then the status is scheduled, since 2018-04-02
      And in the answer:
        | next session | planned    | next place | was        |
        | scheduled    | 2018-07-03 | Borlund    | 2018-06-12 |

      Examples:
        | event           |
        | SessionProposed |
        | SessionAgreed   |

    Scenario: Terms that are still open after the date was announced
      Given these facts:
        | event            | occurred   | planned    | open terms    |
        | SessionScheduled | 2018-04-02 | 2018-06-12 |               |
        | SessionAgreed    | 2018-04-20 |            | agenda, level |
      When one asks on 2018-05-01
      Then the status is scheduled, since 2018-04-02
      And in the answer:
        | next open terms | planned    |
        | agenda, level   | 2018-06-12 |

    Scenario: Newer terms of an agreement hold, and the agreement keeps its day
      Given these facts:
        | event         | occurred   | open terms         |
        | SessionAgreed | 2018-02-01 | date, venue, level |
        | SessionAgreed | 2018-03-15 | date               |
      When one asks on 2018-04-01
      Then the status is agreed, since 2018-02-01
      And in the answer:
        | next open terms |
        | date            |

    Scenario: A proposal leaves an agreed session agreed
      Given these facts:
        | event           | occurred   | planned |
        | SessionAgreed   | 2018-02-01 |         |
        | SessionProposed | 2018-03-15 | 2018-09 |
      When one asks on 2018-04-01
      Then the status is agreed, since 2018-02-01
      And the next session is agreed for 2018-09

  Rule: A new date keeps the session, and the old dates are remembered
    Readers ask how often a meeting has been moved; the session has been on the calendar all the while.

    Scenario: The session is moved twice
      Given these facts:
        | event              | occurred   | planned    |
        | SessionScheduled   | 2018-04-02 | 2018-06-12 |
        | SessionRescheduled | 2018-05-20 | 2018-07-03 |
        | SessionRescheduled | 2018-06-25 | 2018-09-18 |
      Then the answers are:
        | on         | status    | since      | planned    | was                    |
        | 2018-05-01 | scheduled | 2018-04-02 | 2018-06-12 | none                   |
        | 2018-06-01 | scheduled | 2018-04-02 | 2018-07-03 | 2018-06-12             |
        | 2018-07-01 | scheduled | 2018-04-02 | 2018-09-18 | 2018-06-12, 2018-07-03 |

    Scenario: The answer names the newest fact first
      Given these facts:
        | event              | key   | occurred   | planned    |
        | SessionScheduled   | fixed | 2018-04-02 | 2018-06-12 |
        | SessionRescheduled | moved | 2018-05-20 | 2018-07-03 |
      When one asks on 2018-06-01
      Then the answer rests on moved, fixed

    Scenario: The first that one hears of a session is that it was moved
      Given these facts:
        | event              | occurred   | planned    |
        | SessionRescheduled | 2018-05-20 | 2018-07-03 |
      When one asks on 2018-06-01
      Then the status is scheduled, since 2018-05-20
      And the next session is scheduled for 2018-07-03

    Scenario: Announcing the same date once more changes nothing
      Given these facts:
        | event            | occurred   | planned    | reported                            |
        | SessionScheduled | 2018-04-02 | 2018-06-12 | Gazette 2018-04-02                  |
        | SessionScheduled | 2018-04-09 | 2018-06-12 | Courier 2018-04-09, quoting Borland |
      When one asks on 2018-05-01
      Then the status is scheduled, since 2018-04-02
      And in the answer:
        | planned    | was  |
        | 2018-06-12 | none |

  Rule: Someone who will not come does not undo the session
    The others may meet all the same; the absence is what readers have to be warned of.

    Scenario: A minister calls off
      Given these facts:
        | event                  | key     | occurred   | planned    | by           |
        | SessionScheduled       |         | 2018-04-02 | 2018-06-12 |              |
        | ParticipationWithdrawn | absence | 2018-06-01 |            | Boris Borden |
      When one asks on 2018-06-05
      Then the status is scheduled, since 2018-04-02
      And there is the warning "participation-withdrawn" about absence
      And in the answer:
        | withdrawn    | planned    |
        | Boris Borden | 2018-06-12 |
