Feature: Relations
  What runs between two states is not stored. It is a view over the channels, visits and issues that belong to both, at any day,
  as any day knew it.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | key     | occurred   | planned    | edition | place    |
      | MechanismEstablished | founded | 2015-01-10 |            |         |          |
      | SessionHeld          | round   | 2018-06-12 |            | 4       | Port Ard |
      | SessionScheduled     | next    | 2019-02-01 | 2019-06-18 | 5       | Borlund  |
    And the summit "Arland–Borland summit" between Arland and Borland
    And these facts:
      | event              | occurred   |
      | MechanismSuspended | 2018-01-15 |
    And the visit "Boris Borden in Port Ard" of Boris Borden between Arland and Borland
    And these facts:
      | event          | occurred              | planned               | place    | reported           |
      | VisitAnnounced | 2019-01-10            | 2019-03-04/2019-03-06 | Port Ard | Gazette 2019-01-10 |
      | VisitMade      | 2019-03-04/2019-03-06 |                       | Port Ard | Gazette 2019-03-04 |
    And the issue "Fishing in the Strait" between Arland and Borland
    And these facts:
      | event       | occurred   | by      | against |
      | IssueRaised | 2018-11-05 | Borland | Arland  |

  Rule: A relation shows what belongs to both states
    A desk officer asks for a country, and wants all of it on one page.

    Scenario: Everything between the two
      When one asks about the relation of Arland and Borland on 2019-04-01
      Then the channels between them are:
        | name                              | status    |
        | Arland–Borland strategic dialogue | scheduled |
        | Arland–Borland summit             | suspended |
      And the visits between them are:
        | name                     | status | since      |
        | Boris Borden in Port Ard | made   | 2019-03-06 |
      And the issues between them are:
        | name                  | status | raised by | against |
        | Fishing in the Strait | open   | Borland   | Arland  |
      And their channels by status are:
        | status    | channels                          |
        | scheduled | arland-borland-strategic-dialogue |
        | suspended | arland-borland-summit             |

    Scenario: In either order
      When one asks about the relation of Borland and Arland on 2019-04-01
      Then the channels between them are:
        | name                              | status    |
        | Arland–Borland strategic dialogue | scheduled |
        | Arland–Borland summit             | suspended |

    Scenario: A party's channel belongs to its state
      Given the dialogue "Party exchange" between the Unity Party and the People's Party
      And these facts:
        | event       | occurred   |
        | SessionHeld | 2018-12-01 |
      When one asks about the relation of Arland and Borland on 2019-04-01
      Then the channels between them are:
        | name                              | status    |
        | Arland–Borland strategic dialogue | scheduled |
        | Arland–Borland summit             | suspended |
        | Party exchange                    | active    |

    Scenario: A channel of three states belongs to three relations; one of other states to none of theirs
      Given the summit "Three-state summit" between Arland, Borland and Corland
      And these facts:
        | event       | occurred   |
        | SessionHeld | 2017-05-01 |
      And the dialogue "Corland–Borland coast guard talks" between Corland and Borland
      And these facts:
        | event       | occurred   |
        | SessionHeld | 2017-09-01 |
      When one asks about the relation of Arland and Corland on 2019-04-01
      Then the channels between them are:
        | name               | status |
        | Three-state summit | active |
      And the relations known on 2019-04-01 are:
        | one     | other   |
        | Arland  | Borland |
        | Arland  | Corland |
        | Borland | Corland |

    Scenario: Who travels belongs to the relation, though the visit names no parties but the hosts
      Given the visit "Boris Borden in Corport" of Boris Borden between Corland
      And these facts:
        | event     | occurred   |
        | VisitMade | 2019-03-20 |
      When one asks about the relation of Borland and Corland on 2019-04-01
      Then the visits between them are:
        | name                    | status |
        | Boris Borden in Corport | made   |

  Rule: It is seen at the clocks like any other answer
    In February nobody had travelled yet.

    Scenario: Before the journey
      When one asks about the relation of Arland and Borland on 2019-02-10
      Then the visits between them are:
        | name                     | status    | since      |
        | Boris Borden in Port Ard | announced | 2019-01-10 |

    Scenario: Before the issue was raised
      When one asks about the relation of Arland and Borland on 2018-10-01
      Then the issues between them are:
        | name | status |
      And the visits between them are:
        | name | status |
      And the channels between them are:
        | name                              | status    |
        | Arland–Borland strategic dialogue | active    |
        | Arland–Borland summit             | suspended |

    Scenario: When the papers had nothing yet, there was no relation to tell of
      When one asks about the relation of Arland and Borland on 2015-01-01
      Then the channels between them are:
        | name | status |
      And they have had no contact
      And the relations known on 2015-01-01 are:
        | one | other |

  Rule: The last contact is the newest session held or journey made
    Between two states that do not speak, the date of the last word is the first thing asked for.

    Scenario Outline: On <on> it was the <what>
      When one asks about the relation of Arland and Borland on <on>
      Then their last contact was the <what> of the "<name>" on <when>

      Examples:
        | on         | what    | name                              | when                  |
        | 2019-02-10 | session | Arland–Borland strategic dialogue | 2018-06-12            |
        | 2019-03-05 | visit   | Boris Borden in Port Ard          | 2019-03-04/2019-03-06 |
        | 2019-05-01 | visit   | Boris Borden in Port Ard          | 2019-03-04/2019-03-06 |

    Scenario: A journey that is known only by its meeting
      Given the visit "Anna Arden in Borlund" of Anna Arden between Arland and Borland
      And these facts:
        | event       | occurred   | session          | place   |
        | SessionHeld | 2019-03-20 | with the cabinet | Borlund |
      When one asks about the relation of Arland and Borland on 2019-04-01
      Then their last contact was the visit of the "Anna Arden in Borlund" on 2019-03-20

    Scenario: An announced meeting is no contact
      Given the dialogue "Arland–Corland trade talks" between Arland and Corland
      And these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2019-02-01 | 2019-06-18 |
      When one asks about the relation of Arland and Corland on 2019-04-01
      Then they have had no contact

  Rule: What is past and what lies ahead are told apart
    The one for the briefing, the other for the calendar.

    Scenario: In February and in April
      When one asks about the relation of Arland and Borland on 2019-02-10
      Then what is past between them is:
        | what    | name                              | step | when       | place    |
        | session | Arland–Borland strategic dialogue | held | 2018-06-12 | Port Ard |
      And what lies ahead between them is:
        | what    | name                              | step      | when                  | place    |
        | visit   | Boris Borden in Port Ard          | announced | 2019-03-04/2019-03-06 | Port Ard |
        | session | Arland–Borland strategic dialogue | scheduled | 2019-06-18            | Borlund  |

    Scenario: After the journey
      When one asks about the relation of Arland and Borland on 2019-04-01
      Then what is past between them is:
        | what    | name                              | step | when                  |
        | visit   | Boris Borden in Port Ard          | made | 2019-03-04/2019-03-06 |
        | session | Arland–Borland strategic dialogue | held | 2018-06-12            |
      And what lies ahead between them is:
        | what    | name                              | step      | when       |
        | session | Arland–Borland strategic dialogue | scheduled | 2019-06-18 |

    Scenario: Nobody said whether they met
      When one asks about the relation of Arland and Borland on 2019-07-01
      Then what lies ahead between them is:
        | what    | name                              | step    | when       |
        | session | Arland–Borland strategic dialogue | overdue | 2019-06-18 |

  Rule: Open issues are those that are not resolved
    An issue that is only eased still strains.

    Scenario: Eased, then resolved
      Given these facts of the "Fishing in the Strait":
        | event         | occurred   | by              |
        | IssueEased    | 2019-05-02 | Arland, Borland |
        | IssueResolved | 2019-08-20 | Arland, Borland |
      When one asks about the relation of Arland and Borland on 2019-06-01
      Then the open issues between them are:
        | name                  | status | since      |
        | Fishing in the Strait | eased  | 2019-05-02 |

    Scenario: Resolved
      Given these facts of the "Fishing in the Strait":
        | event         | occurred   | by              |
        | IssueResolved | 2019-08-20 | Arland, Borland |
      When one asks about the relation of Arland and Borland on 2019-09-01
      Then the open issues between them are:
        | name | status |
      And the issues between them are:
        | name                  | status   |
        | Fishing in the Strait | resolved |

  Rule: Two names of one channel are one channel
    A relation that counts a double counts twice.

    Scenario: The double is not listed
      Given these facts of the "Arland–Borland summit":
        | event      | occurred   | id                                |
        | MergedInto | 2019-03-15 | arland-borland-strategic-dialogue |
      When one asks about the relation of Arland and Borland on 2019-04-01
      Then the channels between them are:
        | name                              |
        | Arland–Borland strategic dialogue |
