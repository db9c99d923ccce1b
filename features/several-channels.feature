Feature: One act in several channels
  One handshake can reopen a summit and the ministers' meetings that hang on it. It is one fact, told in each of the stories.

  Background:
    Given the summit "Arland–Borland summit" between Arland and Borland
    And these facts:
      | event              | occurred   |
      | MechanismSuspended | 2018-01-15 |
    And the ministerial "Arland–Borland ministers' meeting" between Arland and Borland
    And these facts:
      | event              | occurred   |
      | MechanismSuspended | 2018-02-20 |

  Rule: A fact that touches several channels is recorded in each, under one key
    A correction in one place must not leave the error standing in another.

    Scenario: One agreement reopens both
      Given these facts of the "Arland–Borland summit":
        | event            | key       | occurred   | also in                          |
        | ResumptionAgreed | handshake | 2020-03-10 | arland-borland-ministers-meeting |
      Then the answers are:
        | channel                           | on         | status    | since      | because   |
        | Arland–Borland summit             | 2020-03-09 | suspended | 2018-01-15 |           |
        | Arland–Borland ministers' meeting | 2020-03-09 | suspended | 2018-02-20 |           |
        | Arland–Borland summit             | 2020-03-10 | agreed    | 2020-03-10 | handshake |
        | Arland–Borland ministers' meeting | 2020-03-10 | agreed    | 2020-03-10 | handshake |

    Scenario Outline: What is said about it in one is said in all: <event>
      Given these facts of the "Arland–Borland summit":
        | event            | key       | occurred   | also in                          | reported           |
        | ResumptionAgreed | handshake | 2020-03-10 | arland-borland-ministers-meeting | Gazette 2020-03-10 |
      And these facts of the "<where>":
        | event   | key   | fact      | by   | <field> | cause   | reported           |
        | <event> | later | handshake | <by> | <value> | <cause> | Courier 2020-04-01 |
      Then the answers are:
        | channel                           | on         | status   | since            |
        | Arland–Borland summit             | 2020-04-02 | <status> | <summit since>   |
        | Arland–Borland ministers' meeting | 2020-04-02 | <status> | <minister since> |

      Examples:
        | event         | where                             | by      | field   | value                  | cause     | status    | summit since | minister since |
        | FactDenied    | Arland–Borland summit             | Borland | coding  |                        |           | suspended | 2018-01-15   | 2018-02-20     |
        | FactDenied    | Arland–Borland ministers' meeting | Borland | coding  |                        |           | suspended | 2018-01-15   | 2018-02-20     |
        | FactRetracted | Arland–Borland ministers' meeting |         | coding  |                        | publisher | suspended | 2018-01-15   | 2018-02-20     |
        | FactCorrected | Arland–Borland summit             |         | changes | occurred to 2020-03-08 | publisher | agreed    | 2020-03-08   | 2020-03-08     |

    Scenario: A settlement reaches both as well
      Given these facts of the "Arland–Borland summit":
        | event            | key       | occurred   | also in                          | reported           |
        | ResumptionAgreed | handshake | 2020-03-10 | arland-borland-ministers-meeting | Gazette 2020-03-10 |
      And these facts of the "Arland–Borland ministers' meeting":
        | event          | fact      | by      | upheld    | reason                 | reported           |
        | FactDenied     | handshake | Borland |           |                        | Courier 2020-04-01 |
        | DisputeSettled |           |         | handshake | The text was released. | Herald 2020-05-01  |
      Then the answers are:
        | channel                           | on         | status    |
        | Arland–Borland summit             | 2020-04-15 | suspended |
        | Arland–Borland ministers' meeting | 2020-04-15 | suspended |
        | Arland–Borland summit             | 2020-05-01 | agreed    |
        | Arland–Borland ministers' meeting | 2020-05-01 | agreed    |

  Rule: What is recorded of one channel alone leaves the other alone
    Channels between the same parties have lives of their own.

    Scenario: The summit meets, the ministers do not
      Given these facts of the "Arland–Borland summit":
        | event       | occurred   |
        | SessionHeld | 2020-05-04 |
      Then the answers are:
        | channel                           | on         | status    | since      |
        | Arland–Borland summit             | 2020-06-01 | active    | 2020-05-04 |
        | Arland–Borland ministers' meeting | 2020-06-01 | suspended | 2018-02-20 |

    Scenario: A meeting known only through another channel's fact
      Given the dialogue "Arland–Borland scholars' dialogue" between Arland and Borland
      And these facts of the "Arland–Borland summit":
        | event            | key       | occurred   | also in                          |
        | ResumptionAgreed | handshake | 2020-03-10 | arland-borland-scholars-dialogue |
      Then the answers are:
        | channel                           | on         | status    | since      |
        | Arland–Borland scholars' dialogue | 2020-03-09 | not found |            |
        | Arland–Borland scholars' dialogue | 2020-03-10 | agreed    | 2020-03-10 |
