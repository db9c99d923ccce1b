Feature: Hotlines
  A line is alive while somebody picks up at the other end. It has no sessions; it has contact, or none.

  Background:
    Given the hotline "Arland–Borland military hotline" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: A line that is not answered is dormant
    Nobody has suspended it; the calls ring out, and somebody says so.

    Scenario: Borland no longer picks up
      Given these facts:
        | event       | occurred   | by      | reported                           |
        | ContactLost | 2020-06-09 | Borland | Gazette 2020-06-09, quoting Arland |
      When one asks on 2020-07-01
      Then the status is dormant, since 2020-06-09, basis stated
      And the evidence is one-side

    Scenario: The first that one hears of a line is that it is dead
      Given the hotline "Corland–Borland coast guard line" between Corland and Borland
      And these facts:
        | event       | occurred   |
        | ContactLost | 2020-06-09 |
      When one asks on 2020-07-01
      Then the status is dormant, since 2020-06-09, basis stated

    Scenario: A line that was declared suspended stays suspended
      Given these facts:
        | event              | occurred   | by      |
        | MechanismSuspended | 2020-06-01 | Borland |
        | ContactLost        | 2020-06-09 |         |
      When one asks on 2020-07-01
      Then the status is suspended, since 2020-06-01, basis declared

  Rule: A line that is answered again is active
    One call that is taken says more than any communiqué.

    Scenario: Lost, restored, lost once more
      Given these facts:
        | event           | occurred   |
        | ContactLost     | 2020-06-09 |
        | ContactRestored | 2021-07-27 |
        | ContactLost     | 2021-08-10 |
      Then the answers are:
        | on         | status  | since      | basis  |
        | 2021-07-26 | dormant | 2020-06-09 | stated |
        | 2021-07-27 | active  | 2021-07-27 | none   |
        | 2021-08-10 | dormant | 2021-08-10 | stated |

    Scenario: A suspended line that is answered is a line again
      Given these facts:
        | event              | occurred   | by      |
        | MechanismSuspended | 2020-06-09 | Borland |
        | ContactRestored    | 2021-07-27 |         |
      Then the answers are:
        | on         | status    | since      | basis    |
        | 2021-07-26 | suspended | 2020-06-09 | declared |
        | 2021-07-27 | active    | 2021-07-27 | none     |

    Scenario: Lost and restored on one day
      Given these facts:
        | event           | occurred   |
        | ContactRestored | 2020-06-09 |
        | ContactLost     | 2020-06-09 |
      When one asks on 2020-07-01
      Then the status is active, since 2020-06-09

    Scenario: An agreed reopening is kept by the first call
      Given these facts:
        | event            | occurred   |
        | ContactLost      | 2020-06-09 |
        | ResumptionAgreed | 2021-07-20 |
        | ContactRestored  | 2021-07-27 |
      Then the answers are:
        | on         | status | since      | opening           |
        | 2021-07-21 | agreed | 2021-07-20 | resumption agreed |
        | 2021-07-28 | active | 2021-07-27 | none              |

    Scenario: Contact that was never reported lost changes nothing
      Given these facts:
        | event           | occurred   |
        | ContactRestored | 2021-07-27 |
      When one asks on 2021-08-01
      Then the status is active, since 2015-01-10
