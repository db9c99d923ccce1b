Feature: Issues
  What strains a relation: an accusation, a protest, a ban. An issue has those who raise it, those against whom, and the measures
  taken; what it may have caused is for historians.

  Background:
    Given the issue "Fishing in the Strait" between Arland and Borland

  Rule: An issue is open from the day on which it is raised, until it is eased or resolved
    A quarrel that nobody mentions any more has not been settled by that.

    Scenario: Raised, eased, resolved
      Given these facts:
        | event         | key      | occurred   | by              | against |
        | IssueRaised   | charge   | 2018-03-01 | Borland         | Arland  |
        | IssueEased    | handling | 2018-09-10 | Arland, Borland |         |
        | IssueResolved | treaty   | 2019-02-04 | Arland, Borland |         |
      Then the answers are:
        | on         | status    | since      | because  | raised by | against |
        | 2018-02-28 | not found |            |          |           |         |
        | 2018-03-01 | open      | 2018-03-01 | charge   | Borland   | Arland  |
        | 2018-09-10 | eased     | 2018-09-10 | handling | Borland   | Arland  |
        | 2019-02-04 | resolved  | 2019-02-04 | treaty   | Borland   | Arland  |

    Scenario: Years of silence leave it open
      Given these facts:
        | event       | occurred   | by      | against |
        | IssueRaised | 2018-03-01 | Borland | Arland  |
      When one asks on 2025-06-01
      Then the status is open, since 2018-03-01

    Scenario: Raised once more, it is open since the first time
      Given these facts:
        | event       | key   | occurred   | by      | against |
        | IssueRaised | first | 2018-03-01 | Borland | Arland  |
        | IssueRaised | again | 2018-06-01 | Borland | Arland  |
      When one asks on 2018-07-01
      Then the status is open, since 2018-03-01
      And the answer rests on again, first

    Scenario: The first that one hears of it is that it is over
      Given these facts:
        | event         | occurred   | by              |
        | IssueResolved | 2019-02-04 | Arland, Borland |
      When one asks on 2019-03-01
      Then the status is resolved, since 2019-02-04

    Scenario: Raised in some month of spring
      Given these facts:
        | event       | occurred | by      | against | reported           |
        | IssueRaised | 2018-04  | Borland | Arland  | Courier 2018-09-01 |
      Then the answers are:
        | about      | status | since   | settled | may also be        |
        | 2018-03-31 | none   | none    | yes     | none               |
        | 2018-04-15 | none   | none    | no      | open since 2018-04 |
        | 2018-04-30 | open   | 2018-04 | yes     | none               |

    Scenario: The timeline of an issue
      Given these facts:
        | event         | key    | occurred   | by              | against |
        | IssueRaised   | charge | 2018-03-01 | Borland         | Arland  |
        | IssueResolved | treaty | 2019-02-04 | Arland, Borland |         |
      When one asks about 2019-06-01
      Then the timeline is:
        | from       | to         | status   | because |
        | 2018-03-01 | 2019-02-04 | open     | charge  |
        | 2019-02-04 | none       | resolved | treaty  |

  Rule: What strains anew opens it again
    An understanding lasts until the next boat is seized.

    Scenario Outline: <event> after the issue was <status>
      Given these facts:
        | event       | occurred   | by      | against | text   |
        | IssueRaised | 2018-03-01 | Borland | Arland  |        |
        | <end>       | 2018-09-10 | Borland |         |        |
        | <event>     | 2019-05-02 | Borland | Arland  | <text> |
      Then the answers are:
        | on         | status   | since      |
        | 2019-05-01 | <status> | 2018-09-10 |
        | 2019-05-02 | open     | 2019-05-02 |

      Examples:
        | end           | status   | event         | text               |
        | IssueEased    | eased    | IssueRaised   |                    |
        | IssueResolved | resolved | IssueRaised   |                    |
        | IssueResolved | resolved | ProtestLodged |                    |
        | IssueResolved | resolved | MeasureTaken  | A ban on landings. |

  Rule: A protest is on record, and opens the issue if nothing else has
    A note is handed over; the other side has been told.

    Scenario: The note comes first
      Given these facts:
        | event         | key  | occurred   | by      | against |
        | ProtestLodged | note | 2018-03-01 | Borland | Arland  |
      When one asks on 2018-04-01
      Then the status is open, since 2018-03-01
      And in the answer:
        | protests | raised by | against |
        | note     | Borland   | Arland  |

    Scenario: The note follows
      Given these facts:
        | event         | key    | occurred   | by      | against |
        | IssueRaised   | charge | 2018-03-01 | Borland | Arland  |
        | ProtestLodged | note   | 2018-03-05 | Borland | Arland  |
      When one asks on 2018-04-01
      Then the status is open, since 2018-03-01
      And in the answer:
        | protests | raised by | against |
        | note     | Borland   | Arland  |

    Scenario: A protest in return does not make Arland the one who raised it
      Given these facts:
        | event         | key    | occurred   | by      | against |
        | IssueRaised   | charge | 2018-03-01 | Borland | Arland  |
        | ProtestLodged | note   | 2018-03-05 | Arland  | Borland |
      When one asks on 2018-04-01
      Then in the answer:
        | protests | raised by | against |
        | note     | Borland   | Arland  |

  Rule: Measures are listed with those who took them
    A ban outlives the quarrel more often than not; the list says nothing about whether it still stands.

    Scenario: A ban and a patrol
      Given these facts:
        | event        | key    | occurred   | by      | against | text                    | reported           |
        | IssueRaised  | charge | 2018-03-01 | Borland | Arland  |                         | Gazette 2018-03-01 |
        | MeasureTaken | ban    | 2018-04-01 | Borland | Arland  | A ban on landings.      | Gazette 2018-04-01 |
        | MeasureTaken | patrol | 2018-05    | Arland  |         | A patrol in the Strait. | Courier 2018-06-01 |
      When one asks on 2018-07-01
      Then the status is open, since 2018-03-01
      And the measures are:
        | text                    | by      | against | taken      | because |
        | A ban on landings.      | Borland | Arland  | 2018-04-01 | ban     |
        | A patrol in the Strait. | Arland  | none    | 2018-05    | patrol  |
      And in the answer:
        | raised by | against |
        | Borland   | Arland  |

    Scenario: A measure that was only threatened is none
      Given these facts:
        | event         | occurred   | by      | against | speaker      |
        | IssueRaised   | 2018-03-01 | Borland | Arland  |              |
        | StatementMade | 2018-04-01 |         |         | Boris Borden |
      When one asks on 2018-05-01
      Then the status is open, since 2018-03-01
      And in the answer:
        | measures |
        | none     |

  Rule: Nothing is said about what an issue caused
    The talks stop the day after the protest, and everybody draws his conclusion; the ledger draws none.

    Scenario: The talks are suspended the day after
      Given these facts:
        | event         | key  | occurred   | by      | against |
        | ProtestLodged | note | 2018-03-01 | Borland | Arland  |
      And the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event              | key       | occurred   | by      |
        | MechanismSuspended | suspended | 2018-03-02 | Borland |
      Then the answers are:
        | channel                           | on         | status    | since      | because   |
        | Fishing in the Strait             | 2018-04-01 | open      | 2018-03-01 | note      |
        | Arland–Borland strategic dialogue | 2018-04-01 | suspended | 2018-03-02 | suspended |

    Scenario: A protest is no fact of the talks
      Given these facts:
        | event       | occurred   | by      | against |
        | IssueRaised | 2018-03-01 | Borland | Arland  |
      And the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
      And these facts:
        | event                | occurred   |
        | MechanismEstablished | 2015-01-10 |
      When one tries to record of the "Fishing in the Strait":
        | event         | occurred   | by      | also in                           |
        | ProtestLodged | 2018-03-02 | Borland | arland-borland-strategic-dialogue |
      Then it is refused as "wrong-stream"
      And nothing was written

    Scenario Outline: There is no field for <field>
      Given these facts:
        | event       | occurred   | by      | against |
        | IssueRaised | 2018-03-01 | Borland | Arland  |
      When one tries to record:
        | event        | occurred   | by      | text               | <field>   |
        | MeasureTaken | 2018-04-01 | Borland | A ban on landings. | suspended |
      Then it is refused as "unknown-key"
      And nothing was written

      Examples:
        | field     |
        | caused    |
        | caused by |
        | led to    |

  Rule: A denied fact does not move an issue
    As everywhere: while a party denies it, both answers are shown.

    Scenario: Arland denies that it was raised
      Given these facts:
        | event       | key    | fact   | occurred   | by      | against | reported           |
        | IssueRaised | charge |        | 2018-03-01 | Borland | Arland  | Gazette 2018-03-01 |
        | FactDenied  |        | charge | 2018-03-05 | Arland  |         | Courier 2018-03-05 |
      Then the answers are:
        | on         | status | since      | disputed | settled | may also be           |
        | 2018-03-02 | open   | 2018-03-01 | none     | yes     | none                  |
        | 2018-03-06 | none   | none       | charge   | no      | open since 2018-03-01 |
