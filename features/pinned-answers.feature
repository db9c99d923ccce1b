Feature: Pinned answers
  An answer that names all three clocks: the day in the world, what the public knew by then, and the position of the ledger.
  It can be cited, kept and compared, since nothing that is recorded later has any part in it.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these articles:
      | id     | publisher | published  |
      | report | Courier   | 2019-02-05 |
    And these facts:
      | event                | key    | occurred   | reported           |
      | MechanismEstablished | begun  | 2015-01-10 | Gazette 2015-01-10 |
      | MechanismSuspended   | frozen | 2019-02-01 | Gazette 2019-02-03 |
    And the answer as of 2019-03-01 was cited
    And the answer about 2018-06-01 as of 2019-03-01 was cited
    And the answer about 2030-06-01 as of 2030-01-01 was cited

  Rule: Nothing that is recorded later changes it, however old the news
    The ledger's own clock is one of the three: what it did not hold then, it could not say.

    Scenario Outline: Later on, <what>
      Given these facts:
        | event   | key   | fact   | occurred   | reported   | cause   | changes   |
        | <event> | later | <fact> | <occurred> | <reported> | <cause> | <changes> |
      Then what was cited is the same, to the letter

      Examples:
        | what                                     | event            | fact   | occurred   | reported           | cause | changes              |
        | a meeting is found in an old paper       | SessionHeld      |        | 2018-06-12 | Courier 2018-06-13 |       |                      |
        | an article is cited that was there       | SessionHeld      |        | 2019-01-12 | report             |       |                      |
        | another paper is found to have said so   | FactCorroborated | frozen | 2019-02-01 | report             |       |                      |
        | a coder's slip is corrected              | FactCorrected    | frozen | 2019-02-01 | Gazette 2019-02-03 | coder | occurred to 2019-01-28 |
        | a fact turns out to be misread           | FactRetracted    | frozen | 2019-02-01 | Gazette 2019-02-03 | coder |                      |

  Rule: Without the ledger's clock it follows what is recorded
    Whoever leaves it out asks what is known of that day today.

    Scenario: The meeting that was found in an old paper
      Given these facts:
        | event       | occurred   | reported           |
        | SessionHeld | 2018-06-12 | Courier 2018-06-13 |
      Then the answers are:
        | on         | about      | status    | last session |
        | 2019-03-01 | 2019-03-01 | suspended | 2018-06-12   |
        | 2019-03-01 | 2018-07-01 | active    | 2018-06-12   |
