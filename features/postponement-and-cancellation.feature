Feature: Postponement and cancellation
  A session that is put off is still owed; a session that is cancelled is not.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | occurred   |
      | MechanismEstablished | 2015-01-10 |

  Rule: Wanting to put it off is not putting it off
    One side's wish for another date is noted; until the other agrees, the date on the calendar stands.

    Scenario: Borland asks for more time
      Given these facts:
        | event                | key  | occurred   | planned    | by      |
        | SessionScheduled     |      | 2018-04-02 | 2018-06-12 |         |
        | PostponementProposed | plea | 2018-05-20 |            | Borland |
      When one asks on 2018-06-01
      Then the status is scheduled, since 2018-04-02
      And the next session is scheduled for 2018-06-12
      And in the answer:
        | postponement proposed | was  |
        | plea                  | none |

    Scenario: Where no session is pending, the wish opens none
      Given these facts:
        | event                | occurred   | by      |
        | PostponementProposed | 2018-05-20 | Borland |
      When one asks on 2018-06-01
      Then the status is active, since 2015-01-10
      And no session is pending

  Rule: A postponed session is still pending
    Both sides still mean to meet; only the day is gone.

    Scenario: Put off without a new date
      Given these facts:
        | event            | occurred   | edition | planned    |
        | SessionScheduled | 2018-04-02 | 4       | 2018-06-12 |
        | SessionPostponed | 2018-05-20 | 4       |            |
      When one asks on 2018-06-01
      Then the status is postponed, since 2018-05-20
      And the phase is active, since 2015-01-10
      And in the answer:
        | next session | next edition | planned | was        |
        | postponed    | 4            | none    | 2018-06-12 |

    Scenario: Put off towards autumn
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-04-02 | 2018-06-12 |
        | SessionPostponed | 2018-05-20 | 2018-23    |
      When one asks on 2018-06-01
      Then the status is postponed, since 2018-05-20
      And the next session is postponed for 2018-23

    Scenario: Put off once more, it is postponed since the first time
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-04-02 | 2018-06-12 |
        | SessionPostponed | 2018-05-20 | 2018-10    |
        | SessionPostponed | 2018-09-10 |            |
      When one asks on 2018-10-01
      Then the status is postponed, since 2018-05-20
      And in the answer:
        | planned | was                 |
        | none    | 2018-06-12, 2018-10 |

    Scenario: The first that one hears of a session is that it was put off
      Given these facts:
        | event            | occurred   | was planned |
        | SessionPostponed | 2018-05-20 | 2018-06     |
      When one asks on 2018-06-01
      Then the status is postponed, since 2018-05-20
      And in the answer:
        | planned | was     |
        | none    | 2018-06 |

    Scenario: It is agreed anew, and then fixed
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-04-02 | 2018-06-12 |
        | SessionPostponed | 2018-05-20 |            |
        | SessionAgreed    | 2018-08-01 |            |
        | SessionScheduled | 2018-09-10 | 2018-11-05 |
      Then the answers are:
        | on         | status    | since      | planned    |
        | 2018-06-01 | postponed | 2018-05-20 | none       |
        | 2018-08-15 | agreed    | 2018-08-01 | none       |
        | 2018-09-15 | scheduled | 2018-09-10 | 2018-11-05 |

    Scenario: A mere proposal leaves it postponed, with the newer date
      Given these facts:
        | event            | occurred   | planned    | by     |
        | SessionScheduled | 2018-04-02 | 2018-06-12 |        |
        | SessionPostponed | 2018-05-20 |            |        |
        | SessionProposed  | 2018-08-01 | 2018-10    | Arland |
      When one asks on 2018-08-15
      Then the status is postponed, since 2018-05-20
      And the next session is postponed for 2018-10

  Rule: A session that is cancelled or declined is closed
    It is not owed any more, and the channel is again what it was before.

    Scenario Outline: <event>
      Given these facts:
        | event            | occurred   | edition | planned    | by      | reason            |
        | SessionScheduled | 2018-04-02 | 4       | 2018-06-12 |         |                   |
        | <event>          | 2018-05-20 | 4       |            | Borland | a frigate was hit |
      When one asks on 2018-06-01
      Then the status is active, since 2015-01-10
      And no session is pending
      And in the answer:
        | last closed | closed on  | closed edition | closed plan | closed reason     | last session |
        | <step>      | 2018-05-20 | 4              | 2018-06-12  | a frigate was hit | none         |

      Examples:
        | event            | step      |
        | SessionCancelled | cancelled |
        | SessionDeclined  | declined  |

    Scenario: A cancellation of which no plan was reported
      Given these facts:
        | event            | occurred   | was planned |
        | SessionCancelled | 2018-05-20 | 2018-06-12  |
      When one asks on 2018-06-01
      Then the status is active, since 2015-01-10
      And in the answer:
        | last closed | closed on  | closed plan |
        | cancelled   | 2018-05-20 | 2018-06-12  |

    Scenario: The next invitation is for another session
      Given these facts:
        | event            | occurred   | planned    |
        | SessionScheduled | 2018-04-02 | 2018-06-12 |
        | SessionCancelled | 2018-05-20 |            |
        | SessionScheduled | 2018-09-10 | 2018-11-05 |
      When one asks on 2018-10-01
      Then the status is scheduled, since 2018-09-10
      And in the answer:
        | planned    | was  | last closed |
        | 2018-11-05 | none | cancelled   |

    Scenario: What one hears last of two closed sessions is shown
      Given these facts:
        | event            | occurred   | edition |
        | SessionDeclined  | 2018-05-20 | 4       |
        | SessionCancelled | 2019-05-20 | 5       |
      When one asks on 2019-06-01
      Then in the answer:
        | last closed | closed edition |
        | cancelled   | 5              |

    Scenario: Cancelled and fixed anew on one day is a move
      Given these facts:
        | event              | occurred   | planned    |
        | SessionScheduled   | 2018-04-02 | 2018-06-12 |
        | SessionRescheduled | 2018-05-20 | 2018-11-05 |
      When one asks on 2018-06-01
      Then the status is scheduled, since 2018-04-02
      And in the answer:
        | planned    | was        | last closed |
        | 2018-11-05 | 2018-06-12 | none        |
