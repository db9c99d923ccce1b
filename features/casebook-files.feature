Feature: Casebook files
  Casebooks are written by people and reviewed by people. What a file says must be what its reader sees in it, without the
  surprises of the format; every problem is told with its place, all at once.

  Rule: Every value is text, as it is written
    "NO" is Norway and 2018 is a date.

    Scenario: Numbers, countries and dates without quotes
      When one imports this casebook:
        """
        articles:
          - {id: report, publisher: Gazette, title: A first meeting, published: 2018-06-13}
        actors:
          - {id: NO, kind: state, name: Norway}
          - {id: XA, kind: state, name: Arland}
        mechanisms:
          - id: northern-talks
            name: Northern talks
            parties: [NO, XA]
            facts:
              - {key: round, event: SessionHeld, occurred: 2018, gist: They met., edition: 1, citations: [{article: report}]}
        """
      And one asks about the "Northern talks" on 2019-01-01
      Then the status is active, since 2018
      And in the answer:
        | parties    | last edition |
        | NO, Arland | 1            |

  Rule: Facts are added to what is registered elsewhere
    Next year's file tells the next round; it does not tell once more what the talks are called.

    Scenario: A file with facts alone
      When one imports this casebook:
        """
        articles:
          - {id: report, publisher: Gazette, title: A first meeting, published: 2018-06-13}
        actors:
          - {id: NO, kind: state, name: Norway}
          - {id: XA, kind: state, name: Arland}
        mechanisms:
          - {id: northern-talks, name: Northern talks, parties: [NO, XA]}
        """
      And one imports this casebook:
        """
        mechanisms:
          - id: northern-talks
            facts:
              - {key: round, event: SessionHeld, occurred: 2018-06-12, gist: They met., citations: [{article: report}]}
        """
      And one asks about the "Northern talks" on 2019-01-01
      Then the status is active, since 2018-06-12

    Scenario: Facts of something that is registered nowhere
      When one tries to import this casebook:
        """
        articles:
          - {id: report, publisher: Gazette, title: A first meeting, published: 2018-06-13}
        mechanisms:
          - id: northern-talks
            facts:
              - {key: round, event: SessionHeld, occurred: 2018-06-12, gist: They met., citations: [{article: report}]}
        """
      Then it is refused as "unknown-stream" at "mechanisms[0].facts[0]" in line 6
      And nothing was written

    Scenario Outline: Not an addition: <case>
      When one tries to import this casebook:
        """
        mechanisms: [<entry>]
        """
      Then it is refused as "missing-key" at "mechanisms[0].name" in line 1
      And nothing was written

      Examples:
        | case                       | entry                                        |
        | An entry without facts     | {id: talks}                                  |
        | An empty list of facts     | {id: talks, facts: []}                       |
        | A registration with a slip | {id: talks, kind: summit, facts: [{key: a}]} |

  Rule: What a reader could misread is refused
    Tags, aliases and repeated keys make a file say something other than what it shows.

    Scenario Outline: Not read: <case>
      When one tries to import this casebook:
        """
        <text>
        """
      Then it is refused as "<code>"
      And nothing was written

      Examples: of the format
        | case                  | text                              | code          |
        | It is not YAML        | articles: [                       | not-yaml      |
        | It is empty           | # only a remark                   | empty         |
        | It has a tag          | articles: !!omap []               | tag           |
        | It has an alias       | {articles: &all [], actors: *all} | alias         |
        | It merges             | {<<: {actors: []}}                | merge         |
        | It says a thing twice | {actors: [], actors: []}          | duplicate-key |
        | A key is a list       | {[actors]: []}                    | not-a-key     |

      Examples: of what a casebook is
        | case                          | text                                                           | code         |
        | It is a list                  | [articles]                                                     | wrong-type   |
        | It has a section of its own   | {artcles: []}                                                  | unknown-key  |
        | A section is no list          | {articles: report}                                             | wrong-type   |
        | An entry is no mapping        | {articles: [report]}                                           | wrong-type   |
        | An actor without an id        | {actors: [{kind: state, name: Arland}]}                        | missing-key  |
        | An actor without a name       | {actors: [{id: XA, kind: state}]}                              | missing-key  |
        | An actor with an empty name   | {actors: [{id: XA, kind: state, name: ""}]}                    | empty        |
        | An actor of no known kind     | {actors: [{id: XA, kind: nation, name: Arland}]}               | not-a-choice |
        | An id with a blank            | {actors: [{id: X A, kind: state, name: Arland}]}               | not-an-id    |
        | A cadence that is no duration | {mechanisms: [{id: talks, name: Talks, cadence: year}]}        | not-valid    |
        | A text of another machine     | {articles: [{id: a, title: A, published: 2018, text: /a.txt}]} | not-relative |
        | A text that is not there      | {articles: [{id: a, title: A, published: 2018, text: a.txt}]}  | no-text      |
        | A page without an address     | {articles: [{id: a, title: A, published: 2018, url: here}]}    | not-a-url    |

      Examples: of its facts
        | case                  | text                                                                                            | code          |
        | An event of no name   | {mechanisms: [{id: talks, name: Talks, facts: [{key: a}]}]}                                     | missing-key   |
        | An event nobody knows | {mechanisms: [{id: talks, name: Talks, facts: [{key: a, event: SessionForged}]}]}               | unknown-event |
        | An edition in words   | {mechanisms: [{id: talks, name: Talks, facts: [{key: a, event: SessionHeld, edition: third}]}]} | not-a-number  |
        | An edition of nought  | {mechanisms: [{id: talks, name: Talks, facts: [{key: a, event: SessionHeld, edition: 0}]}]}     | out-of-range  |
        | No article            | {mechanisms: [{id: talks, name: Talks, facts: [{key: a, event: SessionHeld}]}]}                 | no-citation   |

    Scenario Outline: In JSON: <case>
      When one tries to import this casebook in JSON:
        """
        <text>
        """
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | case             | text                                                          | code        |
        | It is not JSON   | {"articles": [                                                | not-json    |
        | A truth value    | {"actors": [{"id": "XA", "kind": "state", "name": true}]}     | truth-value |
        | Half a character | {"actors": [{"id": "XA", "kind": "state", "name": "\ud800"}]} | not-json    |

  Rule: A file that cannot be read is told by name
    A casebook of a hundred files is imported whole or not at all.

    Scenario Outline: A casebook that <case>
      When one tries to import a casebook that <case>
      Then it is refused as "<code>"
      And nothing was written

      Examples:
        | case                             | code         |
        | is not there                     | no-such-file |
        | is an empty folder               | no-casebook  |
        | is a picture                     | no-casebook  |
        | is larger than a casebook may be | too-large    |
        | is not written in UTF-8          | not-utf-8    |
        | is nested beyond reason          | too-deep     |
        | gives a name as long as a book   | too-long     |
        | came by post and names a text    | no-text-here |
        | came over HTTP and names a path  | path         |

    Scenario: All problems are told at once, with their places
      When one tries to import this casebook:
        """
        actors:
          - {id: XA, kind: nation, name: Arland}
          - {id: XB, kind: state}
        """
      Then it is refused as "not-a-choice" at "actors[0].kind" in line 2
      And it is refused as "missing-key" at "actors[1].name" in line 3

  Rule: Importing again writes nothing
    A casebook lives in a repository and is imported every day.

    Scenario: The same casebook twice
      Given the shipped casebook
      When one imports the shipped casebook again
      Then nothing was written
