Feature: Being told of changes
  A desk cannot ask every hour. It leaves an address, and is told when an answer changes: who changed it, when, and because of what.

  Background:
    Given the dialogue "Strait forum" between Arland and Borland
    And these facts:
      | event                | key     | occurred   |
      | MechanismEstablished | founded | 2018-01-10 |
    And that this was recorded on 2018-01-10
    And that the desk "Harbour" asked on 2019-01-01 to be told of changes

  Rule: A change is told once, when it is recorded
    Whoever reads the message should not have to wonder whether it is news.

    Scenario: A session is set
      Given these facts:
        | event            | key | occurred   | planned    |
        | SessionScheduled | set | 2019-02-04 | 2019-06-12 |
      And that this was recorded on 2019-02-05
      When the changes are told on 2019-02-05
      And the changes are told on 2019-02-05
      And the changes are told on 2019-02-06
      Then the desk "Harbour" has been told:
        | day        | name         | before | after     | since      | because |
        | 2019-02-05 | Strait forum | active | scheduled | 2019-02-04 | set     |

    Scenario: A channel becomes known
      Given the issue "Fishing in the Strait" between Arland and Borland
      And these facts:
        | event       | key    | occurred   | by      | against |
        | IssueRaised | charge | 2019-03-01 | Borland | Arland  |
      And that this was recorded on 2019-03-02
      When the changes are told on 2019-03-02
      Then the desk "Harbour" has been told:
        | day        | name                  | what  | before | after | because |
        | 2019-03-02 | Fishing in the Strait | issue | none   | open  | charge  |

    Scenario: The same status with another beginning is another answer
      Given these facts:
        | event              | key       | occurred   |
        | MechanismSuspended | suspended | 2019-02-04 |
      And that this was recorded on 2019-02-05
      And that the changes were told on 2019-02-05
      And these facts:
        | event         | fact      | changes                | cause     | reported           |
        | FactCorrected | suspended | occurred to 2019-01-28 | publisher | Gazette 2019-03-01 |
      And that this was recorded on 2019-03-02
      When the changes are told on 2019-03-02
      Then the desk "Harbour" has been told:
        | day        | before    | after     | since      |
        | 2019-02-05 | active    | suspended | 2019-02-04 |
        | 2019-03-02 | suspended | suspended | 2019-01-28 |

    Scenario: What changes neither is not told
      Given these facts:
        | event            | key | occurred   | planned    |
        | SessionScheduled | set | 2019-02-04 | 2019-06-12 |
      And that this was recorded on 2019-02-05
      And that the changes were told on 2019-02-05
      And these facts:
        | event              | occurred   | planned    |
        | SessionRescheduled | 2019-04-04 | 2019-08-12 |
      And that this was recorded on 2019-04-04
      When the changes are told on 2019-04-04
      Then the desk "Harbour" has been told 1 times

  Rule: What only the calendar changes is told as well, on its day
    That a date has passed in silence is what nobody publishes.

    Background:
      Given these facts:
        | event            | key | occurred   | planned    |
        | SessionScheduled | set | 2019-02-04 | 2019-06-12 |
      And that this was recorded on 2019-02-05

    Scenario: The day after the planned one
      When the changes are told every day from 2019-02-05 to 2019-06-14
      Then the desk "Harbour" has been told:
        | day        | before    | after     | since      | because |
        | 2019-02-05 | active    | scheduled | 2019-02-04 | set     |
        | 2019-06-13 | scheduled | overdue   | 2019-06-13 | overdue |

    Scenario: Nobody was there to tell it for a year
      When the changes are told on 2020-06-14
      Then the desk "Harbour" has been told:
        | day        | before    | after     | since      | because |
        | 2019-02-05 | active    | scheduled | 2019-02-04 | set     |
        | 2019-06-13 | scheduled | overdue   | 2019-06-13 | overdue |

    Scenario: What is recorded already becomes public
      Given the dialogue "River talks" between Arland and Borland
      And these facts:
        | event       | key   | occurred   | reported           |
        | SessionHeld | round | 2019-02-20 | Courier 2019-02-28 |
      And that this was recorded on 2019-02-21
      When the changes are told on 2019-02-28
      Then the desk "Harbour" has been told:
        | day        | name         | before | after     | because |
        | 2019-02-05 | Strait forum | active | scheduled | set     |
        | 2019-02-28 | River talks  | none   | active    | round   |

  Rule: A correction is told if it changes the answer, and only then
    Whoever was told the one must be told the other; whoever sees no difference need not be woken.

    Scenario: The article is retracted on which it rests
      Given these articles:
        | id    | publisher | published  |
        | scoop | Courier   | 2019-02-04 |
      And these facts:
        | event              | key | occurred   | reported |
        | MechanismSuspended | end | 2019-02-04 | scoop    |
      And that this was recorded on 2019-02-05
      And these facts of the article "scoop":
        | event            | key   | published  | reason         |
        | ArticleRetracted | sorry | 2019-02-10 | It was untrue. |
      And that this was recorded on 2019-02-11
      When the changes are told on 2019-02-12
      Then the desk "Harbour" has been told:
        | day        | before    | after     | because |
        | 2019-02-05 | active    | suspended | end     |
        | 2019-02-11 | suspended | active    | founded |

    Scenario: Another paper says the same
      Given these facts:
        | event            | fact    | occurred   | reported           |
        | FactCorroborated | founded | 2018-01-10 | Courier 2018-01-12 |
      And that this was recorded on 2019-02-05
      When the changes are told on 2019-02-12
      Then the desk "Harbour" has been told nothing

    Scenario: It was another's double
      Given the dialogue "Forum of the Strait" between Arland and Borland
      And these facts:
        | event       | key   | occurred   | reported           |
        | SessionHeld | round | 2018-06-12 | Courier 2019-02-04 |
      And that this was recorded on 2019-02-04
      And these facts of the "Forum of the Strait":
        | event      | occurred   | id           |
        | MergedInto | 2019-03-01 | strait-forum |
      And that this was recorded on 2019-03-02
      When the changes are told on 2019-03-02
      Then the desk "Harbour" has been told:
        | day        | name                | before | after  | because |
        | 2019-02-04 | Forum of the Strait | none   | active | round   |
        | 2019-03-02 | Forum of the Strait | active | none   | merged  |

  Rule: Nobody is told what was so before they asked
    A new desk asks what is; what was, it can look up.

    Scenario: A desk that comes later
      Given these facts:
        | event            | key | occurred   | planned    |
        | SessionScheduled | set | 2019-02-04 | 2019-06-12 |
      And that this was recorded on 2019-02-05
      And that the desk "Hill" asked on 2019-02-06 to be told of changes
      When the changes are told on 2019-06-14
      Then the desk "Hill" has been told:
        | day        | before    | after   |
        | 2019-06-13 | scheduled | overdue |

  Rule: A desk is told what it asked for
    The desk for the islands does not want the whole world.

    Scenario Outline: Of <filter>
      Given that the desk "Islands" asked on 2019-01-01 to be told of changes of <filter>
      And these facts:
        | event            | key | occurred   | planned    |
        | SessionScheduled | set | 2019-02-04 | 2019-06-12 |
      And that this was recorded on 2019-02-05
      When the changes are told on 2019-02-05
      Then the desk "Islands" has been told <so many> times

      Examples:
        | filter                    | so many |
        | states XA                 | 1       |
        | states XC                 | 0       |
        | parties XB                | 1       |
        | ids strait-forum          | 1       |
        | ids river-talks           | 0       |
        | kinds dialogue            | 1       |
        | kinds summit              | 0       |
        | what mechanism            | 1       |
        | what visit                | 0       |
        | states XA, what visit     | 0       |
        | states XA, kinds dialogue | 1       |

  Rule: A message goes to a public address alone
    From where the server stands, an address may lead to what no stranger should reach.

    Scenario Outline: <address>
      When a desk asks to be told at "<address>"
      Then it is refused as "webhook-url"

      Examples:
        | address                        |
        | http://hooks.example.org/      |
        | https://localhost/             |
        | https://127.0.0.1/             |
        | https://2130706433/            |
        | https://[::1]/                 |
        | https://printer.local/         |
        | https://hooks.example.org:22/  |
        | https://me@hooks.example.org/  |

    Scenario: A public address
      When a desk asks to be told at "https://hooks.example.org/detente"
      Then it is not refused

  Rule: Who wants no more is told no more
    And is not asked again: it has to leave its address anew.

    Scenario: The desk has closed
      Given that the desk "Harbour" has closed
      And these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2019-02-04 | 2019-06-12 |
      And that this was recorded on 2019-02-05
      When the changes are told on 2019-02-05
      Then the desk "Harbour" has been told nothing

    Scenario: One tries it out all the same
      Given that the desk "Harbour" has closed
      When one tries out the desk "Harbour"
      Then it is refused as "webhook-ended"

    Scenario: There is a limit to how many are told
      Given that 99 more desks asked on 2019-01-01 to be told of changes
      When a desk asks to be told at "https://hooks.example.org/detente"
      Then it is refused as "webhooks-many"
