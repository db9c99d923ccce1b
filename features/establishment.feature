Feature: Establishing a channel
  A channel exists once it is set up. That somebody wants it, or that both sides have agreed to it, is a step on the way.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland

  Rule: A proposed channel is not yet a channel
    Otherwise every idea floated in a speech would count as diplomacy.

    Scenario: One side proposes a dialogue
      Given these facts:
        | event             | occurred   | by     |
        | MechanismProposed | 2015-03-02 | Arland |
      When one asks on 2015-04-01
      Then the status is proposed, since 2015-03-02
      And the opening is an establishment, proposed since 2015-03-02
      And no session has been held

    Scenario: Both sides agree to set it up, later and on terms still to be found
      Given these facts:
        | event               | occurred   | by              | planned | open terms   |
        | MechanismProposed   | 2015-03-02 | Arland          |         |              |
        | EstablishmentAgreed | 2015-09-10 | Arland, Borland | 2016    | level, venue |
      Then the answers are:
        | on         | status   | since      | phase    | phase since | opening                | opening since | open terms   | opening planned |
        | 2015-04-01 | proposed | 2015-03-02 | proposed | 2015-03-02  | establishment proposed | 2015-03-02    | none         | none            |
        | 2015-10-01 | agreed   | 2015-09-10 | proposed | 2015-03-02  | establishment agreed   | 2015-09-10    | level, venue | 2016            |

    Scenario: News of the agreement comes without any news of a proposal
      Given these facts:
        | event               | occurred   |
        | EstablishmentAgreed | 2015-09-10 |
      When one asks on 2015-10-01
      Then the status is agreed, since 2015-09-10
      And the phase is proposed, since 2015-09-10

    Scenario: Proposing again what is agreed takes nothing back
      Given these facts:
        | event               | occurred   |
        | EstablishmentAgreed | 2015-09-10 |
        | MechanismProposed   | 2015-11-20 |
      When one asks on 2015-12-01
      Then the status is agreed, since 2015-09-10
      And the opening is an establishment, agreed since 2015-09-10

    Scenario: Agreed once more, with a date, it is agreed since the first time
      Given these facts:
        | event               | occurred   | planned |
        | EstablishmentAgreed | 2015-09-10 |         |
        | EstablishmentAgreed | 2016-02-01 | 2016-05 |
      When one asks on 2016-03-01
      Then the status is agreed, since 2015-09-10
      And in the answer:
        | opening planned |
        | 2016-05         |

    Scenario: An agreement of which nothing more is heard goes stale after two years
      Given these facts:
        | event               | occurred   |
        | MechanismProposed   | 2015-03-02 |
        | EstablishmentAgreed | 2015-09-10 |
      Then the answers are:
        | on         | status   | since      | opening              | warnings |
        | 2017-09-01 | agreed   | 2015-09-10 | establishment agreed | none     |
        | 2017-10-01 | proposed | 2015-03-02 | establishment agreed | stale    |

    Scenario: A proposal that nobody takes up stays a proposal, and goes stale
      Given these facts:
        | event             | occurred   | by     |
        | MechanismProposed | 2015-03-02 | Arland |
      Then the answers are:
        | on         | status   | since      | opening                | warnings |
        | 2017-03-01 | proposed | 2015-03-02 | establishment proposed | none     |
        | 2017-04-01 | proposed | 2015-03-02 | establishment proposed | stale    |

  Rule: Once set up, the channel is active and nothing is left to open
    The day of the founding is the day from which one may say that the two sides have this channel.

    Scenario: The whole way from a proposal to a channel
      Given these facts:
        | event                | occurred   |
        | MechanismProposed    | 2015-03-02 |
        | EstablishmentAgreed  | 2015-09-10 |
        | MechanismEstablished | 2016-05-20 |
      Then the answers are:
        | on         | status   | since      | opening                |
        | 2015-03-02 | proposed | 2015-03-02 | establishment proposed |
        | 2015-09-10 | agreed   | 2015-09-10 | establishment agreed   |
        | 2016-05-19 | agreed   | 2015-09-10 | establishment agreed   |
        | 2016-05-20 | active   | 2016-05-20 | none                   |

    Scenario: News may skip every step before
      Given these facts:
        | event                | occurred   |
        | MechanismEstablished | 2016-05-20 |
      When one asks on 2016-06-01
      Then the status is active, since 2016-05-20
      And the basis is none
      And there is no opening
      And there is no warning

  Rule: The founding ceremony is a session that was held
    A signing that was announced and then took place must not stay on the books as overdue.

    Scenario Outline: The ceremony was announced as the <label>
      Given these facts:
        | event                | occurred   | session | planned    |
        | SessionScheduled     | 2016-05-01 | <label> | 2016-05-20 |
        | MechanismEstablished | 2016-05-20 |         |            |
      When one asks on 2016-06-01
      Then the status is active, since 2016-05-20
      And no session is pending
      And the last session was held on 2016-05-20
      And in the answer:
        | last label | sessions held |
        | <label>    | 1             |

      Examples:
        | label   |
        | opening |
        | signing |

    Scenario: Reported as the founding and as the session, it is one ceremony
      Given these facts:
        | event                | occurred   | session | planned    |
        | SessionScheduled     | 2016-05-01 | signing | 2016-05-20 |
        | MechanismEstablished | 2016-05-20 |         |            |
        | SessionHeld          | 2016-05-20 | signing |            |
      When one asks on 2016-06-01
      Then the status is active, since 2016-05-20
      And in the answer:
        | sessions held | last label | next session |
        | 1             | signing    | none         |

    Scenario: Any other session is still to come
      Given these facts:
        | event                | occurred   | session     | planned    |
        | SessionScheduled     | 2016-05-01 | first round | 2016-09-01 |
        | MechanismEstablished | 2016-05-20 |             |            |
      When one asks on 2016-06-01
      Then the status is scheduled, since 2016-05-01
      And the phase is active, since 2016-05-20
      And the next session is scheduled for 2016-09-01
      And no session has been held

  Rule: What exists cannot be proposed or agreed into existence
    Late reports and ceremonial repetitions must not reopen a question that was answered long ago.

    Scenario Outline: <news> has no effect on a channel that is <phase>
      Given these facts:
        | event                | occurred   |
        | MechanismEstablished | 2015-01-10 |
        | <turn>               | 2017-02-01 |
        | <news>               | 2017-05-01 |
      When one asks on 2017-06-01
      Then the status is <phase>, since <since>
      And there is no opening

      Examples:
        | news                | turn                  | phase        | since      |
        | MechanismProposed   | SessionHeld           | active       | 2015-01-10 |
        | EstablishmentAgreed | SessionHeld           | active       | 2015-01-10 |
        | MechanismProposed   | MechanismSuspended    | suspended    | 2017-02-01 |
        | EstablishmentAgreed | MechanismSuspended    | suspended    | 2017-02-01 |
        | MechanismProposed   | NonOccurrenceReported | dormant      | 2017-02-01 |
        | EstablishmentAgreed | NonOccurrenceReported | dormant      | 2017-02-01 |
        | MechanismProposed   | MechanismDiscontinued | discontinued | 2017-02-01 |
        | EstablishmentAgreed | MechanismDiscontinued | discontinued | 2017-02-01 |

    Scenario: A channel that was ended can be set up anew
      Given these facts:
        | event                 | occurred   |
        | MechanismEstablished  | 2015-01-10 |
        | MechanismDiscontinued | 2017-02-01 |
        | MechanismEstablished  | 2020-03-01 |
      Then the answers are:
        | on         | status       | since      |
        | 2019-01-01 | discontinued | 2017-02-01 |
        | 2020-04-01 | active       | 2020-03-01 |
