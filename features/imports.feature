Feature: Importing a casebook
  A casebook tells of channels, visits, issues and the people in them. It is taken in as a whole, in whatever order its files are
  written, and taking it in again changes nothing.

  Rule: A casebook tells of visits, issues and offices as well as of channels
    What belongs to one story is written in one file.

    Scenario: A visit with its meeting, an issue with a measure, and an office
      When one imports this casebook:
        """
        articles:
          - {id: report, publisher: Gazette, title: A busy week, published: 2018-06-20}
        actors:
          - {id: XA, kind: state, name: Arland}
          - {id: XB, kind: state, name: Borland}
          - id: ole-borg
            kind: person
            state: XB
            name: Ole Borg
            facts:
              - {key: sworn-in, event: OfficeTaken, occurred: 2018-01, gist: He took office., office: Envoy, of: XB, citations: [{article: report}]}
              - {key: tour, event: ContactReported, occurred: 2018-03, gist: He met many., with: 12, citations: [{article: report}]}
        visits:
          - id: borg-in-port-ard
            name: Borg in Port Ard
            traveller: ole-borg
            parties: [XA, XB]
            facts:
              - {key: trip, event: VisitMade, occurred: 2018-06-12/2018-06-14, gist: He came., citations: [{article: report}]}
              - {key: talk, event: SessionHeld, occurred: 2018-06-13, session: cabinet, gist: They met., citations: [{article: report}]}
        issues:
          - id: fishing
            name: Fishing
            parties: [XA, XB]
            facts:
              - {key: ban, event: MeasureTaken, occurred: 2018-06-15, gist: A ban., text: No landings., by: [XA], citations: [{article: report}]}
        """
      Then the answers are:
        | visit            | on         | status | made                  | meetings     |
        | Borg in Port Ard | 2018-07-01 | made   | 2018-06-12/2018-06-14 | cabinet held |
      And the answers are:
        | issue   | on         | status | measures     |
        | fishing | 2018-07-01 | open   | No landings. |
      And the answers are:
        | actor    | on         | offices |
        | ole-borg | 2018-07-01 | Envoy   |

    Scenario Outline: <event> is no fact of <section>
      When one tries to import this casebook:
        """
        <section>: [{id: talks, name: Talks, facts: [{key: a, event: <event>, occurred: 2018}]}]
        """
      Then it is refused as "unknown-event" at "<section>[0].facts[0].event" in line 1
      And nothing was written

      Examples:
        | section    | event              |
        | mechanisms | VisitMade          |
        | mechanisms | IssueRaised        |
        | visits     | MechanismSuspended |
        | visits     | OfficeTaken        |
        | issues     | SessionHeld        |
        | issues     | VisitAnnounced     |

    Scenario Outline: Left out: <field> of <event>
      When one tries to import this casebook:
        """
        <section>: [{id: talks, name: Talks, facts: [{key: a, event: <event>, occurred: 2018, gist: A., citations: [{article: b}]}]}]
        """
      Then it is refused as "missing-key" at "<section>[0].facts[0].<field>" in line 1
      And nothing was written

      Examples:
        | section | event            | field   |
        | visits  | VisitAnnounced   | planned |
        | visits  | VisitRescheduled | planned |
        | visits  | MergedInto       | id      |
        | issues  | MeasureTaken     | text    |

  Rule: A casebook is taken in as a whole or not at all
    Half a story is worse than none.

    Scenario: One wrong fact of an issue keeps the visit out
      When one tries to import this casebook:
        """
        articles:
          - {id: report, publisher: Gazette, title: A busy week, published: 2018-06-20}
        actors:
          - {id: XA, kind: state, name: Arland}
        visits:
          - id: a-journey
            name: A journey
            parties: [XA]
            facts:
              - {key: trip, event: VisitMade, occurred: 2018-06-12, gist: He came., citations: [{article: report}]}
        issues:
          - id: fishing
            name: Fishing
            parties: [XA, XQ]
            facts:
              - {key: charge, event: IssueRaised, occurred: 2018-06-15, gist: A charge., citations: [{article: report}]}
        """
      Then it is refused as "unknown-actor" at "issues[0].parties[1]" in line 14
      And nothing was written

    Scenario: Each of several faults is told
      When one tries to import this casebook:
        """
        actors:
          - {id: XA, kind: state, name: Arland}
        visits:
          - id: a-journey
            name: A journey
            traveller: nobody
            facts:
              - {key: trip, event: VisitMade, occurred: 2018-06-12, gist: He came., citations: [{article: a-phantom}]}
        """
      Then it is refused as "unknown-actor" at "visits[0].traveller" in line 6
      And it is refused as "unknown-article" at "visits[0].facts[0].citations[0].article" in line 8
      And nothing was written

  Rule: Taking it in again writes nothing; what has changed is refused
    A casebook lives in a repository, and is imported every day.

    Background:
      Given that one imports this casebook:
        """
        articles:
          - {id: report, publisher: Gazette, title: A busy week, published: 2018-06-20}
        actors:
          - {id: XA, kind: state, name: Arland}
          - {id: XB, kind: state, name: Borland}
        issues:
          - id: fishing
            name: Fishing
            parties: [XA, XB]
            facts:
              - {key: charge, event: IssueRaised, occurred: 2018-06-15, gist: A charge., by: [XB], citations: [{article: report}]}
        """

    Scenario: The same facts, in another order and another spelling of the file
      When one imports this casebook:
        """
        {"issues": [{"facts": [{"citations": [{"article": "report"}], "by": ["XB"], "gist": "A charge.", "occurred": "2018-06-15",
          "event": "IssueRaised", "key": "charge"}], "parties": ["XA", "XB"], "name": "Fishing", "id": "fishing"}],
         "actors": [{"name": "Borland", "kind": "state", "id": "XB"}, {"name": "Arland", "kind": "state", "id": "XA"}],
         "articles": [{"published": "2018-06-20", "title": "A busy week", "publisher": "Gazette", "id": "report"}]}
        """
      Then nothing was written

    Scenario Outline: Changed: <what>
      When one tries to import this casebook:
        """
        <section>: [<entry>]
        """
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | what                      | section | entry                                                                                                                                      | code                 |
        | the name of an issue      | issues  | {id: fishing, name: Fishing rights, parties: [XA, XB]}                                                                                     | changed-registration |
        | the name of a state       | actors  | {id: XB, kind: state, name: Borduria}                                                                                                      | changed-registration |
        | an issue that was a visit | visits  | {id: fishing, name: Fishing}                                                                                                               | id-taken             |
        | the day of a fact         | issues  | {id: fishing, facts: [{key: charge, event: IssueRaised, occurred: 2018-06-14, gist: A charge., by: [XB], citations: [{article: report}]}]} | key-taken            |
