Feature: Evidence
  Whose word it is. A fact that both sides affirm, one that one side affirms and one that nobody has put a name to may read
  alike in a headline.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland

  Rule: Evidence is two-sided when parties of two states affirm the fact
    Both sides have an interest in what is said about a meeting, and seldom the same.

    Scenario Outline: <who> on record
      Given these facts:
        | event       | occurred   | reported   |
        | SessionHeld | 2018-06-12 | <reported> |
      When one asks on 2018-07-01
      Then the status is active, since 2018-06-12
      And the evidence is <evidence>

      Examples:
        | who                          | reported                                                                                         | evidence   |
        | Nobody                       | Gazette 2018-06-13                                                                               | reported   |
        | Arland                       | Gazette 2018-06-13, quoting Arland                                                               | one-side   |
        | A party of Arland            | Gazette 2018-06-13, paraphrasing the Unity Party                                                 | one-side   |
        | A minister of Arland         | Gazette 2018-06-13, quoting Anna Arden                                                           | one-side   |
        | Two parties of Arland        | Gazette 2018-06-13, quoting the Unity Party; Courier 2018-06-14, quoting the Liberal Party       | one-side   |
        | Arland and Borland           | Gazette 2018-06-13, quoting Arland; Courier 2018-06-14, quoting Borland                          | both-sides |
        | A minister on each side      | Gazette 2018-06-13, quoting Anna Arden; Courier 2018-06-14, quoting Boris Borden                 | both-sides |
        | A party on each side         | Gazette 2018-06-13, quoting the Unity Party; Courier 2018-06-14, paraphrasing the People's Party | both-sides |
        | An anonymous voice of Arland | Gazette 2018-06-13, anonymously from Arland                                                      | reported   |
        | Arland, and a voice unnamed  | Gazette 2018-06-13, quoting Arland; Courier 2018-06-14, anonymously from Borland                 | one-side   |
        | Only a third state           | Gazette 2018-06-13, quoting Corland                                                              | reported   |

    Scenario: A confirmation counts like a quotation
      Given these facts:
        | event         | key   | fact  | occurred   | by      | reported                           |
        | SessionHeld   | round |       | 2018-06-12 |         | Gazette 2018-06-13, quoting Arland |
        | FactConfirmed | yes   | round |            | Borland | Courier 2018-06-20                 |
      Then the answers are:
        | on         | evidence   |
        | 2018-06-15 | one-side   |
        | 2018-06-20 | both-sides |

    Scenario: A corroborating article brings another voice
      Given these facts:
        | event            | key   | fact  | occurred   | reported                            |
        | SessionHeld      | round |       | 2018-06-12 | Gazette 2018-06-13, quoting Arland  |
        | FactCorroborated | more  | round |            | Courier 2018-06-20, quoting Borland |
      Then the answers are:
        | on         | evidence   | origins |
        | 2018-06-15 | one-side   | 1       |
        | 2018-06-20 | both-sides | 2       |

    Scenario: Who takes it back no longer affirms it
      Given these facts:
        | event          | key   | fact  | occurred   | by      | upheld | reason                       | reported                                                                |
        | SessionHeld    | round |       | 2018-06-12 |         |        |                              | Gazette 2018-06-13, quoting Arland; Courier 2018-06-13, quoting Borland |
        | FactDenied     | no    | round |            | Borland |        |                              | Courier 2018-06-20                                                      |
        | DisputeSettled | seen  |       |            |         | round  | Photographs show both sides. | Herald 2018-06-25                                                       |
      When one asks on 2018-07-01
      Then the evidence is one-side

  Rule: The evidence is that of the newest fact on which the answer rests
    The old news may have been confirmed by everybody; the turn of yesterday is what has to be weighed.

    Scenario: A well-attested meeting, then a rumour of a suspension
      Given these facts:
        | event              | occurred   | reported                                                                |
        | SessionHeld        | 2018-06-12 | Gazette 2018-06-13, quoting Arland; Courier 2018-06-13, quoting Borland |
        | MechanismSuspended | 2019-02-01 | Herald 2019-02-03                                                       |
      Then the answers are:
        | on         | status    | evidence   |
        | 2018-07-01 | active    | both-sides |
        | 2019-03-01 | suspended | reported   |

  Rule: What is coded as inferred says so
    An article may only imply what the ledger records; the reader has to be able to tell.

    Scenario: A paper implies that a round had been held
      Given these facts:
        | event       | key   | occurred   | coding   | coded by | reviewed by  |
        | SessionHeld | round | 2018-06-12 | inferred | one desk | another desk |
      When one asks on 2018-07-01
      Then the fact round says:
        | coding   | coded by | reviewed by  |
        | inferred | one desk | another desk |
