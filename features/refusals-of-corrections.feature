Feature: What is refused of corrections and registrations
  What is said about a fact is held to the same standard as the fact; and what is registered stays what it was registered as.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | key     | occurred   | planned    | reported           |
      | MechanismEstablished | founded | 2015-01-10 |            | Gazette 2015-01-12 |
      | SessionScheduled     | date    | 2018-04-02 | 2018-06-12 | Gazette 2018-04-03 |

  Rule: A correction makes a fact of the same kind that could itself be recorded
    Otherwise a correction would be a way round the rules.

    Scenario Outline: Not corrected: <case>
      When one tries to record:
        | event         | fact | changes   | cause     | reported           |
        | FactCorrected | date | <changes> | publisher | Courier 2018-04-10 |
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | case                                           | changes                | code                |
        | Another kind of event                          | event to SessionHeld   | fixed-field         |
        | Another key                                    | key to day             | fixed-field         |
        | A field that the fact does not have            | planed to 2018-06-13   | unknown-field       |
        | A value that is no date                        | planned to next spring | bad-change          |
        | A day that none of the articles can have known | occurred to 2019-01-01 | published-too-early |

    Scenario: An actor that nobody knows
      When one tries to record:
        | event         | fact | changes               | cause     | reported           |
        | FactCorrected | date | by to xd-grand-vizier | publisher | Courier 2018-04-10 |
      Then it is refused as "unknown-actor"
      And nothing was written

    Scenario: A denial of a detail that the fact does not have
      When one tries to record:
        | event      | fact | by      | fields   | reported           |
        | FactDenied | date | Borland | location | Courier 2018-04-10 |
      Then it is refused as "unknown-field"
      And nothing was written

    Scenario: A correction of itself
      When one tries to record:
        | event         | key | fact | cause     | reported           |
        | FactRetracted | one | two  | publisher | Courier 2018-04-10 |
        | FactRetracted | two | one  | publisher | Courier 2018-04-10 |
      Then it is refused as "circle"
      And nothing was written

    Scenario: A settlement that settles nothing
      When one tries to record:
        | event          | reason                  | reported          |
        | DisputeSettled | The note was published. | Herald 2019-05-01 |
      Then it is refused as "not-valid"
      And nothing was written

  Rule: An id is one thing, and stays what it was registered as
    All ids share one namespace, so that a link leads to one place.

    Scenario: The channel is registered anew with other parties
      When one tries to register the dialogue "Arland–Borland strategic dialogue" between Arland and Corland
      Then it is refused as "changed-registration"
      And nothing was written

    Scenario: The id of an article is taken for a channel
      Given these articles:
        | id         | publisher | published  |
        | coast-talk | Courier   | 2018-06-13 |
      When one tries to register the dialogue "Coast talk" between Arland and Corland
      Then it is refused as "id-taken"
      And nothing was written

    Scenario: A party that nobody knows
      When one tries to register the dialogue "Vizier talks" between Arland and xd-grand-vizier
      Then it is refused as "unknown-actor"
      And nothing was written

    Scenario Outline: An actor <case>
      When one tries to register the <kind> "<id>" of "<state>"
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | case                           | id        | kind  | state | code          |
        | of a state that does not exist | ab-party  | party | AB    | unknown-state |
        | that is a state under its name | arland    | state |       | bad-id        |
        | with an id of several words    | Old Party | party | XA    | not-an-id     |

  Rule: An article is public by some day, has one text and repeats another article
    Without that it cannot tell when anything became known, nor by whom.

    Scenario Outline: Not registered: <case>
      Given these articles:
        | id     | publisher | published  | text                  |
        | report | Courier   | 2018-06-13 | They met in Port Ard. |
      When one tries to register these articles:
        | id   | publisher | published   | copy of | text   |
        | <id> | Courier   | <published> | <copy>  | <text> |
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | case                               | id     | published      | copy    | text                 | code            |
        | It has no day by which it was read | later  | [2018-06-13..] |         |                      | published-open  |
        | It repeats itself                  | later  | 2018-06-13     | later   |                      | own-copy        |
        | It repeats what nobody knows       | later  | 2018-06-13     | unheard |                      | unknown-article |
        | It has another text already        | report | 2018-06-13     |         | They met in Borlund. | text-taken      |
        | Its text is empty                  | later  | 2018-06-13     |         | (empty)              | no-text         |

  Rule: What is proposed past the casebook is held to the same rules
    Every door leads to the same desk.

    Scenario: A fact for a channel that nobody has registered
      When one tries to record a session held of "a-phantom-council"
      Then it is refused as "unknown-stream"
      And nothing was written

    Scenario: A fact of a channel for an actor
      When one tries to record a session held of "xa-unity-party"
      Then it is refused as "wrong-stream"
      And nothing was written

    Scenario: A text that is not the one announced
      When one tries to archive a text other than the one announced
      Then it is refused as "text"
      And nothing was written
