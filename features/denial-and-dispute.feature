Feature: Denial and dispute
  A fact that one of those concerned says is untrue. The ledger takes no side: the answer stands without it, and says what
  it would be with it.

  Background:
    Given the dialogue "Arland–Borland strategic dialogue" between Arland and Borland
    And these facts:
      | event                | key       | occurred   | by     | reported           |
      | MechanismEstablished | founded   | 2015-01-10 |        | Gazette 2015-01-10 |
      | MechanismSuspended   | suspended | 2019-02-01 | Arland | Gazette 2019-02-02 |

  Rule: A fact that a party denies does not move the answer
    Otherwise any paper could suspend any channel.

    Scenario: Borland says that nothing has been suspended
      Given these facts:
        | event      | fact      | by      | reported           |
        | FactDenied | suspended | Borland | Courier 2019-02-05 |
      Then the answers are:
        | on         | about      | status    | since      | settled | may also be                | disputed  |
        | 2019-02-03 | 2019-02-03 | suspended | 2019-02-01 | yes     | none                       | none      |
        | 2019-02-05 | 2019-02-05 | active    | 2015-01-10 | no      | suspended since 2019-02-01 | suspended |
        | 2019-02-05 | 2019-02-03 | active    | 2015-01-10 | no      | suspended since 2019-02-01 | suspended |
        | 2019-02-05 | 2019-01-31 | active    | 2015-01-10 | yes     | none                       | none      |

    Scenario Outline: The denial of <who>
      Given these facts:
        | event      | fact      | by    | reported           |
        | FactDenied | suspended | <who> | Courier 2019-02-05 |
      When one asks on 2019-02-10
      Then the status is <status>, since <since>

      Examples:
        | who                | status    | since      |
        | Borland            | active    | 2015-01-10 |
        | Arland             | active    | 2015-01-10 |
        | the People's Party | active    | 2015-01-10 |
        | the Unity Party    | active    | 2015-01-10 |
        | Corland            | suspended | 2019-02-01 |

    Scenario: Someone who took part in the fact may deny it, party of the channel or not
      Given these facts:
        | event            | key  | fact | occurred   | by      | reported           |
        | MechanismResumed | back |      | 2019-06-01 | Corland | Gazette 2019-06-01 |
        | FactDenied       |      | back |            | Corland | Courier 2019-06-05 |
      When one asks on 2019-06-10
      Then the status is suspended, since 2019-02-01
      And it is not settled: it may also be active since 2019-06-01

  Rule: The latest word of a party counts, and on one day its denial
    Parties change their minds; in the heat of one day the denial is what is meant.

    Scenario Outline: <first> and then <second>
      Given these facts:
        | event    | key | fact      | by      | reported            |
        | <first>  | one | suspended | Borland | Courier 2019-02-05  |
        | <second> | two | suspended | Borland | Herald <second day> |
      When one asks on 2019-04-01
      Then the status is <status>, since <since>

      Examples:
        | first         | second          | second day | status    | since      |
        | FactDenied    | FactConfirmed   | 2019-03-01 | suspended | 2019-02-01 |
        | FactConfirmed | FactDenied      | 2019-03-01 | active    | 2015-01-10 |
        | FactDenied    | FactConfirmed   | 2019-02-05 | active    | 2015-01-10 |
        | FactConfirmed | FactDenied      | 2019-02-05 | active    | 2015-01-10 |
        | FactDenied    | CommentDeclined | 2019-03-01 | active    | 2015-01-10 |
        | FactConfirmed | CommentDeclined | 2019-03-01 | suspended | 2019-02-01 |

    Scenario: The word of one side does not lift the denial of the other
      Given these facts:
        | event         | fact      | by      | reported           |
        | FactDenied    | suspended | Borland | Courier 2019-02-05 |
        | FactConfirmed | suspended | Arland  | Herald 2019-03-01  |
      When one asks on 2019-04-01
      Then the status is active, since 2015-01-10

    Scenario: Two voices of one side: as long as one of them denies it, it is disputed
      Given these facts:
        | event         | fact      | by                 | reported           |
        | FactDenied    | suspended | the People's Party | Courier 2019-02-05 |
        | FactConfirmed | suspended | Borland            | Herald 2019-03-01  |
      When one asks on 2019-04-01
      Then the status is active, since 2015-01-10

    Scenario: A quotation of the party does not lift its denial
      Given these facts:
        | event            | fact      | by      | reported                           |
        | FactDenied       | suspended | Borland | Courier 2019-02-05                 |
        | FactCorroborated | suspended |         | Herald 2019-03-01, quoting Borland |
      When one asks on 2019-04-01
      Then the status is active, since 2015-01-10

    Scenario: A declined comment is on record, and lifts and disputes nothing
      Given these facts:
        | event           | key     | fact      | by              | reported           |
        | CommentDeclined | silence | suspended | Arland, Borland | Courier 2019-02-05 |
      When one asks on 2019-02-10
      Then the status is suspended, since 2019-02-01
      And it is settled
      And the fact suspended says:
        | stands                            |
        | Arland declined, Borland declined |

  Rule: A denial of one detail leaves the fact standing
    "It was not we who asked" is not "it did not happen".

    Scenario: Borland disputes the place, not the suspension
      Given these facts:
        | event      | key   | fact      | by      | fields | reported           |
        | FactDenied | place | suspended | Borland | place  | Courier 2019-02-05 |
      When one asks on 2019-02-10
      Then the status is suspended, since 2019-02-01
      And it is settled
      And there is the warning "field-disputed"

    Scenario: The detail is confirmed after all
      Given these facts:
        | event         | fact      | by      | fields | reported           |
        | FactDenied    | suspended | Borland | place  | Courier 2019-02-05 |
        | FactConfirmed | suspended | Borland | place  | Courier 2019-02-20 |
      Then the answers are:
        | on         | status    | warnings       |
        | 2019-02-10 | suspended | field-disputed |
        | 2019-02-20 | suspended | none           |

  Rule: What holds only according to some is disputed from the start
    Where the two sides tell different stories, each story is recorded under the names of those who tell it.

    Scenario: Resumed, according to Arland
      Given these facts:
        | event            | key  | occurred   | according to | reported           |
        | MechanismResumed | back | 2019-06-01 | Arland       | Gazette 2019-06-02 |
      When one asks on 2019-07-01
      Then the status is suspended, since 2019-02-01
      And it is not settled: it may also be active since 2019-06-01
      And the disputed facts are back

    Scenario: Resumed, according to both
      Given these facts:
        | event            | key  | occurred   | according to    | reported           |
        | MechanismResumed | back | 2019-06-01 | Arland, Borland | Gazette 2019-06-02 |
      When one asks on 2019-07-01
      Then the status is active, since 2019-06-01
      And it is settled

    Scenario: Borland comes round to Arland's story
      Given these facts:
        | event            | key  | fact | occurred   | according to | by      | reported           |
        | MechanismResumed | back |      | 2019-06-01 | Arland       |         | Gazette 2019-06-02 |
        | FactConfirmed    |      | back |            |              | Borland | Courier 2019-07-10 |
      Then the answers are:
        | on         | about      | status    | settled |
        | 2019-07-01 | 2019-07-01 | suspended | no      |
        | 2019-07-10 | 2019-07-01 | active    | yes     |

  Rule: A settled dispute is settled
    Once the matter is cleared up, what is upheld counts and what is dismissed falls.

    Scenario Outline: Settled: the suspension is <verdict>
      Given these facts:
        | event          | fact      | by      | <verdict> | reason                  | reported           |
        | FactDenied     | suspended | Borland |           |                         | Courier 2019-02-05 |
        | DisputeSettled |           |         | suspended | The note was published. | Herald 2019-05-01  |
      Then the answers are:
        | on         | about      | status   | since      | settled |
        | 2019-04-30 | 2019-04-30 | active   | 2015-01-10 | no      |
        | 2019-05-01 | 2019-05-01 | <status> | <since>    | yes     |
        | 2019-05-01 | 2019-02-10 | <status> | <since>    | yes     |

      Examples:
        | verdict   | status    | since      |
        | upheld    | suspended | 2019-02-01 |
        | dismissed | active    | 2015-01-10 |

    Scenario: An upheld fact stays upheld
      Given these facts:
        | event          | key   | fact      | by      | upheld    | reason                  | reported           |
        | FactDenied     | one   | suspended | Borland |           |                         | Courier 2019-02-05 |
        | DisputeSettled | clear |           |         | suspended | The note was published. | Herald 2019-05-01  |
        | FactDenied     | two   | suspended | Borland |           |                         | Courier 2019-06-01 |
      When one asks on 2019-07-01
      Then the status is suspended, since 2019-02-01
      And it is settled

  Rule: Only a dispute that would change the answer is shown with it
    A quarrel about the communiqué leaves the channel what it is.

    Scenario: A denied outcome
      Given these facts:
        | event           | key    | fact   | occurred   | text               | by      | reported           |
        | OutcomeReported | treaty |        | 2019-03-01 | A draft was found. |         | Gazette 2019-03-02 |
        | FactDenied      |        | treaty |            |                    | Borland | Courier 2019-03-05 |
      When one asks on 2019-04-01
      Then the status is suspended, since 2019-02-01
      And it is settled
      And no fact is disputed

    Scenario: A disputed date that has passed no longer counts
      Given these facts:
        | event            | key  | fact | occurred   | planned    | by      | reported           |
        | SessionScheduled | date |      | 2019-03-01 | 2019-06-12 |         | Gazette 2019-03-01 |
        | FactDenied       |      | date |            |            | Borland | Courier 2019-03-05 |
      Then the answers are:
        | on         | status    | since      | settled | may also be                | disputed |
        | 2019-06-12 | suspended | 2019-02-01 | no      | scheduled since 2019-03-01 | date     |
        | 2019-07-01 | suspended | 2019-02-01 | yes     | none                       | none     |

    Scenario: Two disputed facts, each alone and both together
      Given these facts:
        | event                 | key  | fact | occurred   | by      | reported           |
        | MechanismResumed      | back |      | 2019-06-01 |         | Gazette 2019-06-02 |
        | FactDenied            |      | back |            | Borland | Courier 2019-06-05 |
        | MechanismDiscontinued | gone |      | 2019-09-01 |         | Gazette 2019-09-02 |
        | FactDenied            |      | gone |            | Arland  | Courier 2019-09-05 |
      When one asks on 2019-10-01
      Then the status is suspended, since 2019-02-01
      And it is not settled: it may also be active since 2019-06-01, or discontinued since 2019-09-01
      And the disputed facts are back, gone
