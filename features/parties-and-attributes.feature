Feature: Parties, names, levels and rhythms
  Who belongs to a channel, what it is called, at which level and how often it meets: all of it true of a day.

  Background:
    Given the commission "Arland–Borland river commission" between Arland and Borland, meant to meet every year
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: The parties are those of the day asked about
    Members come and go; a list of today's members is wrong about every earlier day.

    Scenario: A state joins, another leaves
      Given these facts:
        | event       | occurred   | parties |
        | PartyJoined | 2017-05-01 | Corland |
        | PartyLeft   | 2019-08-15 | Borland |
      Then the answers are:
        | about      | parties                  | status | since      |
        | 2017-04-30 | Arland, Borland          | active | 2015-01-10 |
        | 2017-05-01 | Arland, Borland, Corland | active | 2015-01-10 |
        | 2019-08-14 | Arland, Borland, Corland | active | 2015-01-10 |
        | 2019-08-15 | Arland, Corland          | active | 2015-01-10 |

    Scenario: A state that left comes back
      Given these facts:
        | event       | occurred   | parties |
        | PartyLeft   | 2019-08-15 | Borland |
        | PartyJoined | 2021-01-01 | Borland |
      Then the answers are:
        | about      | parties         |
        | 2020-01-01 | Arland          |
        | 2021-01-01 | Arland, Borland |

  Rule: The name is the name of the day asked about
    An answer about 2016 should use the name under which people knew it in 2016.

    Scenario: The commission gets a grander name
      Given these facts:
        | event            | occurred   | name                        |
        | MechanismRenamed | 2018-03-01 | Council of the Three Rivers |
      Then the answers are:
        | about      | name                            | status |
        | 2018-02-28 | Arland–Borland river commission | active |
        | 2018-03-01 | Council of the Three Rivers     | active |

  Rule: The rhythm is the one last stated
    A council that decides to meet every other year is not late after one.

    Scenario: From every year to every second year, and then to none
      Given these facts:
        | event         | occurred   | cadence |
        | CadenceStated | 2018-03-01 | P2Y     |
        | CadenceStated | 2019-03-01 | none    |
      Then the answers are:
        | about      | cadence |
        | 2018-02-28 | P1Y     |
        | 2018-03-01 | P2Y     |
        | 2019-03-01 | none    |

  Rule: The level is the one last reported, and a new level may count anew
    When ministers take over from their deputies, their first meeting is the first.

    Scenario: Raised to ministers, who begin with a first session of their own
      Given these facts:
        | event        | occurred   | edition | level           |
        | SessionHeld  | 2015-06-01 | 1       | deputy minister |
        | SessionHeld  | 2016-06-01 | 2       | deputy minister |
        | LevelChanged | 2017-01-15 |         | minister        |
        | SessionHeld  | 2017-06-01 | 1       | minister        |
      Then the answers are:
        | about      | level    | sessions held | last edition | last session |
        | 2017-01-01 |          | 2             | 2            | 2016-06-01   |
        | 2017-02-01 | minister | 2             | 2            | 2016-06-01   |
        | 2017-07-01 | minister | 3             | 1            | 2017-06-01   |

  Rule: Attributes open nothing
    A new name is no sign of life: the status stays what it was.

    Scenario Outline: <event> leaves a suspended channel suspended
      Given these facts:
        | event              | occurred   | by     | <field> |
        | MechanismSuspended | 2018-02-01 | Arland |         |
        | <event>            | 2018-07-01 |        | <value> |
      When one asks on 2018-08-01
      Then the status is suspended, since 2018-02-01, basis declared

      Examples:
        | event            | field   | value                       |
        | MechanismRenamed | name    | Council of the Three Rivers |
        | PartyJoined      | parties | Corland                     |
        | PartyLeft        | parties | Borland                     |
        | CadenceStated    | cadence | P2Y                         |
        | LevelChanged     | level   | minister                    |
