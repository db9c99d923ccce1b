"""Good casebooks: what they propose, and where each part of it was written."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from api.casebook import read, read_document, read_text
from api.casebook.document import ARTICLE_FACTS
from domain.actor import ActorRegistered
from domain.article import ArticleCorrected, ArticleRegistered, ArticleRetracted, CopyLinked, TextArchived
from domain.facts import FactDenied
from domain.mechanism.events import CadenceStated, MechanismRegistered, SessionHeld
from domain.proposal import Place, Proposal, Refused

GOLDEN = Path(__file__).parents[4] / "shared" / "golden" / "casebook"

ODD = """\
%YAML 1.1
---
actors:
  - {id: NO, kind: state, name: Norway, names: {no: Norge, nn: Noreg, y: yes}, state: NO}
  - {id: jp-ldp, kind: party, state: JP, name: 1955, wikidata: null, aliases: [0x10, 1_000, 12:30:45, 自由民主党]}
mechanisms:
  - id: "2018"
    name: Off
    cadence: ~
    parent:
    facts:
      - key: on
        event: SessionHeld
        occurred: 2018
        gist: >
          They met, and
          they parted.
        edition: 38
        session: null
        said: "null"
        place: 'no'
        by:
        participants: [NO]
        citations: [{article: "1", passage: {start: 0, end: 010}}]
      - {key: day, event: SessionHeld, occurred: 2024-05-29, gist: =, citations: [{article: a}]}
      - {key: hour, event: SessionHeld, occurred: 2024-05-29T10:00:00+09:00, gist: .inf, citations: [{article: a}]}
      - {key: none, event: CadenceStated, occurred: 2024-05, cadence: null, gist: <<, citations: [{article: a}]}
"""


def events(proposals: object) -> list[object]:
    assert isinstance(proposals, list)
    return [proposal.event for proposal in proposals]


def test_every_scalar_is_text_but_null() -> None:
    norway, party, mechanism, session, day, hour, cadence = events(read_text(ODD, "yaml"))
    assert isinstance(norway, ActorRegistered)
    assert (norway.state, dict(norway.names)) == ("NO", {"no": "Norge", "nn": "Noreg", "y": "yes"})
    assert isinstance(party, ActorRegistered)
    assert (party.name, party.wikidata, party.aliases) == ("1955", None, ("0x10", "1_000", "12:30:45", "自由民主党"))
    assert isinstance(mechanism, MechanismRegistered)
    assert (mechanism.name, mechanism.cadence, mechanism.parent) == ("Off", None, None)
    assert isinstance(session, SessionHeld)
    assert (session.key, session.occurred.text, session.edition, session.session) == ("on", "2018", 38, None)
    assert (session.gist, session.said, session.place, session.by) == ("They met, and they parted.", "null", "no", ())
    assert isinstance(day, SessionHeld)
    assert (day.occurred.text, day.gist) == ("2024-05-29", "=")
    assert isinstance(hour, SessionHeld)
    assert hour.occurred.text == "2024-05-29T10:00:00+09:00"
    assert isinstance(cadence, CadenceStated)
    assert (cadence.cadence, cadence.gist) == (None, "<<")


def test_json_numbers_are_the_text_that_was_written() -> None:
    text = '{"actors": [{"id": "x", "kind": "body", "name": 2018, "aliases": [1.10, 1e3, 123456789012345678901234567890]}]}'
    (actor,) = events(read_text(text, "json"))
    assert isinstance(actor, ActorRegistered)
    assert (actor.name, actor.aliases) == ("2018", ("1.10", "1e3", "123456789012345678901234567890"))


def test_streams_and_places() -> None:
    proposals = read_text(ODD, "yaml", "odd.yaml")
    assert [p.stream for p in proposals] == ["NO", "jp-ldp", "2018", "2018", "2018", "2018", "2018"]
    assert [p.place.line for p in proposals] == [4, 5, 7, 12, 25, 26, 27]
    session = proposals[3].place
    assert str(session) == "odd.yaml:12: mechanisms[0].facts[0]"
    assert str(session.at("gist")) == "odd.yaml:15: mechanisms[0].facts[0].gist"
    assert session.at("citations").at("[0]").at("article").line == session.at("citations[0].article").line == 24
    assert session.at("no.such[3].part").line == 12


def test_a_place_in_json_knows_its_line_too() -> None:
    citation = {"article": "a", "passage": {"start": 0, "end": 10}}
    fact = {"key": "k", "event": "SessionHeld", "occurred": 2018, "gist": '{[,\\"\u2028\t', "citations": [citation]}
    document = {"mechanisms": [{"facts": [fact], "id": "x", "name": "X"}]}
    lines = (text := json.dumps(document, indent=2, ensure_ascii=False)).split("\n")
    place = read_text(text, "json", "odd.json")[1].place
    assert lines[(place.at("citations[0].passage.end").line or 0) - 1].strip() == '"end": 10'
    assert lines[(place.at("occurred").line or 0) - 1].strip() == '"occurred": 2018,'
    assert lines[(place.line or 0) - 1].strip() == "{"
    assert place.at("no.such[3].part").line == place.line


def test_an_article_with_its_text_and_what_became_of_it(tmp_path: Path) -> None:
    text = "Détente\r\nholds.\n"
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes(text.encode())
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "a.yaml").write_text(
        """
articles:
  - id: a
    title: Détente holds
    publisher: null
    published: "[2024-05-20..2024-05-25]"
    published_basis: inferred
    text: ../texts/a.txt
    url: https://example.org/a
    retracted: {published: 2024-06-01, article: b, reason: It does not.}
    facts:
      - {key: slip, event: ArticleCorrected, published: 2024-06-02, changes: {publisher: The Crier}, cause: coder}
      - {key: same, event: CopyLinked, copy_of: b}
""",
        encoding="utf-8",
    )
    proposals = read([tmp_path / "book"])
    assert {p.stream for p in proposals} == {"a"}
    registered, archived, retracted, corrected, linked = events(proposals)
    assert isinstance(registered, ArticleRegistered)
    assert (registered.publisher, str(registered.url)) == (None, "https://example.org/a")
    assert archived == TextArchived(digest=f"sha256:{sha256(text.encode()).hexdigest()}", length=len(text))
    assert [p.text for p in proposals] == [None, text, None, None, None]
    assert isinstance(retracted, ArticleRetracted)
    assert (retracted.key, retracted.published.text, retracted.article) == ("retracted", "2024-06-01", "b")
    assert isinstance(corrected, ArticleCorrected)
    assert corrected.changes == {"publisher": "The Crier"}
    assert isinstance(linked, CopyLinked)
    assert set(ARTICLE_FACTS) == {"ArticleCorrected", "ArticleRetracted", "CopyLinked"}


def test_a_folder_is_read_at_any_depth_in_order_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.yml", "a/z.yaml", "a/y.json", ".hidden.yaml", ".git/x.yaml", "a/notes.txt", "C.YAML"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(
            json.dumps({"actors": [{"id": file.stem.strip(".").lower(), "kind": "body", "name": "N"}]}), encoding="utf-8"
        )
    assert [p.stream for p in read([tmp_path])] == ["c", "y", "z", "b"]
    assert [p.stream for p in read([tmp_path / "b.yml", tmp_path])] == ["b", "c", "y", "z"]


def test_several_documents_and_a_byte_order_mark() -> None:
    text = "\ufeffactors:\n- {id: x, kind: body, name: X}\n---\n---\nactors:\n- {id: y, kind: body, name: Y}\n"
    assert [(p.stream, p.place.line) for p in read_text(text, "yaml")] == [("x", 2), ("y", 6)]


def test_null_is_the_same_as_left_out() -> None:
    assert read_text("{articles: null, actors: ~, mechanisms: }", "yaml") == []
    (with_null,) = events(read_text("mechanisms: [{id: x, name: X, kind: null, parties: null, facts: null}]", "yaml"))
    assert with_null == MechanismRegistered(name="X")


def test_a_document_that_came_parsed() -> None:
    fact = {
        "key": "no",
        "event": "FactDenied",
        "fact": "yes",
        "by": ["JP"],
        "occurred": 2018,
        "gist": "No.",
        "citations": [{"article": "a"}],
    }
    document = {"mechanisms": [{"id": "x", "name": "X", "facts": [fact]}]}
    registered, denied = read_document(document, Place("request"))
    assert isinstance(registered, Proposal)
    assert isinstance(denied.event, FactDenied)
    assert str(denied.place.at("fact")) == "request: mechanisms[0].facts[0].fact"
    assert read_document(document) == read_text(json.dumps(document), "json")


def golden_files() -> list[Path]:
    return sorted(GOLDEN.glob("*.json"))


@pytest.mark.skipif(not GOLDEN.is_dir(), reason="the golden casebooks are not beside this checkout (../shared/golden/casebook)")
def test_the_golden_casebooks_are_read() -> None:
    for file in golden_files():
        document = json.loads(file.read_text(encoding="utf-8"))
        entries = [entry for section in document.values() for entry in section]
        facts = [fact for entry in entries for fact in entry.get("facts", [])]
        proposals = read([file])
        assert len(proposals) == len(entries) + len(facts), file.name
        assert events(proposals) == events(read_text(yaml.safe_dump(document, allow_unicode=True), "yaml"))
    assert len(read([GOLDEN])) == sum(len(read([file])) for file in golden_files())


# U+0085 is a line end to YAML 1.1, which its writer leaves bare and every reader turns into a line feed.
characters = st.characters(codec="utf-8", exclude_characters="\x00\x85")
words = st.text(characters, min_size=1, max_size=30).filter(lambda text: text.strip())
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
dates = st.sampled_from(["2018", "2024-05", "2024-05-29", "[2024-05-26..2024-05-28]", "../2017", "2024-05-29T10:00:00+09:00"])
citations = st.lists(
    st.fixed_dictionaries({"article": slugs}, optional={"quote": st.fixed_dictionaries({"exact": words})}), min_size=1
)
facts = st.fixed_dictionaries(
    {"key": slugs, "event": st.just("SessionHeld"), "occurred": dates, "gist": words, "citations": citations},
    optional={"edition": st.integers(1, 99), "said": st.none() | words, "by": st.lists(slugs | st.just("NO"), max_size=2)},
)
mechanisms = st.fixed_dictionaries(
    {"id": slugs, "name": words},
    optional={"names": st.dictionaries(words, words, max_size=2), "facts": st.lists(facts, max_size=3)},
)


@given(st.fixed_dictionaries({"mechanisms": st.lists(mechanisms, max_size=3)}), st.booleans(), st.sampled_from([None, 1]))
def test_json_and_yaml_say_the_same(document: dict[str, object], flow: bool, indent: int | None) -> None:
    as_json = read_text(json.dumps(document, indent=indent, ensure_ascii=flow), "json")
    as_yaml = read_text(yaml.safe_dump(document, allow_unicode=not flow, default_flow_style=flow), "yaml")
    assert as_json == as_yaml
    assert as_json == read_document(document)
    assert [proposal.place.path for proposal in as_json] == [proposal.place.path for proposal in as_yaml]


@given(st.fixed_dictionaries({"mechanisms": st.lists(mechanisms, min_size=1, max_size=3)}), st.data())
def test_every_line_in_json_is_that_of_its_part(document: dict[str, list[dict[str, object]]], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(document["mechanisms"]) - 1))
    text = json.dumps(document, indent=1, ensure_ascii=False)
    at = read_text(text, "json")[0].place.at("name").line or 0
    assert text.split("\n")[at - 1].strip().startswith('"name": ')
    broken = json.loads(json.dumps(document))
    broken["mechanisms"][index]["nome-x"] = "MARK"
    shown = json.dumps(broken, indent=1, ensure_ascii=False)
    with pytest.raises(Refused, match="unknown key 'nome-x'") as caught:
        read_text(shown, "json")
    (refusal,) = caught.value.refusals
    assert '"nome-x": "MARK"' in shown.split("\n")[(refusal.place.line or 0) - 1]
