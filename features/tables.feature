Feature: Casebooks as tables
  Desks keep their chronologies in spreadsheets: one row a fact, dates as people type them. A table says the same as a casebook
  file, is imported whole or not at all, and every problem is told with its row and column.

  Background:
    Given the dialogue "Harbour talks" between Arland and Borland
    And these facts:
      | event                | key     | occurred   |
      | MechanismEstablished | founded | 2015-01-10 |
    And these articles:
      | id     | publisher | published  |
      | report | Courier   | 2018-09-30 |

  Rule: A row of a table is a fact
    The columns are the fields of a casebook; those of the article that is cited stand beside them.

    Scenario: Two rounds from a file of CSV
      When one imports the table "facts.csv":
        """
        mechanism,event,key,occurred,gist,edition,by,article,speaker
        harbour-talks,SessionHeld,round-4,2018-06-12,They met.,4,XA; XB,report,anna-arden
        harbour-talks,SessionHeld,round-5,2018-09-12,They met again.,5,XA; XB,report,
        """
      And one asks about the "Harbour talks" on 2018-10-01
      Then in the answer:
        | status | sessions held | last session | last edition |
        | active | 2             | 2018-09-12   | 5            |
      And the evidence of "round-4" is one-side
      And the fact round-4 says:
        | by              | edition |
        | Arland, Borland | 4       |

    Scenario: The same from a workbook
      When one imports a workbook whose sheet "facts" holds:
        | mechanism     | event       | key     | occurred   | gist      | edition | article |
        | harbour-talks | SessionHeld | round-4 | 2018-06-12 | They met. | 4       | report  |
      And one asks about the "Harbour talks" on 2018-10-01
      Then in the answer:
        | last session | last edition |
        | 2018-06-12   | 4            |

    Scenario: A visit, an issue and an office from one table
      Given the visit "Boris Borden in Port Ard" of Boris Borden between Arland and Borland
      And the issue "Fishing in the Strait" between Arland and Borland
      When one imports the table "desk-facts.csv":
        """
        visit,issue,actor,event,key,occurred,gist,by,office,article
        boris-borden-in-port-ard,,,VisitMade,trip,2018-06-12,He came.,,,report
        ,fishing-in-the-strait,,IssueRaised,charge,2018-06-13,A complaint.,XB,,report
        ,,anna-arden,OfficeTaken,sworn-in,2018-06-14,She took office.,,Foreign Minister,report
        """
      Then the answers are:
        | visit                    | on         | status |
        | Boris Borden in Port Ard | 2018-10-01 | made   |
      And the answers are:
        | issue                 | on         | status | raised by |
        | Fishing in the Strait | 2018-10-01 | open   | Borland   |
      And the answers are:
        | actor      | on         | offices          |
        | Anna Arden | 2018-10-01 | Foreign Minister |

    Scenario: The same table twice writes nothing the second time, also where the rows have no keys
      Given that one imports the table "facts.csv":
        """
        mechanism,event,occurred,gist,article
        harbour-talks,SessionHeld,2018-06-12,They met.,report
        """
      When one imports the table "facts.csv":
        """
        mechanism,event,occurred,gist,article
        harbour-talks,SessionHeld,2018-06-12,They met.,report
        """
      Then nothing was written

  Rule: A date is read as people type it, where it can be read in one way only
    The tenth of May or the fifth of October: whoever typed it knew.

    Scenario Outline: Typed as <typed>
      When one imports the table "facts.csv":
        """
        mechanism;event;key;occurred;gist;article
        harbour-talks;SessionHeld;round;<typed>;They met.;report
        """
      And one asks about the "Harbour talks" on 2018-10-01
      Then the fact round says:
        | occurred   |
        | <occurred> |

      Examples:
        | typed              | occurred           |
        | 12 June 2018       | 2018-06-12         |
        | 12 Jun 2018        | 2018-06-12         |
        | June 12th, 2018    | 2018-06-12         |
        | 12.6.2018          | 2018-06-12         |
        | 13/06/2018         | 2018-06-13         |
        | Tue 12 June 2018   | 2018-06-12         |
        | June 2018          | 2018-06            |
        | c. 2017            | 2017~              |
        | 2018               | 2018               |
        | [2018-06..2018-07] | [2018-06..2018-07] |

    Scenario Outline: Not read: <typed>
      When one tries to import the table "facts.csv":
        """
        mechanism;event;key;occurred;gist;article
        harbour-talks;SessionHeld;round;<typed>;They met.;report
        """
      Then it is refused as "not-a-date" in row 2, column "occurred"
      And nothing was written

      Examples:
        | typed            |
        | 05/06/2018       |
        | 12/6/18          |
        | 12-14 June 2018  |
        | Wed 12 June 2018 |
        | 31 June 2018     |
        | next week        |

    Scenario Outline: A date of a workbook is as precise as the cell shows it
      When one imports a workbook whose sheet "facts" holds:
        | mechanism     | event       | key   | occurred                   | gist      | article |
        | harbour-talks | SessionHeld | round | 2018-06-01 shown as <form> | They met. | report  |
      And one asks about the "Harbour talks" on 2018-10-01
      Then the last session was held on <occurred>

      Examples:
        | form       | occurred   |
        | yyyy-mm-dd | 2018-06-01 |
        | mmm yyyy   | 2018-06    |
        | yyyy       | 2018       |

  Rule: What is wrong in a row is told with its row and column, and nothing of the file is written
    Who mends a table of two thousand rows wants to know where.

    Scenario: All problems at once, and the good row is not written either
      When one tries to import the table "facts.csv":
        """
        mechanism,event,key,occurred,gist,article
        harbour-talks,SessionHeld,round-4,2018-06-12,They met.,report
        harbor-talks,SessionHeld,round-5,2018-06-13,They met.,report
        harbour-talks,SessionHeld,round-6,2018-06-14,They met.,
        """
      Then it is refused as "no-citation" in row 4, column "article"
      And nothing was written

    Scenario: A wrong id
      When one tries to import the table "facts.csv":
        """
        mechanism,event,key,occurred,gist,article
        harbor-talks,SessionHeld,round,2018-06-13,They met.,report
        """
      Then it is refused as "unknown-stream" in row 2, column "mechanism"
      And nothing was written

    Scenario Outline: Not imported: <case>
      When one tries to import the table "facts.csv":
        """
        mechanism,issue,event,key,occurred,gist,text,article,<heading>
        <row>
        """
      Then it is refused as "<code>" in row <number>
      And nothing was written

      Examples:
        | case                           | heading | row                                                                 | code             | number |
        | A column that nothing has      | mood    | harbour-talks,,SessionHeld,a,2018-06-12,They met.,,report,          | unknown-column   | 1      |
        | A column twice                 | gist    | harbour-talks,,SessionHeld,a,2018-06-12,They met.,,report,          | duplicate-column | 1      |
        | A column without a heading     |         | harbour-talks,,SessionHeld,a,2018-06-12,They met.,,report,see below | no-heading       | 2      |
        | A fact of nothing              | place   | ,,SessionHeld,a,2018-06-12,They met.,,report,                       | no-stream        | 2      |
        | A fact of two things           | place   | harbour-talks,fish,SessionHeld,a,2018-06-12,They met.,,report,      | two-streams      | 2      |
        | A field that the event has not | place   | harbour-talks,,SessionHeld,a,2018-06-12,They met.,Fish.,report,     | not-its-column   | 2      |
        | A gist left out                | place   | harbour-talks,,SessionHeld,a,2018-06-12,,,report,                   | empty-cell       | 2      |
        | A formula                      | place   | harbour-talks,,SessionHeld,a,2018-06-12,=A1,,report,                | formula          | 2      |
        | No article                     | place   | harbour-talks,,SessionHeld,a,2018-06-12,They met.,,,                | no-citation      | 2      |

    Scenario: Two facts of one day need keys of their own
      When one tries to import the table "facts.csv":
        """
        mechanism,event,occurred,gist,text,article
        harbour-talks,OutcomeReported,2018-06-12,A paper.,A fishing ground is shared.,report
        harbour-talks,OutcomeReported,2018-06-12,A paper.,Trade talks are to begin.,report
        """
      Then it is refused as "key-missing" in row 3, column "key"
      And nothing was written

    Scenario Outline: A cell of a workbook that holds <typed>
      When one tries to import a workbook whose sheet "facts" holds:
        | mechanism     | event       | key   | occurred   | gist    | article |
        | harbour-talks | SessionHeld | round | 2018-06-12 | <typed> | report  |
      Then it is refused as "<code>" in row 2, column "gist"
      And nothing was written

      Examples:
        | typed                          | code        |
        | =A1                            | formula     |
        | #REF!                          | error       |
        | TRUE                           | truth-value |
        | 2018-06-12 shown as yyyy-mm-dd | wrong-type  |

    Scenario: A sheet of an unknown name
      When one tries to import a workbook whose sheet "fcts" holds:
        | mechanism     | event       | key   | occurred   | gist      | article |
        | harbour-talks | SessionHeld | round | 2018-06-12 | They met. | report  |
      Then it is refused as "unknown-sheet"
      And nothing was written

    Scenario Outline: A table that <case>
      When one tries to import a table that <case>
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | case                              | code      |
        | ends within a quotation           | not-csv   |
        | is no workbook at all             | not-excel |
        | is a workbook of twenty years ago | not-excel |
        | holds nothing but a remark        | empty     |
