Feature: Offices and contacts
  Who held what on which day, and who met whom. A channel is worth what the people in it are; a new minister is context for
  everything that follows.

  Rule: An office is held from the day on which it is taken until the day on which it is left
    The paper of the day knows the minister by her title and seldom says since when.

    Scenario: Taken and left
      Given these facts of Anna Arden:
        | event       | key      | occurred   | office           | of     |
        | OfficeTaken | sworn-in | 2018-01-10 | Foreign Minister | Arland |
        | OfficeLeft  | resigned | 2020-06-30 | Foreign Minister | Arland |
      Then the answers are:
        | actor      | on         | offices          | former offices   | settled |
        | Anna Arden | 2018-01-09 | none             | none             | yes     |
        | Anna Arden | 2018-01-10 | Foreign Minister | none             | yes     |
        | Anna Arden | 2020-06-29 | Foreign Minister | none             | yes     |
        | Anna Arden | 2020-06-30 | none             | Foreign Minister | yes     |

    Scenario: Of whom, since when and until when
      Given these facts of Anna Arden:
        | event       | key      | occurred   | office           | of              | reported           |
        | OfficeTaken | sworn-in | 2018-01-10 | Foreign Minister | Arland          | Gazette 2018-01-10 |
        | OfficeTaken | elected  | 2019       | Party Chair      | the Unity Party | Courier 2020-01-05 |
        | OfficeLeft  | resigned | 2020-06-30 | Foreign Minister | Arland          | Gazette 2020-06-30 |
      When one asks about Anna Arden on 2020-08-01
      Then the offices are:
        | office      | of              | since | until | because |
        | Party Chair | the Unity Party | 2019  | none  | elected |
      And the former offices are:
        | office           | of     | since      | until      | because            |
        | Foreign Minister | Arland | 2018-01-10 | 2020-06-30 | resigned, sworn-in |

    Scenario: Two papers report the same swearing-in
      Given these facts of Anna Arden:
        | event       | occurred   | office           | of     | reported           |
        | OfficeTaken | 2018-01-10 | Foreign Minister | Arland | Gazette 2018-01-10 |
        | OfficeTaken | 2018-01-10 | Foreign Minister | Arland | Courier 2018-01-11 |
      When one asks about Anna Arden on 2018-02-01
      Then in the answer:
        | offices          |
        | Foreign Minister |

    Scenario: Twice in the same office
      Given these facts of Anna Arden:
        | event       | occurred   | office           | of     |
        | OfficeTaken | 2014-01-10 | Foreign Minister | Arland |
        | OfficeLeft  | 2016-01-10 | Foreign Minister | Arland |
        | OfficeTaken | 2018-01-10 | Foreign Minister | Arland |
      When one asks about Anna Arden on 2018-02-01
      Then the offices are:
        | office           | since      | until |
        | Foreign Minister | 2018-01-10 | none  |
      And the former offices are:
        | office           | since      | until      |
        | Foreign Minister | 2014-01-10 | 2016-01-10 |

    Scenario: The same title in two states is two offices
      Given these facts of Anna Arden:
        | event       | occurred   | office     | of                |
        | OfficeTaken | 2018-01-10 | Vice Chair | the Unity Party   |
        | OfficeLeft  | 2019-01-10 | Vice Chair | the Liberal Party |
      When one asks about Anna Arden on 2019-02-01
      Then the offices are:
        | office     | of              |
        | Vice Chair | the Unity Party |
      And the former offices are:
        | office     | of                | since |
        | Vice Chair | the Liberal Party | none  |

    Scenario: The first that one hears of the minister is that he has gone
      Given these facts of Boris Borden:
        | event      | occurred   | office           | of      |
        | OfficeLeft | 2020-06-30 | Foreign Minister | Borland |
      When one asks about Boris Borden on 2020-07-01
      Then the former offices are:
        | office           | of      | since | until      |
        | Foreign Minister | Borland | none  | 2020-06-30 |

  Rule: An office is known from its publication on; names always are
    Names are reference data; that someone is a minister is news.

    Scenario: Sworn in in January, reported in March
      Given these facts of Anna Arden:
        | event       | occurred   | office           | of     | reported           |
        | OfficeTaken | 2018-01-10 | Foreign Minister | Arland | Courier 2018-03-01 |
      Then the answers are:
        | actor      | on         | about      | name       | offices          |
        | Anna Arden | 2018-02-01 | 2018-02-01 | Anna Arden | none             |
        | Anna Arden | 2018-03-01 | 2018-02-01 | Anna Arden | Foreign Minister |
        | Anna Arden | 2018-03-01 | 2018-01-09 | Anna Arden | none             |

    Scenario: A married name
      Given these facts of Anna Arden:
        | event        | occurred   | name         |
        | ActorRenamed | 2019-05-04 | Anna Ardales |
      Then the answers are:
        | actor      | on         | name         |
        | Anna Arden | 2019-05-03 | Anna Arden   |
        | Anna Arden | 2019-05-04 | Anna Ardales |

  Rule: What is vague or disputed may be so
    Appointed "in spring": on the first of April she holds it, or does not yet.

    Scenario: Appointed in some month
      Given these facts of Anna Arden:
        | event       | occurred | office           | of     | reported           |
        | OfficeTaken | 2018-04  | Foreign Minister | Arland | Courier 2018-09-01 |
      Then the answers are:
        | actor      | about      | offices          | may also hold    | settled |
        | Anna Arden | 2018-03-31 | none             | none             | yes     |
        | Anna Arden | 2018-04-15 | none             | Foreign Minister | no      |
        | Anna Arden | 2018-04-30 | Foreign Minister | none             | yes     |

    Scenario: Appointed and dismissed in the same spring
      Given these facts of Anna Arden:
        | event       | key       | occurred | office           | of     | reported           |
        | OfficeTaken | sworn-in  | 2018-04  | Foreign Minister | Arland | Courier 2018-09-01 |
        | OfficeLeft  | dismissed | 2018-04  | Foreign Minister | Arland | Courier 2018-09-01 |
      When one asks about Anna Arden about 2018-04-15
      Then the offices are:
        | office | since |
      And the offices that may also be held are:
        | office           | since   | until | because  |
        | Foreign Minister | 2018-04 | none  | sworn-in |

    Scenario Outline: <who> denies the appointment
      Given these facts of Anna Arden:
        | event       | key      | fact     | occurred   | office           | of     | by    | reported           |
        | OfficeTaken | sworn-in |          | 2018-01-10 | Foreign Minister | Arland |       | Gazette 2018-01-10 |
        | FactDenied  |          | sworn-in | 2018-01-12 |                  |        | <who> | Courier 2018-01-12 |
      When one asks about Anna Arden on 2018-02-01
      Then in the answer:
        | offices   | may also hold   | settled   |
        | <offices> | <may also hold> | <settled> |

      Examples: she herself, and the state of which she is
        | who        | offices | may also hold    | settled |
        | Anna Arden | none    | Foreign Minister | no      |
        | Arland     | none    | Foreign Minister | no      |

      Examples: someone whom it does not concern
        | who     | offices          | may also hold | settled |
        | Borland | Foreign Minister | none          | yes     |

    Scenario: The appointment is denied
      Given these facts of Anna Arden:
        | event       | key      | fact     | occurred   | office           | of     | by     | reported           |
        | OfficeTaken | sworn-in |          | 2018-01-10 | Foreign Minister | Arland | Arland | Gazette 2018-01-10 |
        | FactDenied  |          | sworn-in | 2018-01-12 |                  |        | Arland | Courier 2018-01-12 |
      When one asks about Anna Arden on 2018-02-01
      Then the offices that may also be held are:
        | office           | of     | because  |
        | Foreign Minister | Arland | sworn-in |
      And in the answer:
        | offices | settled |
        | none    | no      |

    Scenario: Speculation about an office is a statement, and no office
      Given these facts of Anna Arden:
        | event         | occurred   | speaker      | reported           |
        | StatementMade | 2018-01-10 | Boris Borden | Courier 2018-01-10 |
      When one asks about Anna Arden on 2018-02-01
      Then in the answer:
        | offices | former offices | may also hold | settled | last report |
        | none    | none           | none          | yes     | 2018-01-10  |

  Rule: Contacts are with those who are named, or with people of a number of countries
    "Met envoys of twelve countries" is worth keeping, and is no list of names.

    Scenario: A meeting and a reception
      Given these facts of Anna Arden:
        | event           | key       | occurred   | with                             | place    |
        | ContactReported | lunch     | 2018-04-10 | Boris Borden, the People's Party | Port Ard |
        | ContactReported | reception | 2018-05-02 | 12                               |          |
      When one asks about Anna Arden on 2018-06-01
      Then the contacts are:
        | with                             | when       | place    | because   |
        | Boris Borden, the People's Party | 2018-04-10 | Port Ard | lunch     |
        | 12 countries                     | 2018-05-02 | none     | reception |

    Scenario: A contact that is still to come is none yet
      Given these facts of Anna Arden:
        | event           | occurred   | with         | reported           |
        | ContactReported | 2018-04-10 | Boris Borden | Gazette 2018-04-10 |
      Then the answers are:
        | actor      | on         | contacts |
        | Anna Arden | 2018-04-09 | none     |

    Scenario Outline: Not recorded: <case>
      When one tries to record of Anna Arden:
        | event   | occurred   | with   | office   | of   |
        | <event> | 2018-04-10 | <with> | <office> | <of> |
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | case                           | event           | with            | office | of       | code          |
        | With someone unknown           | ContactReported | xd-grand-vizier |        |          | unknown-actor |
        | With no country                | ContactReported | 0               |        |          | out-of-range  |
        | With more countries than exist | ContactReported | 301             |        |          | out-of-range  |
        | An office of someone unknown   | OfficeTaken     |                 | Vizier | xd-court | unknown-actor |
        | An office without a name       | OfficeTaken     |                 |        | Arland   | missing-key   |
        | What only channels have        | SessionHeld     |                 |        |          | unknown-event |

  Rule: A change of office is context for the channels in which the actor took part
    Nobody says that it is a cause; the reader wants to know all the same.

    Scenario: The minister who met in June leaves in July
      Given these facts of Anna Arden:
        | event       | key      | occurred   | office           | of     |
        | OfficeTaken | sworn-in | 2018-01-10 | Foreign Minister | Arland |
        | OfficeLeft  | resigned | 2018-07-20 | Foreign Minister | Arland |
      And these facts of Boris Borden:
        | event       | key      | occurred   | office           | of      |
        | OfficeTaken | promoted | 2018-02-01 | Foreign Minister | Borland |
      And the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event       | key   | occurred   | participants |
        | SessionHeld | round | 2018-06-12 | Anna Arden   |
      When one asks about the "Arland–Borland strategic dialogue" on 2018-08-01
      Then the status is active, since 2018-06-12
      And the answer rests on round
      And the changes of office around it are:
        | actor      | fact     |
        | Anna Arden | resigned |
        | Anna Arden | sworn-in |

    Scenario: Nobody knew of the resignation yet
      Given these facts of Anna Arden:
        | event      | key      | occurred   | office           | of     | reported           |
        | OfficeLeft | resigned | 2018-07-20 | Foreign Minister | Arland | Courier 2018-09-01 |
      And the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event       | occurred   | participants |
        | SessionHeld | 2018-06-12 | Anna Arden   |
      When one asks about the "Arland–Borland strategic dialogue" on 2018-08-01
      Then the changes of office around it are:
        | actor | fact |
