Feature: The stream of events
  Another desk, an archive, a program follows what is recorded, as it is recorded. Lines drop and servers are started anew; in the
  end the follower has what the ledger has: every event, once, in its order.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |
      | SessionHeld          | 2016-03-01 |
    And that this was recorded on 2025-01-01
    And an archive that follows the ledger

  Rule: What was recorded before comes first, and what is recorded then follows
    Whoever begins late misses nothing.

    Scenario: A round is recorded while the archive listens
      When the archive listens
      Then it has every event, once and in order
      And the last of them tells of a SessionHeld
      When these facts are recorded:
        | event             | occurred   |
        | MechanismSuspended | 2017-05-01 |
      And the archive listens
      Then it has every event, once and in order
      And the last of them tells of a MechanismSuspended

  Rule: A dropped line loses nothing and doubles nothing
    The archive says what came last, and goes on there.

    Scenario: Dropped in the middle
      When the line drops after 3 events
      And these facts are recorded:
        | event             | occurred   |
        | MechanismSuspended | 2017-05-01 |
      And the archive listens
      Then it has every event, once and in order

    Scenario: Dropped again and again, while several desks record
      When three desks record 10 actors each, and the line drops after every 4 events
      Then it has every event, once and in order

    Scenario: The server is started anew
      When the line drops after 2 events
      And the server is started anew
      And these facts are recorded:
        | event             | occurred   |
        | MechanismSuspended | 2017-05-01 |
      And the archive listens
      Then it has every event, once and in order

  Rule: Whoever has seen more than the ledger holds has followed another one
    To wait there in silence would lose what comes in between.

    Scenario: A ledger put back from an older copy
      When the archive says that it has seen event 1000
      Then it is told that the ledger ends before that

  Rule: Archived texts are no part of it
    Passages and gists are for everyone; whole articles are not.

    Scenario: An article with its text
      Given these articles:
        | id     | publisher | published  | text                                                   |
        | report | Gazette   | 2018-04-03 | They met in Port Ard. Nobody else was in the room then. |
      And that this was recorded on 2025-01-02
      When the archive listens
      Then it has every event, once and in order
      And one of them tells of a TextArchived
      And none of them holds the words "Nobody else was in the room"
