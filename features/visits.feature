Feature: Visits
  A journey is announced, moved, put off, called off or made. The papers print the plan and the photographs, and seldom say
  that nothing came of it.

  Background:
    Given the visit "Boris Borden in Port Ard" of Boris Borden between Arland and Borland

  Rule: A journey is announced until its days have come
    What is planned is kept apart from what was done.

    Scenario: Announced with days, place and company
      Given these facts:
        | event          | key  | occurred   | planned               | place    | participants    |
        | VisitAnnounced | news | 2019-04-02 | 2019-05-14/2019-05-16 | Port Ard | Arland, Borland |
      When one asks on 2019-04-10
      Then the status is announced, since 2019-04-02
      And the answer rests on news
      And in the answer:
        | planned               | place    | traveller    | announced participants | made | meetings |
        | 2019-05-14/2019-05-16 | Port Ard | Boris Borden | Arland, Borland        | none | none     |

    Scenario: Before the announcement nothing is known of it
      Given these facts:
        | event          | occurred   | planned    |
        | VisitAnnounced | 2019-04-02 | 2019-05-14 |
      When one asks on 2019-04-01
      Then nothing is known before 2019-04-02

    Scenario: A new date keeps the announcement and the older plan
      Given these facts:
        | event            | key   | occurred   | planned    |
        | VisitAnnounced   | news  | 2019-04-02 | 2019-05-14 |
        | VisitRescheduled | moved | 2019-04-20 | 2019-06-03 |
      Then the answers are:
        | on         | status    | since      | planned    | was        | because     |
        | 2019-04-10 | announced | 2019-04-02 | 2019-05-14 | none       | news        |
        | 2019-05-20 | announced | 2019-04-02 | 2019-06-03 | 2019-05-14 | moved, news |

    Scenario: Talk of a journey is no announcement
      Given these facts:
        | event         | occurred   | speaker    |
        | StatementMade | 2019-04-02 | Anna Arden |
      When one asks on 2019-04-10
      Then the status is none

  Rule: A journey that is put off is still owed; one that is called off is not
    The diary of the host tells them apart, and so must the answer.

    Scenario Outline: <event>
      Given these facts:
        | event          | occurred   | planned    |
        | VisitAnnounced | 2019-04-02 | 2019-05-14 |
        | <event>        | 2019-05-01 | <planned>  |
      Then the answers are:
        | on         | status    | since      | planned    | was   |
        | 2019-04-30 | announced | 2019-04-02 | 2019-05-14 | none  |
        | 2019-06-01 | <status>  | 2019-05-01 | <target>   | <was> |

      Examples:
        | event          | planned | status    | target     | was        |
        | VisitPostponed |         | postponed | none       | 2019-05-14 |
        | VisitPostponed | 2019-23 | postponed | 2019-23    | 2019-05-14 |
        | VisitCancelled |         | cancelled | 2019-05-14 | none       |

    Scenario: Put off twice, it is postponed since the first time
      Given these facts:
        | event          | occurred   | planned    |
        | VisitAnnounced | 2019-04-02 | 2019-05-14 |
        | VisitPostponed | 2019-05-01 | 2019-06    |
        | VisitPostponed | 2019-06-20 |            |
      When one asks on 2019-07-01
      Then the status is postponed, since 2019-05-01

    Scenario: The target of the postponement passes as well
      Given these facts:
        | event          | occurred   | planned    |
        | VisitAnnounced | 2019-04-02 | 2019-05-14 |
        | VisitPostponed | 2019-05-01 | 2019-06    |
      When one asks on 2019-07-01
      Then the status is postponed, since 2019-05-01
      And there is the warning "target-date-missed"

    Scenario Outline: After <event> it is announced anew by <anew>
      Given these facts:
        | event          | occurred   | planned    |
        | VisitAnnounced | 2019-04-02 | 2019-05-14 |
        | <event>        | 2019-05-01 |            |
        | <anew>         | 2019-06-10 | 2019-09-03 |
      When one asks on 2019-07-01
      Then the status is announced, since 2019-06-10
      And in the answer:
        | planned    | warnings |
        | 2019-09-03 | none     |

      Examples:
        | event          | anew             |
        | VisitPostponed | VisitRescheduled |
        | VisitPostponed | VisitAnnounced   |
        | VisitCancelled | VisitAnnounced   |

  Rule: A journey is under way while its days last
    From the first day to the last, both included.

    Scenario: Three days in May
      Given these facts:
        | event          | key  | occurred              | planned               | place    | participants    | reported           |
        | VisitAnnounced | news | 2019-04-02            | 2019-05-14/2019-05-16 | Port Ard |                 | Gazette 2019-04-02 |
        | VisitMade      | trip | 2019-05-14/2019-05-16 |                       | Borlund  | Arland, Borland | Gazette 2019-05-14 |
      Then the answers are:
        | on         | status    | since      | because | made                  | made place |
        | 2019-05-13 | announced | 2019-04-02 | news    | none                  | none       |
        | 2019-05-14 | under way | 2019-05-14 | trip    | 2019-05-14/2019-05-16 | Borlund    |
        | 2019-05-16 | under way | 2019-05-14 | trip    | 2019-05-14/2019-05-16 | Borlund    |
        | 2019-05-17 | made      | 2019-05-16 | trip    | 2019-05-14/2019-05-16 | Borlund    |

    Scenario: Told afterwards, it was under way on its days
      Given these facts:
        | event     | occurred              | reported           |
        | VisitMade | 2019-05-14/2019-05-16 | Courier 2019-06-01 |
      Then the answers are:
        | on         | about      | status    |
        | 2019-05-31 | 2019-05-15 | not found |
        | 2019-06-01 | 2019-05-13 | none      |
        | 2019-06-01 | 2019-05-15 | under way |
        | 2019-06-01 | 2019-05-17 | made      |

    Scenario: A single day
      Given these facts:
        | event     | occurred   |
        | VisitMade | 2019-05-14 |
      When one asks on 2019-05-20
      Then the status is made, since 2019-05-14

    Scenario: Some day in May
      Given these facts:
        | event     | occurred | reported           |
        | VisitMade | 2019-05  | Courier 2019-08-01 |
      Then the answers are:
        | about      | status | settled | may also be        |
        | 2019-04-30 | none   | yes     | none               |
        | 2019-05-15 | none   | no      | made since 2019-05 |
        | 2019-06-01 | made   | yes     | none               |

    Scenario: The timeline of a journey
      Given these facts:
        | event          | key  | occurred              | planned               | reported           |
        | VisitAnnounced | news | 2019-04-02            | 2019-05-14/2019-05-16 | Gazette 2019-04-02 |
        | VisitMade      | trip | 2019-05-14/2019-05-16 |                       | Gazette 2019-05-14 |
      When one asks about 2019-06-01
      Then the timeline is:
        | from       | to         | status    | because |
        | 2019-04-02 | 2019-05-14 | announced | news    |
        | 2019-05-14 | 2019-05-17 | under way | trip    |
        | 2019-05-17 | none       | made      | trip    |

  Rule: When the days pass in silence the journey is overdue
    Nobody prints that the guest did not come.

    Scenario Outline: Planned for <planned>
      Given these facts:
        | event          | occurred   | planned   |
        | VisitAnnounced | 2019-04-02 | <planned> |
      Then the answers are:
        | on     | status    | since      | because      |
        | <last> | announced | 2019-04-02 |              |
        | <next> | overdue   | <next>     | the calendar |

      Examples:
        | planned                  | last       | next       |
        | 2019-05-14               | 2019-05-14 | 2019-05-15 |
        | 2019-05-14/2019-05-16    | 2019-05-16 | 2019-05-17 |
        | [2019-05-14..2019-05-20] | 2019-05-20 | 2019-05-21 |
        | 2019-05                  | 2019-05-31 | 2019-06-01 |

    Scenario Outline: In hindsight it was not overdue, because <event> tells what became of it
      Given these facts:
        | event          | occurred   | planned    |
        | VisitAnnounced | 2019-04-02 | 2019-05-14 |
        | <event>        | 2019-07-01 | <planned>  |
      Then the answers are:
        | on         | about      | status    |
        | 2019-06-01 | 2019-06-01 | overdue   |
        | 2019-08-01 | 2019-06-01 | announced |
        | 2019-08-01 | 2019-08-01 | <status>  |

      Examples:
        | event            | planned    | status    |
        | VisitMade        |            | made      |
        | VisitCancelled   |            | cancelled |
        | VisitPostponed   |            | postponed |
        | VisitRescheduled | 2019-09-03 | announced |

  Rule: A forecast says that it should have been made
    Nobody knows in April what will have happened by June.

    Scenario: Seen from April
      Given these facts:
        | event          | occurred   | planned               |
        | VisitAnnounced | 2019-04-02 | 2019-05-14/2019-05-16 |
      Then the answers are:
        | on         | about      | status    | since      | forecast | because      |
        | 2019-04-10 | 2019-04-10 | announced | 2019-04-02 | no       |              |
        | 2019-04-10 | 2019-05-15 | announced | 2019-04-02 | yes      |              |
        | 2019-04-10 | 2019-05-16 | due       | 2019-05-16 | yes      | the calendar |
        | 2019-04-10 | 2019-06-01 | due       | 2019-05-16 | yes      | the calendar |
        | 2019-06-01 | 2019-06-01 | overdue   | 2019-05-17 | no       | the calendar |

  Rule: Journeys stand beside the channels in the agenda, in the news and in what has changed
    A desk reads one calendar, not two.

    Scenario: Announced, then made
      Given these facts:
        | event          | key  | occurred   | planned    | reported           |
        | VisitAnnounced | news | 2019-04-02 | 2019-05-14 | Gazette 2019-04-02 |
        | VisitMade      | trip | 2019-05-14 |            | Courier 2019-05-15 |
      Then the agenda known on 2019-04-10 from 2019-05-01 to 2019-05-31 is:
        | when       | channel                  | what  | step      |
        | 2019-05-14 | Boris Borden in Port Ard | visit | announced |
      And from 2019-04-01 to 2019-05-31 these statuses changed:
        | day        | channel                  | before    | after     |
        | 2019-04-02 | Boris Borden in Port Ard | none      | announced |
        | 2019-05-15 | Boris Borden in Port Ard | announced | made      |

    Scenario: What has changed between two days
      Given these facts:
        | event          | key  | occurred   | planned    |
        | VisitAnnounced | news | 2019-04-02 | 2019-05-14 |
        | VisitCancelled | off  | 2019-05-02 |            |
      When one compares the "Boris Borden in Port Ard" on 2019-05-01 with 2019-05-03
      Then these fields have changed:
        | field       | before     | after      | because |
        | status      | announced  | cancelled  | off     |
        | since       | 2019-04-02 | 2019-05-02 | off     |
        | last_report | 2019-04-02 | 2019-05-02 | off     |
