"""A casebook with everything that one can hold, beside the fictional one."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from tests.doors.fictional import write_casebook

MORE = r"""
articles:
  - {id: mail-11, title: "= not a formula", publisher: "@Mail", published: 2024-06-11}
  - id: mail-12
    title: 'Yes: "no", # maybe'
    published: 2024-06-12T10:00:00+09:00
    publisher: "null"
    text: again.txt
    facts:
      - {key: wrong-day, event: ArticleCorrected, published: 2024-06-13, cause: publisher,
         changes: {published: 2024-06-11, url: null}}
      - {key: same-words, event: CopyLinked, copy_of: mail-11, reason: "Word for word, - but for the headline."}
      - {key: withdrawn-at-last, event: ArticleRetracted, published: 2024-06-20, article: mail-11}
actors:
  - id: mira-moss
    kind: person
    state: "XB"
    name: Mira Moss
    names: {ja: ミラ, "<<": odd, "null": none, "": empty}
    facts:
      - {key: minister, event: OfficeTaken, occurred: 2020, gist: "She takes office.", office: minister, of: XB,
         citations: [{article: mail-11}]}
      - {key: many, event: ContactReported, with: 12, occurred: 2024-06, gist: "- She met people.", citations: [{article: mail-12}]}
mechanisms:
  - id: arts-commission
    name: "~"
    parent: xa-xb-council
    parties: [XA, XB]
    citations: [{article: mail-11}]
    facts:
      - key: second-held
        event: SessionHeld
        occurred: 2024-06-10/2024-06-11
        edition: 2
        gist: "First line.\nSecond line,\x85third\u2028line \u0000 end, and a 😀 with a	tab."
        also_in: [crafts-commission]
        citations:
          - {article: mail-12, quote: {exact: " two  blanks ", prefix: "", suffix: "\n"}}
      - {key: slip, event: FactCorrected, fact: second-held, cause: coder, changes: {edition: 3, place: null, by: [XA]},
         occurred: 2024-06-11, gist: It was the third., citations: [{article: mail-11}]}
      - {key: never-mind, event: FactRetracted, fact: slip, also_in: [crafts-commission], cause: coder,
         occurred: 2024-06-11, gist: "+1", citations: [{article: mail-11}]}
      - {key: yearly, event: CadenceStated, cadence: P1Y, occurred: 2023, gist: Every year., citations: [{article: mail-11}]}
      - {key: no-more, event: CadenceStated, cadence: null, occurred: 2024, gist: Not any more., citations: [{article: mail-11}]}
      - {key: settled, event: DisputeSettled, upheld: [second-held], reason: Seen., occurred: 2024-06-12, gist: "'Tis so.",
         citations: [{article: mail-12}]}
  - id: crafts-commission
    name: Crafts commission
    facts:
      - {key: opened, event: MechanismEstablished, occurred: ../2019, gist: It is there., citations: [{article: mail-11}]}
  - id: guilds-commission
    name: Guilds commission
    facts:
      - {key: followed, event: MechanismSucceeded, successors: [crafts-commission], occurred: 2018, gist: It was followed.,
         citations: [{article: mail-11}]}
visits:
  - id: moss-in-xanadu
    name: Mira Moss in Xanadu
    traveller: mira-moss
    parties: [XA, XB]
    facts:
      - {key: made, event: VisitMade, occurred: 2024-06-01/2024-06-03, gist: She came., citations: [{article: mail-11}]}
issues:
  - id: river-water
    name: River water
    parties: [XA, XB]
    facts:
      - {key: raised, event: IssueRaised, by: [XB], against: [XA], occurred: 2022~, gist: It is raised.,
         citations: [{article: mail-11}]}
      - {key: doubled, event: MergedInto, id: lake-water, occurred: 2023, gist: The same., citations: [{article: mail-11}]}
  - id: lake-water
    name: Lake water
    facts:
      - {key: eased, event: IssueEased, occurred: 2023, gist: Eased., citations: [{article: mail-11}]}
"""
TEXT = "\ufeffIt was said in so many words: it was worth two  blanks \nand no more.\r\n"


def write_rich_casebook(folder: Path) -> Path:
    """Write the casebook into that folder. Returns the folder."""
    folder.mkdir()
    write_casebook(folder)
    (folder / "more.yaml").write_text(dedent(MORE), encoding="utf-8")
    (folder / "again.txt").write_bytes(TEXT.encode())
    return folder
