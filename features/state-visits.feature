Feature: State visits from a publisher's list
  A publisher lists the visits of foreign leaders, and amends, removes and renumbers its records for years. Every revision is
  evidence of its own day: what the list said in June is still known in December.

  Rule: A record is a visit, in the publisher's own words
    Who goes, from where, when and what for; spelling and all.

    Scenario: A record is added
      Given these revisions of the list of visits:
        | published            | revision | op  | id       | visitor                      | from   | from-id | start-date | end-date   | description             |
        | 2018-06-20T12:00:00Z | r1       | add | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 | Met with the President. |
      When one asks about the visit "state-visit-norway-1" on 2018-07-01
      Then the status is made, since 2018-06-14
      And in the answer:
        | made                  | visitor                      | country | remarks                 | listed as | traveller        | parties |
        | 2018-06-12/2018-06-14 | Prime Minister Kari Nordmann | Norway  | Met with the President. | norway-1  | no-kari-nordmann | NO, US  |

    Scenario: Nothing is known of it before the list was published
      Given these revisions of the list of visits:
        | published            | revision | op  | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-20T12:00:00Z | r1       | add | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
      When one asks about the visit "state-visit-norway-1" on 2018-06-19
      Then nothing is known before 2018-06-20T12:00:00+00:00

    Scenario: A visit that is still to come is announced, and overdue when nobody tells of it
      Given these revisions of the list of visits:
        | published            | revision | op  | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-01T12:00:00Z | r1       | add | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
      Then the answers are:
        | visit                | on         | status    | planned               |
        | state-visit-norway-1 | 2018-06-02 | announced | 2018-06-12/2018-06-14 |
        | state-visit-norway-1 | 2018-06-15 | overdue   | 2018-06-12/2018-06-14 |

    Scenario: A visit of the list belongs to the relation of the two states
      Given these revisions of the list of visits:
        | published            | revision | op  | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-20T12:00:00Z | r1       | add | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
      When one asks about the relation of NO and US on 2018-07-01
      Then the visits between them are:
        | id                   | status |
        | state-visit-norway-1 | made   |

  Rule: An amendment holds from its publication on
    The publisher corrects itself silently; the ledger keeps both readings.

    Scenario: The last day is put right
      Given these revisions of the list of visits:
        | published            | revision | op    | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-20T12:00:00Z | r1       | add   | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
        | 2019-02-01T12:00:00Z | r2       | amend | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-15 |
      Then the answers are:
        | visit                | on         | made                  |
        | state-visit-norway-1 | 2019-01-31 | 2018-06-12/2018-06-14 |
        | state-visit-norway-1 | 2019-02-02 | 2018-06-12/2018-06-15 |

    Scenario: The amendments come in a later file
      Given these revisions of the list of visits:
        | published            | revision | op  | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-20T12:00:00Z | r1       | add | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
      When one imports these revisions of the list of visits:
        | published            | revision | op    | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2019-02-01T12:00:00Z | r2       | amend | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-15 |
      Then the answers are:
        | visit                | on         | made                  |
        | state-visit-norway-1 | 2019-01-31 | 2018-06-12/2018-06-14 |
        | state-visit-norway-1 | 2019-02-02 | 2018-06-12/2018-06-15 |

  Rule: A record that is removed is no longer believed, from that day on
    Until then every reader was entitled to it.

    Scenario: Removed in February
      Given these revisions of the list of visits:
        | published            | revision | op     | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-20T12:00:00Z | r1       | add    | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
        | 2019-02-01T12:00:00Z | r2       | delete | norway-1 |                              |        |         |            |            |
      Then the answers are:
        | visit                | on         | status |
        | state-visit-norway-1 | 2019-01-31 | made   |
        | state-visit-norway-1 | 2019-02-02 | none   |

    Scenario: And listed again in May
      Given these revisions of the list of visits:
        | published            | revision | op     | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-20T12:00:00Z | r1       | add    | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
        | 2019-02-01T12:00:00Z | r2       | delete | norway-1 |                              |        |         |            |            |
        | 2019-05-01T12:00:00Z | r3       | add    | norway-7 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
      Then the answers are:
        | visit                | on         | status | listed as |
        | state-visit-norway-1 | 2019-02-02 | none   | none      |
        | state-visit-norway-1 | 2019-05-02 | made   | norway-7  |

  Rule: A visit stays the same visit under a new number
    The number is the publisher's shelf mark; the visit is the person, the country and the day.

    Scenario: The list is renumbered
      Given these revisions of the list of visits:
        | published            | revision | op     | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-20T12:00:00Z | r1       | add    | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
        | 2019-02-01T12:00:00Z | r2       | delete | norway-1 |                              |        |         |            |            |
        | 2019-02-01T12:00:00Z | r2       | add    | norway-2 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
      Then the answers are:
        | visit                | on         | status | listed as |
        | state-visit-norway-1 | 2019-01-31 | made   | norway-1  |
        | state-visit-norway-1 | 2019-02-02 | made   | norway-2  |

    Scenario: The number is given to another visit
      Given these revisions of the list of visits:
        | published            | revision | op    | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-20T12:00:00Z | r1       | add   | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
        | 2019-02-01T12:00:00Z | r2       | amend | norway-1 | King Ola Nordmann            | Norway | norway  | 2016-03-01 | 2016-03-02 |
        | 2019-02-01T12:00:00Z | r2       | add   | norway-2 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
      Then the answers are:
        | visit                | on         | status | listed as | visitor                      |
        | state-visit-norway-1 | 2019-02-02 | made   | norway-2  | Prime Minister Kari Nordmann |
      And all visits known on 2019-02-02 are:
        | visit                                                       | status |
        | Prime Minister Kari Nordmann of Norway in the United States | made   |
        | King Ola Nordmann of Norway in the United States            | made   |

    Scenario: Listed twice, and one of the two removed
      Given these revisions of the list of visits:
        | published            | revision | op     | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-20T12:00:00Z | r1       | add    | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
        | 2018-07-20T12:00:00Z | r2       | add    | norway-2 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
        | 2019-02-01T12:00:00Z | r3       | delete | norway-1 |                              |        |         |            |            |
      Then the answers are:
        | visit                | on         | id                   | status |
        | state-visit-norway-1 | 2019-01-31 | state-visit-norway-1 | made   |
        | state-visit-norway-1 | 2019-02-02 | state-visit-norway-2 | made   |
      And all visits known on 2019-02-02 are:
        | visit                                                       | status |
        | Prime Minister Kari Nordmann of Norway in the United States | made   |

  Rule: Importing the list again writes nothing
    The list is fetched every week, and is mostly the same.

    Scenario: The same revisions twice
      Given these revisions of the list of visits:
        | published            | revision | op     | id       | visitor                      | from   | from-id | start-date | end-date   |
        | 2018-06-20T12:00:00Z | r1       | add    | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-14 |
        | 2019-02-01T12:00:00Z | r2       | amend  | norway-1 | Prime Minister Kari Nordmann | Norway | norway  | 2018-06-12 | 2018-06-15 |
        | 2019-03-01T12:00:00Z | r3       | delete | norway-1 |                              |        |         |            |            |
      When one imports the same revisions again
      Then nothing was written

  Rule: What is no revision is refused
    A list that changes its form must not pass for one that changes its mind.

    Scenario Outline: A list that <case>
      When one tries to import a list that <case>
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | case                              | code           |
        | is not JSON                       | not-a-revision |
        | is without dates of publication   | not-a-revision |
        | knows another operation           | not-a-revision |
        | is a list of something else       | no-series      |
        | names a visitor as long as a book | no-fact        |
        | describes a visit in a whole book | no-fact        |
