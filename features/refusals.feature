Feature: What is refused
  A ledger that takes in whatever is typed is no evidence. A refusal says what is wrong and where, and nothing is written.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | key     | occurred   | reported           |
      | MechanismEstablished | founded | 2015-01-10 | Gazette 2015-01-12 |

  Rule: Every fact cites an article, and the article, the actors and the facts that it names are known
    What nobody can look up is hearsay.

    Scenario Outline: Not recorded: <case>
      When one tries to record:
        | event   | occurred   | reported   | by   | fact   | also in   |
        | <event> | 2018-06-12 | <reported> | <by> | <fact> | <also in> |
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | case                              | event       | reported                             | by              | fact       | also in                           | code              |
        | No article is cited               | SessionHeld | nobody                               |                 |            |                                   | no-citation       |
        | The article is unknown            | SessionHeld | an-unheard-of-page                   |                 |            |                                   | unknown-article   |
        | The actor is unknown              | SessionHeld |                                      | xd-grand-vizier |            |                                   | unknown-actor     |
        | The speaker's party is unknown    | SessionHeld | Gazette 2018-06-12, quoting xd-court |                 |            |                                   | unknown-actor     |
        | The fact spoken of is unknown     | FactDenied  |                                      | Arland          | never-said |                                   | unknown-fact      |
        | The other channel is unknown      | SessionHeld |                                      |                 |            | a-phantom-council                 | unknown-mechanism |
        | The other channel is the same one | SessionHeld |                                      |                 |            | arland-borland-strategic-dialogue | own-stream        |

    Scenario: One bad fact keeps the good ones out
      When one tries to record:
        | event       | occurred   | reported |
        | SessionHeld | 2017-06-12 |          |
        | SessionHeld | 2018-06-12 | nobody   |
      Then it is refused as "no-citation"
      And nothing was written

  Rule: A key means one fact for ever
    Whoever cites a fact by its key must find tomorrow what was there today.

    Scenario: The same key with other content
      When one tries to record:
        | event                | key     | occurred   | reported           |
        | MechanismEstablished | founded | 2015-01-11 | Gazette 2015-01-12 |
      Then it is refused as "key-taken"
      And nothing was written

    Scenario: The same content again is no error, and writes nothing
      When one records the same again
      Then nothing was written

    Scenario: The same key in another channel is another fact
      Given the dialogue "Corland–Borland coast guard talks" between Corland and Borland
      And these facts:
        | event                | key     | occurred   |
        | MechanismEstablished | founded | 2016-02-01 |
      Then the answers are:
        | channel                           | about      | status | since      |
        | Arland–Borland strategic dialogue | 2018-01-01 | active | 2015-01-10 |
        | Corland–Borland coast guard talks | 2018-01-01 | active | 2016-02-01 |

  Rule: A date is EDTF, or a time with its offset
    "Last spring" is evidence for a date and belongs beside it; it is not one.

    Scenario Outline: <date> is no date
      When one tries to record:
        | event       | key   | occurred | reported           |
        | SessionHeld | round | <date>   | Gazette 2025-12-31 |
      Then it is refused as "not-a-date"
      And nothing was written

      Examples:
        | date                  |
        | last spring           |
        | 29/05/2024            |
        | 2024-13               |
        | 2024-02-30            |
        | 2024-20               |
        | 2024-05-29T10:00      |
        | 2024-05-28/2024-05-26 |
        | ../..                 |

  Rule: An article of the day before yesterday is no evidence of today
    What was only planned is coded as planned.

    Scenario: Every cited article is older than the event
      When one tries to record:
        | event       | occurred   | reported                               |
        | SessionHeld | 2018-06-12 | Gazette 2018-05-20; Courier 2018-06-10 |
      Then it is refused as "published-too-early"
      And nothing was written

    Scenario: One of them is not
      Given these facts:
        | event       | occurred   | reported                               |
        | SessionHeld | 2018-06-12 | Gazette 2018-05-20; Courier 2018-06-11 |
      When one asks on 2018-07-01
      Then the last session was held on 2018-06-12

  Rule: A cited passage stands in the archived text
    The quotation is the proof; it must be there.

    Background:
      Given these articles:
        | id     | publisher | published  | text                                                           |
        | report | Courier   | 2018-06-13 | They met in Port Ard. They parted as friends, and met at noon. |

    Scenario Outline: Cited is <what>
      When one tries to record:
        | event       | occurred   | reported | quote   | passage   |
        | SessionHeld | 2018-06-12 | report   | <quote> | <passage> |
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | what                                        | quote                | passage               | code      |
        | what is not there                           | They met in Borlund. |                       | passage   |
        | what stands there twice                     | met                  |                       | passage   |
        | a place beyond the end                      |                      | 10-400                | passage   |
        | another sentence than the one at that place |                      | 0-21 of "They parted" | passage   |
        | a place that ends before it begins          |                      | 21-10                 | not-valid |

    Scenario: Quoted is more than an excerpt
      When one tries to record:
        | event       | occurred   | reported | quote                                                    |
        | SessionHeld | 2018-06-12 | report   | They met in Port Ard. They parted as friends, and met at |
      Then it is refused as "quote-too-long"
      And nothing was written

    Scenario Outline: Cited is <what> that is there
      Given these facts:
        | event       | occurred   | reported | quote   | passage   |
        | SessionHeld | 2018-06-12 | report   | <quote> | <passage> |
      When one asks on 2018-07-01
      Then the status is active, since 2015-01-10

      Examples:
        | what       | quote                 | passage                         |
        | a sentence | They met in Port Ard. |                                 |
        | a place    |                       | 0-21 of "They met in Port Ard." |

    Scenario: Where no text is archived, nothing can be compared
      Given these facts:
        | event       | occurred   | reported          | quote                |
        | SessionHeld | 2018-06-12 | Herald 2018-06-14 | They met in Borlund. |
      When one asks on 2018-07-01
      Then the last session was held on 2018-06-12

  Rule: Unknown fields are refused, and the nearest known one is named
    A misspelt field would be a fact silently lost.

    Scenario: A field misspelt
      When one tries to record:
        | event            | occurred   | planed     |
        | SessionScheduled | 2018-04-02 | 2018-06-12 |
      Then it is refused as "unknown-key", naming "planned"
      And nothing was written

    Scenario: An event that does not exist
      When one tries to record:
        | event         | occurred   |
        | SessionForged | 2018-04-02 |
      Then it is refused as "unknown-event"
      And nothing was written
