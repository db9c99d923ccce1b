Feature: Who may ask, and how often
  A desk's notes are not for everyone, and one program that asks without a pause must not keep the others waiting.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | key     | occurred   | reported           |
      | MechanismEstablished | founded | 2015-01-10 | Gazette 2015-01-12 |
    And that "the reading room" has a key to read-text
    And that "the desk in Port Ard" has a key to record
    And that "the former desk" had a key to record, which is revoked

  Rule: A private ledger answers whoever has a valid key, whatever that is for, and nobody else
    Reading what a ministry keeps is a privilege; what its holder may do beside is another question.

    Scenario Outline: <who> asks about the channel
      Given that the ledger is private
      When <who> asks about the channel
      Then it is answered with <status>

      Examples:
        | who                    | status |
        | nobody in particular   | 401    |
        | "the former desk"      | 401    |
        | "the reading room"     | 200    |
        | "the desk in Port Ard" | 200    |

    Scenario: An open ledger answers everyone, but tells a former desk that its key is void
      When nobody in particular asks about the channel
      Then it is answered with 200
      When "the former desk" asks about the channel
      Then it is answered with 401

  Rule: Who asks too often is told how long to wait, and everyone has a budget of their own
    It refills evenly: what was used up at once comes back bit by bit.

    Scenario: Three questions where two a minute are granted
      Given that two questions a minute are granted
      When "the reading room" asks about the channel 3 times
      Then the answers are 200, 200, 429
      And one is to come back after 30 seconds
      When "the desk in Port Ard" asks about the channel
      Then it is answered with 200
      When half a minute has passed
      And "the reading room" asks about the channel
      Then it is answered with 200
