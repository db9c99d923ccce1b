Feature: Notices and terms
  An agreement ends on a day that was announced long before. Until then it is in force, and much can happen to the notice.

  Background:
    Given the agreement "Arland–Borland data pact" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2016-11-23 |

  Rule: A notice stands until its day, and on its day the channel ends
    Those who rely on the pact want to know both: that it is in force today, and that it will not be next month.

    Scenario Outline: <event>
      Given these facts:
        | event   | occurred   | effective  | by     |
        | <event> | 2019-08-23 | 2019-11-22 | Arland |
      Then the answers are:
        | on         | status       | since      | phase        | notice                         | notice given |
        | 2019-08-22 | active       | 2016-11-23 | active       | none                           |              |
        | 2019-08-23 | active       | 2016-11-23 | active       | standing, effective 2019-11-22 | 2019-08-23   |
        | 2019-11-21 | active       | 2016-11-23 | active       | standing, effective 2019-11-22 | 2019-08-23   |
        | 2019-11-22 | discontinued | 2019-11-22 | discontinued |                                |              |
        | 2021-01-01 | discontinued | 2019-11-22 | discontinued |                                |              |

      Examples:
        | event               |
        | TerminationNotified |
        | ExpiryStated        |

    Scenario: The end is known as soon as the notice is
      Given these facts:
        | event               | occurred   | effective  |
        | TerminationNotified | 2019-08-23 | 2019-11-22 |
      When one asks on 2019-09-01 about 2020-01-01
      Then the status is discontinued, since 2019-11-22
      And it is a forecast

    Scenario: The end comes some time in November
      Given these facts:
        | event               | occurred   | effective |
        | TerminationNotified | 2019-08-23 | 2019-11   |
      Then the answers are:
        | on         | status       | since      | settled | may also be                |
        | 2019-10-31 | active       | 2016-11-23 | yes     | none                       |
        | 2019-11-10 | active       | 2016-11-23 | no      | discontinued since 2019-11 |
        | 2019-11-30 | discontinued | 2019-11    | yes     | none                       |

    Scenario: A suspended pact can run out
      Given these facts:
        | event               | occurred   | effective  |
        | TerminationNotified | 2019-08-23 | 2019-11-22 |
        | MechanismSuspended  | 2019-09-10 |            |
      Then the answers are:
        | on         | status       | since      |
        | 2019-10-01 | suspended    | 2019-09-10 |
        | 2019-12-01 | discontinued | 2019-11-22 |

  Rule: A suspended notice has no effect, and could revive
    The pact goes on, by an arrangement that either side can end; the reader should see the sword above it.

    Scenario: Suspended on the eve
      Given these facts:
        | event                      | occurred   | effective  |
        | TerminationNotified        | 2019-08-23 | 2019-11-22 |
        | TerminationNoticeSuspended | 2019-11-21 |            |
      When one asks on 2020-01-01
      Then the status is active, since 2016-11-23
      And in the answer:
        | notice                          | phase  |
        | suspended, effective 2019-11-22 | active |

    Scenario: Before the suspension was known the pact was going to end
      Given these facts:
        | event                      | occurred   | effective  |
        | TerminationNotified        | 2019-08-23 | 2019-11-22 |
        | TerminationNoticeSuspended | 2019-11-21 |            |
      Then the answers are:
        | on         | about      | status       | since      | forecast |
        | 2019-11-01 | 2019-12-01 | discontinued | 2019-11-22 | yes      |
        | 2019-12-01 | 2019-12-01 | active       | 2016-11-23 | no       |

    Scenario: Revived by a new notice
      Given these facts:
        | event                      | occurred   | effective  |
        | TerminationNotified        | 2019-08-23 | 2019-11-22 |
        | TerminationNoticeSuspended | 2019-11-21 |            |
        | TerminationNotified        | 2021-02-01 | 2021-05-01 |
      Then the answers are:
        | on         | status       | since      | notice                          |
        | 2021-01-31 | active       | 2016-11-23 | suspended, effective 2019-11-22 |
        | 2021-02-01 | active       | 2016-11-23 | standing, effective 2021-05-01  |
        | 2021-05-01 | discontinued | 2021-05-01 |                                 |

  Rule: A withdrawn notice is gone
    Nothing hangs over the pact any more.

    Scenario: Taken back after four years
      Given these facts:
        | event                      | occurred   | effective  |
        | TerminationNotified        | 2019-08-23 | 2019-11-22 |
        | TerminationNoticeSuspended | 2019-11-21 |            |
        | TerminationNoticeWithdrawn | 2023-03-21 |            |
      Then the answers are:
        | on         | status | since      | notice                          |
        | 2023-03-20 | active | 2016-11-23 | suspended, effective 2019-11-22 |
        | 2023-03-21 | active | 2016-11-23 | none                            |

  Rule: An extension moves the end
    A term that is prolonged is still a term.

    Scenario: Two more years
      Given these facts:
        | event        | occurred   | effective  |
        | ExpiryStated | 2016-11-23 | 2018-11-22 |
        | TermExtended | 2018-08-01 | 2020-11-22 |
      Then the answers are:
        | on         | status       | since      | notice                         |
        | 2018-07-01 | active       | 2016-11-23 | standing, effective 2018-11-22 |
        | 2018-12-01 | active       | 2016-11-23 | standing, effective 2020-11-22 |
        | 2020-11-22 | discontinued | 2020-11-22 |                                |

    Scenario: Extended without an end
      Given these facts:
        | event        | occurred   | effective  |
        | ExpiryStated | 2016-11-23 | 2018-11-22 |
        | TermExtended | 2018-08-01 |            |
      When one asks on 2019-01-01
      Then the status is active, since 2016-11-23

  Rule: What is done to a notice that nobody has reported is odd
    The ledger lacks something; the reader should know.

    Scenario Outline: <event> without a notice
      Given these facts:
        | event   | key  | occurred   |
        | <event> | lone | 2019-11-21 |
      When one asks on 2019-12-01
      Then the status is active, since 2016-11-23
      And there is the warning "no-notice" about lone

      Examples:
        | event                      |
        | TerminationNoticeSuspended |
        | TerminationNoticeWithdrawn |

    Scenario: An end that came is not undone by its delay becoming known, unless the delay came first
      Given these facts:
        | event                      | occurred   | effective  | reported           |
        | TerminationNotified        | 2019-08-23 | 2019-11-22 | Gazette 2019-08-23 |
        | TerminationNoticeSuspended | 2019-11-21 |            | Courier 2019-12-10 |
      Then the answers are:
        | on         | about      | status       | since      |
        | 2019-12-01 | 2019-12-01 | discontinued | 2019-11-22 |
        | 2019-12-10 | 2019-12-01 | active       | 2016-11-23 |
