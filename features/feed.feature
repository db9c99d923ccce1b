Feature: The feed of changes
  An entry for each change of a state, as a careful reader of its day would have put it, for feed readers to follow.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland

  Rule: Each change is one entry, the newest first
    Who opens the feed wants to see what is new.

    Scenario: Suspended, and agreed to be taken up again
      Given these facts:
        | event                | occurred   | by              |
        | MechanismEstablished | 2018-02-01 |                 |
        | MechanismSuspended   | 2018-03-05 | Arland          |
        | ResumptionAgreed     | 2018-04-20 | Arland, Borland |
      When one reads the feed on 2018-04-25
      Then the feed tells:
        | day        | status    | title                                                                                               | summary                                      |
        | 2018-04-20 | agreed    | Arland–Borland strategic dialogue: Resumption agreed on 20 April 2018; suspended since 5 March 2018. | Agreed, since 20 April 2018; suspended before. |
        | 2018-03-05 | suspended | Arland–Borland strategic dialogue: Suspended since 5 March 2018.                                     | Suspended, since 5 March 2018; active before.  |
        | 2018-02-01 | active    | Arland–Borland strategic dialogue: Active since 1 February 2018.                                     | Active, since 1 February 2018; not known before. |

  Rule: The day of an entry is the day on which one could know
    A feed that told in May what was first printed in June would be no feed of that May.

    Scenario: A suspension of March is printed in May
      Given these facts:
        | event                | occurred   | reported           |
        | MechanismEstablished | 2018-02-01 | Gazette 2018-02-01 |
        | MechanismSuspended   | 2018-03-05 | Courier 2018-05-10 |
      When one reads the feed on 2018-05-15
      Then the feed tells:
        | day        | status    | summary                                       |
        | 2018-05-10 | suspended | Suspended, since 5 March 2018; active before. |

  Rule: What the calendar changes is told when its day comes
    Nobody prints that nobody has said anything.

    Scenario: A session is not heard of
      Given these facts:
        | event                | occurred   | edition | planned    |
        | MechanismEstablished | 2018-01-10 |         |            |
        | SessionScheduled     | 2018-04-02 | 4       | 2018-04-12 |
      When one reads the feed on 2018-04-20
      Then the feed tells:
        | day        | status    |
        | 2018-04-13 | overdue   |
        | 2018-04-02 | scheduled |

  Rule: An entry stays the same entry while more is recorded
    A reader shows it as changed, and not as new.

    Scenario: A retraction leaves the entry of the day before
      Given these facts:
        | key | event                | occurred   | fact | cause     |
        |     | MechanismEstablished | 2018-02-01 |      |           |
        | off | MechanismSuspended   | 2018-03-05 |      |           |
      And that this was recorded on 2018-03-06
      And these facts:
        | event         | occurred   | fact | cause     |
        | FactRetracted | 2018-03-08 | off  | publisher |
      When one reads the feed on 2018-03-07
      And one reads the feed on 2018-03-10
      Then the feed tells:
        | day        | status    |
        | 2018-03-08 | active    |
        | 2018-03-05 | suspended |
        | 2018-02-01 | active    |
      And what was told before is told under the same ids
