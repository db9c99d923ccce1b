"""Files that are no casebook, broken JSON, and documents that came by another way."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.casebook import Format, read, read_document, read_text
from domain.proposal import Place, Refusal, Refused

GOOD_ACTOR = "actors:\n  - id: x\n    kind: body\n    name: X\n"


def refused(text: str, format: Format = "yaml") -> tuple[Refusal, ...]:
    with pytest.raises(Refused) as caught:
        read_text(text, format, f"broken.{format}")
    return caught.value.refusals


@pytest.mark.parametrize(
    ("text", "line", "path", "reason"),
    [
        ('{"mechanisms": [\n  {"id": "x",\n   "name": true}]}', 3, "mechanisms[0].name", "true without quotes is not text"),
        ('{"actors": [\n{"id": "x",\n"kind": "body",\n"id": "y"}]}', 4, "actors[0].id", "the key 'id' is written twice"),
        ('{"actors": [\n{"id": "x",}]}', 2, "", "this is not JSON: "),
        ('{"actors": [\n{"id": NaN}]}', 2, "", "this is not JSON: "),
        ('{"actors":\n [{"id": "\\ud800"}]}', 2, "", "this is not JSON: "),
        ('{\n\n"actors":\n "none"}', 3, "actors", "'actors' must be a list, not text"),
        ('[\n"actors"]', 1, "", "a casebook document is a mapping of articles, actors, mechanisms, visits, issues, not a list"),
        ('{"actors": \n' + "[" * 60 + "]" * 60 + "}", 2, "actors" + "[0]" * 39, "the document is nested deeper than 40 levels"),
        ("[" * 200_000, None, "", "the document is nested deeper than 40 levels"),
        (" \n", 1, "", "the document is empty"),
    ],
    ids=["boolean", "key twice", "comma", "NaN", "half a character", "no list", "no mapping", "deep", "bomb", "empty"],
)
def test_broken_json(text: str, line: int | None, path: str, reason: str) -> None:
    refusals = refused(text, "json")
    assert len(refusals) == 1
    assert refusals[0].reason.startswith(reason)
    assert refusals[0].place.line == line
    assert refusals[0].place.path == path


@pytest.mark.parametrize("text", ["", "\n \n", "# nothing yet\n", "---\n---\n", "~"])
def test_an_empty_document_is_refused(text: str) -> None:
    assert [r.code for r in refused(text)] == ["empty"]


def test_all_problems_of_all_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(GOOD_ACTOR.replace("body", "bod").replace("name", "nam"), encoding="utf-8")
    (tmp_path / "a.json").write_text('{"actors": [{"id": "x", "kind": "body"},\n{"id": "y", "name": "Y"}]}', encoding="utf-8")
    (tmp_path / "c.yaml").write_bytes(b"actors:\n  - {id: x, name: \xff}\n")
    with pytest.raises(Refused) as caught:
        read([tmp_path])
    told = [(Path(r.place.file or "").name, r.place.line, r.place.path, r.code) for r in caught.value.refusals]
    assert told == [
        ("a.json", 1, "actors[0].name", "missing-key"),
        ("a.json", 2, "actors[1].kind", "missing-key"),
        ("b.yaml", 3, "actors[0].kind", "not-a-choice"),
        ("b.yaml", 4, "actors[0].nam", "unknown-key"),
        ("c.yaml", 2, "", "not-utf-8"),
    ]


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    layers = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30))
    assert {r.code for r in refused(f"l0: &l0 lol\n{layers}\n")} == {"alias"}


def test_paths_that_are_no_casebook(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused) as caught:
        read([tmp_path / "nowhere.yaml", tmp_path / "notes.txt", tmp_path / "empty"])
    assert [r.reason.replace(str(tmp_path), "…") for r in caught.value.refusals] == [
        "there is no file or folder '…/nowhere.yaml'",
        "a casebook file ends in .yaml, .yml, .json, .csv or .xlsx",
        "the folder holds no .yaml, .yml, .json, .csv, .xlsx file",
    ]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("gone.txt", "the text 'gone.txt' cannot be archived: there is no file "),
        ("latin.txt", "the text 'latin.txt' cannot be archived: the file is not UTF-8 text"),
        ("empty.txt", "the text 'empty.txt' is empty"),
        ("/etc/hostname", "'text' is '/etc/hostname'; write the path relative to this file"),
        ("[a, b]", "'text' must be the path of a file, not a list"),
    ],
)
def test_article_texts_that_cannot_be_archived(tmp_path: Path, written: str, reason: str) -> None:
    (tmp_path / "latin.txt").write_bytes("Détente".encode("latin-1"))
    (tmp_path / "empty.txt").write_bytes(b"")
    casebook = tmp_path / "articles.yaml"
    casebook.write_text(f"articles:\n  - id: a\n    title: A\n    published: 2024\n    text: {written}\n", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        read([casebook])
    (refusal,) = caught.value.refusals
    assert refusal.reason.startswith(reason)
    assert (refusal.place.file, refusal.place.path, refusal.place.line) == (str(casebook), "articles[0].text", 5)


@pytest.mark.parametrize(
    ("document", "path", "reason"),
    [
        ({"actors": [{"id": "x", "kind": "body", "name": True}]}, "body.actors[0].name", "true without quotes is not text"),
        ({"actors": [{"id": "x", "kind": "body", "name": object()}]}, "body", "the document is not made of JSON's values"),
        ({1: []}, "body", "the document is not made of JSON's values"),
        ("text", "body", "a casebook document is a mapping"),
        (
            {"articles": [{"id": "a", "title": "A", "published": 2024, "text": "a.txt"}]},
            "body.articles[0].text",
            "'text' names a file",
        ),
    ],
)
def test_documents_that_came_parsed(document: object, path: str, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        read_document(document, Place("request", "body"))
    (refusal,) = caught.value.refusals
    assert refusal.reason.startswith(reason)
    assert (refusal.place.file, refusal.place.path) == ("request", path)
