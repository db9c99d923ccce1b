Feature: Dormancy
  Most channels are never ended. They fall silent: somebody says so, or the calendar does.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland, meant to meet every year

  Rule: Somebody says that nothing has taken place
    A paper that looks back and finds no meeting since 2016 knows something that no single report could.

    Scenario: Stated in hindsight, with its own date
      Given these facts:
        | event                 | occurred   | reported           |
        | MechanismEstablished  | 2015-01-10 | Gazette 2015-01-10 |
        | SessionHeld           | 2015-06-01 | Gazette 2015-06-02 |
        | NonOccurrenceReported | 2016       | Courier 2019-03-01 |
      Then the answers are:
        | on         | about      | status  | since      | basis  | evidence |
        | 2018-01-01 | 2018-01-01 | active  | 2015-01-10 | none   |          |
        | 2019-03-01 | 2019-03-01 | dormant | 2016       | stated | reported |
        | 2019-03-01 | 2018-01-01 | dormant | 2016       | stated | reported |
        | 2019-03-01 | 2015-12-31 | active  | 2015-01-10 | none   |          |

    Scenario Outline: It makes a channel dormant whose phase was <phase>
      Given these facts:
        | event                 | occurred   | speaker   |
        | <before>              | 2015-01-10 | <speaker> |
        | NonOccurrenceReported | 2017-02-01 |           |
      When one asks on 2017-03-01
      Then the status is dormant, since 2017-02-01, basis stated

      Examples:
        | phase    | before               | speaker    |
        | none     | StatementMade        | Anna Arden |
        | proposed | MechanismProposed    |            |
        | active   | MechanismEstablished |            |

    Scenario Outline: It adds nothing to a channel that is <phase>
      Given these facts:
        | event                 | occurred   |
        | MechanismEstablished  | 2015-01-10 |
        | <before>              | 2016-01-10 |
        | NonOccurrenceReported | 2017-02-01 |
      When one asks on 2017-03-01
      Then the status is <phase>, since 2016-01-10

      Examples:
        | phase        | before                |
        | suspended    | MechanismSuspended    |
        | discontinued | MechanismDiscontinued |

    Scenario: A meeting after it ends it
      Given these facts:
        | event                 | occurred   |
        | MechanismEstablished  | 2015-01-10 |
        | NonOccurrenceReported | 2017-02-01 |
        | SessionHeld           | 2018-06-12 |
      When one asks on 2018-07-01
      Then the status is active, since 2018-06-12
      And there is no warning

    Scenario: A meeting between its date and its publication contradicts it
      Given these facts:
        | event                 | key     | occurred   | reported           |
        | MechanismEstablished  |         | 2015-01-10 | Gazette 2015-01-10 |
        | NonOccurrenceReported | silence | 2016-02-01 | Gazette 2019-03-01 |
        | SessionHeld           | quiet   | 2018-06-12 | Courier 2019-05-01 |
      When one asks on 2019-06-01
      Then the status is active, since 2018-06-12
      And there is the warning "contradicted" about silence, quiet

    Scenario: A meeting of the year in which the silence began lies before the silence
      Given these facts:
        | event                 | occurred   | reported           |
        | MechanismEstablished  | 2015-01-10 | Gazette 2015-01-10 |
        | SessionHeld           | 2016-05-09 | Gazette 2016-05-10 |
        | NonOccurrenceReported | 2016       | Gazette 2019-03-01 |
      When one asks on 2019-04-01
      Then the status is dormant, since 2016, basis stated
      And it is settled

    Scenario: A step older than the stated silence no longer gives the status
      Given these facts:
        | event                 | occurred   |
        | MechanismEstablished  | 2015-01-10 |
        | SessionAgreed         | 2016-09-01 |
        | NonOccurrenceReported | 2017-02-01 |
      Then the answers are:
        | on         | status  | since      | next session |
        | 2017-01-31 | agreed  | 2016-09-01 | agreed       |
        | 2017-02-01 | dormant | 2017-02-01 | agreed       |

    Scenario: Nor does an agreement that nothing came of
      Given these facts:
        | event                 | occurred   |
        | EstablishmentAgreed   | 2015-09-10 |
        | NonOccurrenceReported | 2017-02-01 |
      Then the answers are:
        | on         | status  | since      | opening              |
        | 2017-01-31 | agreed  | 2015-09-10 | establishment agreed |
        | 2017-02-01 | dormant | 2017-02-01 | establishment agreed |

  Rule: Twice its own rhythm without a meeting, and a channel is dormant
    Nobody announces the end of a habit; two missed turns are the end of one.

    Scenario: Held each year, then no more
      Given these facts:
        | event       | occurred   | edition |
        | SessionHeld | 2014-05-01 | 1       |
        | SessionHeld | 2015-05-01 | 2       |
      Then the answers are:
        | on         | status  | since      | basis    | because      | evidence |
        | 2017-05-01 | active  | 2014-05-01 | none     |              |          |
        | 2017-05-02 | dormant | 2017-05-02 | inferred | the calendar | none     |
        | 2020-01-01 | dormant | 2017-05-02 | inferred | the calendar | none     |

    Scenario: The rhythm is the channel's own
      Given these facts:
        | event         | occurred   | edition | cadence |
        | SessionHeld   | 2014-05-01 | 1       |         |
        | SessionHeld   | 2015-05-01 | 2       |         |
        | CadenceStated | 2015-05-01 |         | P6M     |
      Then the answers are:
        | on         | status  | since      |
        | 2016-05-01 | active  | 2014-05-01 |
        | 2016-05-02 | dormant | 2016-05-02 |

    Scenario: Without a rhythm silence says nothing
      Given the dialogue "Corland–Borland coast guard talks" between Corland and Borland
      And these facts:
        | event       | occurred   | edition |
        | SessionHeld | 2014-05-01 | 1       |
        | SessionHeld | 2015-05-01 | 2       |
      When one asks on 2024-01-01
      Then the status is active, since 2014-05-01

    Scenario: One meeting is no habit
      Given these facts:
        | event       | occurred   | edition |
        | SessionHeld | 2014-05-01 | 1       |
      When one asks on 2024-01-01
      Then the status is active, since 2014-05-01

    Scenario: A resumption starts the clock again
      Given these facts:
        | event              | occurred   | edition |
        | SessionHeld        | 2014-05-01 | 1       |
        | SessionHeld        | 2015-05-01 | 2       |
        | MechanismSuspended | 2015-09-01 |         |
        | MechanismResumed   | 2019-03-01 |         |
      Then the answers are:
        | on         | status  | since      | basis    |
        | 2021-03-01 | active  | 2019-03-01 | none     |
        | 2021-03-02 | dormant | 2021-03-02 | inferred |

    Scenario: A later meeting wakes it
      Given these facts:
        | event       | occurred   | edition |
        | SessionHeld | 2014-05-01 | 1       |
        | SessionHeld | 2015-05-01 | 2       |
        | SessionHeld | 2019-06-12 | 3       |
      Then the answers are:
        | on         | about      | status  | since      |
        | 2019-06-12 | 2019-06-12 | active  | 2019-06-12 |
        | 2019-06-12 | 2018-01-01 | dormant | 2017-05-02 |

    Scenario: A ledger that evidently lacks meetings must not mistake its own gap for silence
      Given these facts:
        | event       | occurred   | edition |
        | SessionHeld | 2014-05-01 | 1       |
        | SessionHeld | 2015-05-01 | 2       |
        | SessionHeld | 2019-06-12 | 6       |
      When one asks on 2019-07-01 about 2018-01-01
      Then the status is active, since 2014-05-01

    Scenario: Silence is counted only as far as one knows
      Given these facts:
        | event       | occurred   | edition |
        | SessionHeld | 2014-05-01 | 1       |
        | SessionHeld | 2015-05-01 | 2       |
      When one asks on 2016-01-01 about 2018-01-01
      Then the status is active, since 2014-05-01
      And it is a forecast

    Scenario: What is stated replaces what was inferred
      Given these facts:
        | event                 | occurred   | edition | reported           |
        | SessionHeld           | 2014-05-01 | 1       | Gazette 2014-05-01 |
        | SessionHeld           | 2015-05-01 | 2       | Gazette 2015-05-01 |
        | NonOccurrenceReported | 2018-01-01 |         | Gazette 2018-01-01 |
      Then the answers are:
        | on         | status  | since      | basis    |
        | 2017-12-31 | dormant | 2017-05-02 | inferred |
        | 2018-01-01 | dormant | 2018-01-01 | stated   |
