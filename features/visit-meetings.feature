Feature: The meetings of a visit
  A guest meets the minister in the morning and the opposition in the afternoon. Each meeting has a label and a fate of its own,
  and who was to come is compared with who came.

  Background:
    Given the visit "Boris Borden in Port Ard" of Boris Borden between Arland and Borland

  Rule: Each meeting of a journey is a session under a label of its own
    That one is called off says nothing of the other.

    Scenario: A programme of three
      Given these facts:
        | event            | occurred   | session          | planned               | place    |
        | VisitAnnounced   | 2019-04-02 |                  | 2019-05-14/2019-05-16 | Port Ard |
        | SessionScheduled | 2019-04-02 | with the cabinet | 2019-05-14            | Palace   |
        | SessionAgreed    | 2019-04-02 | with the party   | 2019-05-15            |          |
        | SessionProposed  | 2019-04-02 | with the press   | 2019-05-16            |          |
      When one asks on 2019-04-10
      Then the status is announced, since 2019-04-02
      And the meetings are:
        | session          | step      | planned    | held | place  |
        | with the cabinet | scheduled | 2019-05-14 | none | Palace |
        | with the party   | agreed    | 2019-05-15 | none | none   |
        | with the press   | proposed  | 2019-05-16 | none | none   |

    Scenario: One is held, one is cancelled, one is declined, one is put off
      Given these facts:
        | event            | occurred   | session           | planned               |
        | VisitAnnounced   | 2019-04-02 |                   | 2019-05-14/2019-05-16 |
        | SessionScheduled | 2019-04-02 | with the cabinet  | 2019-05-14            |
        | SessionScheduled | 2019-04-02 | with the party    | 2019-05-15            |
        | SessionProposed  | 2019-04-02 | with the press    | 2019-05-15            |
        | SessionScheduled | 2019-04-02 | with the scholars | 2019-05-16            |
        | SessionHeld      | 2019-05-14 | with the cabinet  |                       |
        | SessionCancelled | 2019-05-14 | with the party    |                       |
        | SessionDeclined  | 2019-05-14 | with the press    |                       |
        | SessionPostponed | 2019-05-14 | with the scholars |                       |
      When one asks on 2019-05-14
      Then in the answer:
        | meetings                                                                                              |
        | with the cabinet held, with the party cancelled, with the press declined, with the scholars postponed |

    Scenario: A meeting is moved to another day of the journey
      Given these facts:
        | event              | occurred   | session          | planned    |
        | SessionScheduled   | 2019-04-02 | with the cabinet | 2019-05-14 |
        | SessionRescheduled | 2019-05-10 | with the cabinet | 2019-05-15 |
      When one asks on 2019-05-11
      Then the meetings are:
        | session          | step      | planned    |
        | with the cabinet | scheduled | 2019-05-15 |

    Scenario: Two meetings of one day are two meetings
      Given these facts:
        | event       | occurred   | session          |
        | SessionHeld | 2019-05-14 | with the cabinet |
        | SessionHeld | 2019-05-14 | with the party   |
      When one asks on 2019-06-01
      Then the meetings are:
        | session          | step | held       |
        | with the cabinet | held | 2019-05-14 |
        | with the party   | held | 2019-05-14 |

    Scenario: The day of a meeting passes in silence
      Given these facts:
        | event            | occurred              | session          | planned    | reported           |
        | SessionScheduled | 2019-04-02            | with the cabinet | 2019-05-14 | Gazette 2019-04-02 |
        | VisitMade        | 2019-05-14/2019-05-16 |                  |            | Gazette 2019-05-16 |
      When one asks on 2019-06-01
      Then the status is made, since 2019-05-16
      And the meetings are:
        | session          | step    |
        | with the cabinet | overdue |

    Scenario: What came of a meeting stays with it
      Given these facts:
        | event           | occurred   | session          | text                        |
        | SessionHeld     | 2019-05-14 | with the cabinet |                             |
        | SessionHeld     | 2019-05-15 | with the party   |                             |
        | OutcomeReported | 2019-05-16 | with the cabinet | A fishing ground is shared. |
      When one asks on 2019-06-01
      Then the meetings are:
        | session          | outcomes                    |
        | with the cabinet | A fishing ground is shared. |
        | with the party   | none                        |

    Scenario: A round of a channel, held in the course of the journey
      Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event       | key   | occurred   | edition | session      | also in                  |
        | SessionHeld | round | 2019-05-15 | 4       | fourth round | boris-borden-in-port-ard |
      Then the answers are:
        | visit                    | on         | status | meetings          | because |
        | Boris Borden in Port Ard | 2019-06-01 | made   | fourth round held | round   |
      And the answers are:
        | channel                           | on         | status | last edition | because |
        | Arland–Borland strategic dialogue | 2019-06-01 | active | 4            | round   |

  Rule: Who was planned to come and who came are both kept
    The empty chair is often the news.

    Scenario: One stays away, another one comes
      Given these facts:
        | event            | occurred   | session          | planned    | participants                    |
        | SessionScheduled | 2019-04-02 | with the cabinet | 2019-05-14 | Boris Borden, Anna Arden        |
        | SessionHeld      | 2019-05-14 | with the cabinet |            | Boris Borden, the Liberal Party |
      When one asks on 2019-06-01
      Then the meetings are:
        | session          | planned participants     | participants                    | absent     | unplanned         |
        | with the cabinet | Boris Borden, Anna Arden | Boris Borden, the Liberal Party | Anna Arden | the Liberal Party |

    Scenario: Where nobody says who came, nobody is called absent
      Given these facts:
        | event            | occurred   | session          | planned    | participants             |
        | SessionScheduled | 2019-04-02 | with the cabinet | 2019-05-14 | Boris Borden, Anna Arden |
        | SessionHeld      | 2019-05-14 | with the cabinet |            |                          |
      When one asks on 2019-06-01
      Then the meetings are:
        | planned participants     | participants | absent | unplanned |
        | Boris Borden, Anna Arden | none         | none   | none      |

    Scenario: Where nobody was announced, nobody is unexpected
      Given these facts:
        | event       | occurred   | session          | participants             |
        | SessionHeld | 2019-05-14 | with the cabinet | Boris Borden, Anna Arden |
      When one asks on 2019-06-01
      Then the meetings are:
        | planned participants | participants             | absent | unplanned |
        | none                 | Boris Borden, Anna Arden | none   | none      |

    Scenario: A withdrawal before the day
      Given these facts:
        | event                  | occurred   | session          | planned    | participants             | by         |
        | SessionScheduled       | 2019-04-02 | with the cabinet | 2019-05-14 | Boris Borden, Anna Arden |            |
        | ParticipationWithdrawn | 2019-05-10 | with the cabinet |            |                          | Anna Arden |
      When one asks on 2019-05-11
      Then there is the warning "participation-withdrawn"
      And the meetings are:
        | session          | step      | withdrawn  |
        | with the cabinet | scheduled | Anna Arden |

    Scenario: The company of the whole journey
      Given these facts:
        | event          | occurred              | planned               | participants    | traveller    | reported           |
        | VisitAnnounced | 2019-04-02            | 2019-05-14/2019-05-16 | Arland, Borland | Boris Borden | Gazette 2019-04-02 |
        | VisitMade      | 2019-05-14/2019-05-16 |                       | Borland         | Boris Borden | Gazette 2019-05-16 |
      When one asks on 2019-06-01
      Then in the answer:
        | announced             | announced participants | made                  | made participants |
        | 2019-05-14/2019-05-16 | Arland, Borland        | 2019-05-14/2019-05-16 | Borland           |

  Rule: A meeting that was held tells that the journey was made
    Who sat at the table in Port Ard was in Port Ard, though no paper says that he travelled.

    Scenario Outline: After the journey was <before>
      Given these facts:
        | event          | key  | occurred   | session          | planned               |
        | VisitAnnounced |      | 2019-04-02 |                  | 2019-05-14/2019-05-16 |
        | <before>       |      | 2019-05-01 |                  | <planned>             |
        | SessionHeld    | talk | 2019-05-14 | with the cabinet |                       |
      When one asks on 2019-06-01
      Then the status is made, since 2019-05-14
      And the answer rests on talk

      Examples:
        | before           | planned               |
        | VisitRescheduled | 2019-05-14/2019-05-15 |
        | VisitPostponed   |                       |
        | VisitCancelled   |                       |

    Scenario: Nothing but the meeting is known
      Given these facts:
        | event       | occurred   | session          |
        | SessionHeld | 2019-05-14 | with the cabinet |
      When one asks on 2019-06-01
      Then the status is made, since 2019-05-14

    Scenario: A meeting that was only planned tells nothing
      Given these facts:
        | event            | occurred   | session          | planned    |
        | SessionScheduled | 2019-04-02 | with the cabinet | 2019-05-14 |
      When one asks on 2019-06-01
      Then the status is none

  Rule: A journey that a party denies does not count as made
    The host's denial leaves the plan standing, and the reader with both.

    Scenario: Arland denies that he came
      Given these facts:
        | event          | key  | fact | occurred   | planned    | by     | reported           |
        | VisitAnnounced |      |      | 2019-04-02 | 2019-05-14 |        | Gazette 2019-04-02 |
        | VisitMade      | trip |      | 2019-05-14 |            |        | Courier 2019-05-15 |
        | FactDenied     |      | trip | 2019-05-20 |            | Arland | Gazette 2019-05-20 |
      Then the answers are:
        | on         | status  | since      | disputed | settled | may also be           |
        | 2019-05-16 | made    | 2019-05-14 | none     | yes     | none                  |
        | 2019-05-21 | overdue | 2019-05-15 | trip     | no      | made since 2019-05-14 |

    Scenario Outline: <who> denies it
      Given the visit "Boris Borden in Corport" of Boris Borden between Corland
      And these facts:
        | event      | key  | fact | occurred   | by    | reported           |
        | VisitMade  | trip |      | 2019-05-14 |       | Courier 2019-05-15 |
        | FactDenied |      | trip | 2019-05-20 | <who> | Gazette 2019-05-20 |
      When one asks on 2019-05-21
      Then the status is none
      And it is not settled: it may also be made since 2019-05-14

      Examples:
        | who          |
        | Corland      |
        | Boris Borden |
        | Borland      |
