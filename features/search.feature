Feature: Search
  A desk officer types what is in the morning's paper: a name as one of the languages has it, or two words of what was said.
  What could be read by the day asked about is found, and nothing else.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And the "Arland–Borland strategic dialogue" is called "亜ボ戦略対話" in Japanese
    And the "Arland–Borland strategic dialogue" is called "아르 전략대화" in Korean
    And the "Arland–Borland strategic dialogue" is also known as "the Tuesday talks"
    And these facts:
      | event                | key     | occurred   | gist                                         | reported           |
      | MechanismEstablished | founded | 2015-01-10 | The foreign ministers set it up in Port Ard. | Gazette 2015-01-10 |
      | SessionHeld          | round   | 2018-06-12 | A round on fishing quotas in the strait.     | Courier 2018-06-14 |
    And the summit "Three-state summit" between Arland, Borland and Corland
    And these facts:
      | event       | occurred   | gist                                       | reported           |
      | SessionHeld | 2017-05-01 | The leaders spoke of fishing and of trade. | Gazette 2017-05-02 |
    And the visit "Boris Borden in Đà Ard" of Boris Borden between Arland and Borland
    And these facts:
      | event     | occurred   | gist                             | reported           |
      | VisitMade | 2019-03-04 | He was received by the ministers. | Gazette 2019-03-04 |
    And the issue "The quarrel about nets" between Arland and Borland
    And "The quarrel about nets" is called "Рыболовство в проливе" in Russian
    And these facts:
      | event       | occurred   | by      | gist                                 | reported           |
      | IssueRaised | 2018-11-05 | Borland | Borland protests against the quotas. | Gazette 2018-11-05 |

  Rule: Any of its names finds it, in any language
    The article at hand may be in Japanese, and the desk writes English.

    Scenario: By name, by alias, by a name in another language
      Then on 2019-04-01 these searches find:
        | search          | found                             |
        | strategic       | Arland–Borland strategic dialogue |
        | Tuesday talks   | Arland–Borland strategic dialogue |
        | 戦略対話        | Arland–Borland strategic dialogue |
        | 戦略            | Arland–Borland strategic dialogue |
        | 대화            | Arland–Borland strategic dialogue |
        | рыболовство     | The quarrel about nets            |
        | Boris Borden in | Boris Borden in Đà Ard            |
        | Corland         | Corland                           |

    Scenario: Two signs are a word only side by side
      Then on 2019-04-01 these searches find:
        | search | found                             |
        | 対話   | Arland–Borland strategic dialogue |
        | 話     | Arland–Borland strategic dialogue |
        | 略戦   | nothing                           |
        | 戦 話  | Arland–Borland strategic dialogue |

  Rule: Case, accents and the width of letters make no difference
    Nobody knows how to type every name.

    Scenario: As one types it
      Then on 2019-04-01 these searches find:
        | search         | found                             |
        | STRATEGIC      | Arland–Borland strategic dialogue |
        | da ard         | Boris Borden in Đà Ard            |
        | Ｓｕｍｍｉｔ | Three-state summit                |
        | РЫБОЛОВСТВО    | The quarrel about nets            |

  Rule: Every word has to be found, wherever it stands
    The more one types, the less one finds.

    Scenario: One word in the name, one in what was reported
      Then on 2019-04-01 these searches find:
        | search             | found                                                 |
        | fishing            | Arland–Borland strategic dialogue, Three-state summit |
        | fishing strategic  | Arland–Borland strategic dialogue                     |
        | fishing trade      | Three-state summit                                    |
        | fishing diplomatic | nothing                                               |

    Scenario: The beginning of a word is enough, its end is not
      Then on 2019-04-01 these searches find:
        | search   | found                             |
        | strat    | Arland–Borland strategic dialogue |
        | rategic  | nothing                           |

  Rule: Quotation marks ask for these very words, and no other sign means anything
    What is copied out of a paper has brackets, stars and dashes in it.

    Scenario: A phrase
      Then on 2019-04-01 these searches find:
        | search           | found                             |
        | "fishing quotas" | Arland–Borland strategic dialogue |
        | "quotas fishing" | nothing                           |
        | "fishing quota"  | nothing                           |
        | fishing quota    | Arland–Borland strategic dialogue |

    Scenario: Whatever is typed
      Then on 2019-04-01 these searches find:
        | search                  | found                             |
        | (strategic*             | Arland–Borland strategic dialogue |
        | strategic -dialogue     | Arland–Borland strategic dialogue |
        | strategic OR summit     | nothing                           |
        | "strategic              | Arland–Borland strategic dialogue |
        | Arland–Borland dialogue | Arland–Borland strategic dialogue |
        | Borland-Arland          | nothing                           |

  Rule: Nobody finds what could not be read by then
    A search that shows more than the answer would give the future away.

    Scenario: A report of the next day
      Then on 2018-06-13 these searches find:
        | search    | found              |
        | fishing   | Three-state summit |
        | strategic | Arland–Borland strategic dialogue |
      And on 2018-06-14 these searches find:
        | search  | found                                                 |
        | fishing | Arland–Borland strategic dialogue, Three-state summit |

    Scenario: Before the first report there is nothing to find
      Then on 2015-01-09 these searches find:
        | search    | found   |
        | strategic | nothing |
        | 戦略      | nothing |

    Scenario: A new name is found when it is known; the old one always was
      Given these facts of the "Three-state summit":
        | event            | occurred   | name                 | gist              |
        | MechanismRenamed | 2019-02-01 | Conference of Leaders | It got a new name. |
      Then on 2019-01-31 these searches find:
        | search     | found              |
        | conference | nothing            |
        | three      | Three-state summit |
      And on 2019-02-01 these searches find:
        | search     | found                 |
        | conference | Conference of Leaders |
        | three      | Conference of Leaders |

    Scenario: What was taken back is found no longer
      Given these facts of the "Three-state summit":
        | event         | occurred   | fact                    | cause     | gist                     |
        | FactRetracted | 2019-02-01 | session-held-2017-05-01 | publisher | The paper takes it back. |
      Then on 2019-01-31 these searches find:
        | search | found              |
        | trade  | Three-state summit |
      And on 2019-02-01 these searches find:
        | search | found              |
        | trade  | nothing            |
        | paper  | Three-state summit |

    Scenario: What this ledger did not hold yet
      Given that this was recorded on 2025-01-01
      And these facts of the "Three-state summit":
        | event           | occurred   | text                       | gist                 |
        | OutcomeReported | 2017-05-01 | A declaration on lighthouses | They signed a paper. |
      And that this was recorded on 2025-02-01
      Then on 2019-04-01, as the ledger stood on 2025-01-15, these searches find:
        | search      | found   |
        | lighthouses | nothing |
      And on 2019-04-01 these searches find:
        | search      | found              |
        | lighthouses | Three-state summit |

  Rule: The words of a double find what it is
    Whoever has noted the other name finds the one channel.

    Scenario: Two names of one dialogue
      Given the dialogue "Strait forum" between Arland and Borland
      And these facts:
        | event       | occurred   | id                                | gist                          |
        | SessionHeld | 2018-09-12 |                                   | Lanterns were talked about.   |
        | MergedInto  | 2019-02-01 | arland-borland-strategic-dialogue | The forum is the dialogue.    |
      Then on 2019-01-31 these searches find:
        | search       | found        |
        | strait forum | Strait forum |
        | lanterns     | Strait forum |
      And on 2019-02-01 these searches find:
        | search             | found                             |
        | strait forum       | Arland–Borland strategic dialogue |
        | lanterns strategic | Arland–Borland strategic dialogue |

  Rule: Articles are found by their title and by who wrote them
    A report is remembered by its headline.

    Scenario: By headline, outlet and author
      Given these articles:
        | id        | title                          | publisher | published  |
        | headline  | Lighthouses are to stay lit    | Herald    | 2019-03-20 |
      Then on 2019-04-01 these searches find:
        | search            | found                       |
        | lighthouses       | Lighthouses are to stay lit |
        | herald lit        | Lighthouses are to stay lit |
      And on 2019-03-19 these searches find:
        | search      | found   |
        | lighthouses | nothing |
