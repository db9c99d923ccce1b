"""Articles come in by a file, at the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.doors.conftest import Run
from tests.doors.terminal import at_a_terminal

PAGE = """<!DOCTYPE html><html><head><title>Talks held</title>
<meta property="og:site_name" content="Xanadu Post"><meta property="article:published_time" content="2024-06-01T10:00:00+02:00">
</head><body><article><h1>Talks held</h1><p>Both sides met on Friday.</p><p>They will meet again.</p></article></body></html>"""
ID = "xanadu-post-2024-06-01-talks-held"
STATED = ("--title", "Talks held", "--published", "2024-06-01")


@pytest.fixture
def database(place: str) -> str:
    """A ledger of each test's own."""
    return place


@pytest.fixture
def page(tmp_path: Path) -> str:
    """The file of a web page."""
    (tmp_path / "talks.html").write_text(PAGE)
    return str(tmp_path / "talks.html")


@pytest.fixture
def text(tmp_path: Path) -> str:
    """The file of a plain text."""
    (tmp_path / "talks.txt").write_text("Both sides met.\r\n")
    return str(tmp_path / "talks.txt")


def answer(run: Run, *arguments: str) -> Any:
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_web_page_is_registered_as_it_states_and_its_text_archived(run: Run, page: str) -> None:
    found = answer(run, "article", "add", page, "--url", "https://post.example/talks")
    assert (found["id"], found["title"], found["publisher"]) == (ID, "Talks held", "Xanadu Post")
    assert (found["published"], found["published_basis"]) == ("2024-06-01T10:00:00+02:00", "stated")
    assert (found["url"], found["withheld"]) == ("https://post.example/talks", False)
    assert found["digest"].startswith("sha256:")
    assert answer(run, "article", "show", ID) == found


def test_a_plain_text_is_registered_as_one_says(run: Run, text: str) -> None:
    options = ("--id", "talks", "--publisher", "Post", "--origin", "Wire", "--author", "Ada Arden", "--author", "Bo Byline")
    found = answer(run, "article", "add", text, *STATED, *options, "--language", "en", "--published-basis", "inferred")
    assert (found["id"], found["origin"], found["authors"]) == ("talks", "Wire", ["Ada Arden", "Bo Byline"])
    assert (found["published_basis"], found["language"], found["length"]) == ("inferred", "en", 17)
    copy = answer(run, "article", "add", text, *STATED, "--id", "copy", "--copy-of", "talks")
    assert (copy["copy_of"], copy["origin"], copy["digest"]) == ("talks", "Wire", found["digest"])


def test_the_same_again_writes_nothing_and_another_text_is_refused(run: Run, page: str, text: str) -> None:
    assert "Recorded 2 events; newest position 2." in run("article", "add", page).stderr
    again = run("article", "add", page)
    assert (again.exit_code, "nothing was written" in again.stderr) == (0, True)
    other = run(
        "article",
        "add",
        text,
        "--id",
        ID,
        "--title",
        "Talks held",
        "--publisher",
        "Xanadu Post",
        "--published",
        "2024-06-01T10:00:00+02:00",
    )
    assert other.exit_code == 5
    assert "another text of" in other.stderr


@pytest.mark.parametrize(
    ("options", "code", "reason"),
    [
        ((), 5, "no title is found in it: give it with --title"),
        (("--title", "Talks"), 5, "no date of publication is found in it: give it with --published"),
        ((*STATED, "--copy-of", "nobody"), 5, "--copy-of: no article 'nobody' is known"),
        (("--title", "Talks", "--published", "[2024-06-01..]"), 5, "--published: "),
        (("--title", "Talks", "--published", "Friday"), 2, "--published"),
        ((*STATED, "--id", "Two Words"), 2, "--id"),
        ((*STATED, "--url", "here"), 2, "--url"),
        ((*STATED, "--author", ""), 2, "--author"),
        ((*STATED, "--published-basis", "guessed"), 2, "--published-basis"),
    ],
)
def test_what_is_missing_or_does_not_fit_names_the_option(
    run: Run, text: str, options: tuple[str, ...], code: int, reason: str
) -> None:
    result = run("article", "add", text, *options, columns=200)
    assert (result.exit_code, result.stdout) == (code, "")
    assert reason in result.stderr
    assert run("article", "list").stdout == ""


def test_a_bad_file_is_a_sentence_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"B\xf6r")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "empty.html").write_text("<html></html>")
    reasons = {"none.txt": "no file", "latin.txt": "not UTF-8", "empty.txt": "it is empty", "empty.html": "no article is found"}
    for name, reason in reasons.items():
        result = run("article", "add", str(tmp_path / name), *STATED)
        assert (result.exit_code, result.stdout) == (5, "")
        assert reason in result.stderr
    assert run("article", "list").stdout == ""


def test_at_a_terminal_one_sees_what_was_found_and_may_decline(database: str, page: str) -> None:
    code, told = at_a_terminal(database, "n", "article", "add", page)
    for words in (
        ID,
        "Talks held",
        "Xanadu Post",
        "2024-06-01T10:00:00+02:00 (stated)",
        "Both sides met on Friday.",
        "Record this?",
    ):
        assert words in told
    assert (code, "Nothing was recorded." in told) == (1, True)
    assert "Record this?" not in at_a_terminal(database, "n", "article", "add", page, "--yes", "--id", "unasked")[1]
    assert "Recorded 2 events" in at_a_terminal(database, "y", "article", "add", page)[1]


def test_of_a_plain_text_nothing_is_found_so_nothing_is_asked(database: str, text: str) -> None:
    code, told = at_a_terminal(database, "n", "article", "add", text, *STATED)
    assert (code, "Record this?" in told) == (0, False)


def test_only_a_web_page_loads_what_reads_web_pages(database: str, text: str) -> None:
    program = "import sys; from api.cli import app; app(sys.argv[1:], standalone_mode=False); print('trafilatura' in sys.modules)"
    added = ["article", "add", text, *STATED, "--database", database]
    done = subprocess.run([sys.executable, "-c", program, *added], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "False"
