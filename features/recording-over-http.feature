Feature: Recording over HTTP
  Desks in several cities keep one ledger. Lines break, two people read the same article, and a program sends twice what it is
  not sure has arrived: what the ledger holds afterwards must not depend on that.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | key     | occurred   | reported           |
      | MechanismEstablished | founded | 2015-01-10 | Gazette 2015-01-12 |
    And that "the desk in Port Ard" has a key to record
    And that "the desk in Borlund" has a key to record

  Rule: Who records needs a key that is for it
    Reading is open to everyone; what is written stands for ever, and somebody has to answer for it.

    Scenario Outline: <who> sends a fact
      Given that "the reading room" has a key to read-text
      And that "the former desk" had a key to record, which is revoked
      When <who> sends:
        | event       | key   | occurred   |
        | SessionHeld | round | 2018-06-12 |
      Then it is answered with <status>
      And the ledger has taken in <events> events

      Examples:
        | who                    | status | events |
        | nobody in particular   | 401    | 0      |
        | "the former desk"      | 401    | 0      |
        | "the reading room"     | 403    | 0      |
        | "the desk in Port Ard" | 201    | 1      |

    Scenario: The name of the key is kept as the coder, unless the fact names one
      When "the desk in Port Ard" sends:
        | event       | key    | occurred   | coded by   |
        | SessionHeld | first  | 2018-06-12 |            |
        | SessionHeld | second | 2019-06-12 | Anna Arden |
      Then the coder of first is "the desk in Port Ard"
      And the coder of second is "Anna Arden"

    Scenario: Two desks code the same fact
      When "the desk in Port Ard" sends:
        | event       | key   | occurred   |
        | SessionHeld | round | 2018-06-12 |
      And "the desk in Borlund" sends the same again
      Then it is answered with 200, and 1 was there already
      And the coder of round is "the desk in Port Ard"

  Rule: What arrives twice under one Idempotency-Key is recorded once, and answered alike
    Whoever did not hear the answer sends the same again, and needs to know no more.

    Scenario: The line broke before the answer arrived
      When "the desk in Port Ard" sends, as request "a1":
        | event       | key   | occurred   |
        | SessionHeld | round | 2018-06-12 |
      And "the desk in Port Ard" sends the same again, as request "a1"
      Then it is answered with 201, as the first time
      And the ledger has taken in 1 event

    Scenario: The same name for another request
      When "the desk in Port Ard" sends, as request "a1":
        | event       | key   | occurred   |
        | SessionHeld | round | 2018-06-12 |
      And "the desk in Port Ard" sends, as request "a1":
        | event       | key     | occurred   |
        | SessionHeld | another | 2019-06-12 |
      Then it is answered with 422
      And the ledger has taken in 1 event

    Scenario: Another desk may use the same name
      When "the desk in Port Ard" sends, as request "a1":
        | event       | key   | occurred   |
        | SessionHeld | round | 2018-06-12 |
      And "the desk in Borlund" sends, as request "a1":
        | event       | key     | occurred   |
        | SessionHeld | another | 2019-06-12 |
      Then it is answered with 201
      And the ledger has taken in 2 events

    Scenario: What was refused may be mended under the same name
      When "the desk in Port Ard" sends, as request "a1":
        | event       | key   | occurred   | by              |
        | SessionHeld | round | 2018-06-12 | xd-grand-vizier |
      And "the desk in Port Ard" sends, as request "a1":
        | event       | key   | occurred   | by     |
        | SessionHeld | round | 2018-06-12 | Arland |
      Then it is answered with 201
      And the ledger has taken in 1 event

  Rule: Who says what it has read records only if that still holds
    Two people who decide on the same evidence shall not overlook each other.

    Scenario: Somebody was faster
      Given that "the desk in Port Ard" has read the channel
      When "the desk in Borlund" sends:
        | event       | key   | occurred   |
        | SessionHeld | round | 2018-06-12 |
      And "the desk in Port Ard" sends, if it is as read:
        | event              | key       | occurred   |
        | MechanismSuspended | suspended | 2018-06-20 |
      Then it is answered with 412
      And the ledger has taken in 1 event

    Scenario: Nobody was
      Given that "the desk in Port Ard" has read the channel
      When "the desk in Port Ard" sends, if it is as read:
        | event              | key       | occurred   |
        | MechanismSuspended | suspended | 2018-06-20 |
      Then it is answered with 201

  Rule: A trial tells what would change, and changes nothing
    Before a fact is on record for ever, one wants to see what it does.

    Scenario: A suspension on trial
      When "the desk in Port Ard" tries:
        | event              | key       | occurred   |
        | MechanismSuspended | suspended | 2018-06-20 |
      Then it is answered with 200
      And the status would go from active to suspended
      And the ledger has taken in 0 events

  Rule: What exists already with other content is a conflict
    A fact is never edited; it is corrected by another fact.

    Scenario: The same key for something else
      When "the desk in Port Ard" sends:
        | event                | key     | occurred   | reported           |
        | MechanismEstablished | founded | 2015-01-11 | Gazette 2015-01-12 |
      Then it is answered with 409
      And the ledger has taken in 0 events
