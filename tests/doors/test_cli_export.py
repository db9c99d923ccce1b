"""``detente export``: where it writes, what it refuses to replace, and that it imports again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doors.conftest import Run, runner
from tests.doors.fictional import COUNCIL, HOTLINE, TEXT


@pytest.mark.parametrize("target", ["all.yaml", "all.yml", "all.json", "all/"])
def test_an_export_imports_into_another_ledger(place: str, run: Run, tmp_path: Path, target: str) -> None:
    result = run("export", f"{tmp_path}/{target}")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Took out" in result.stderr
    other = runner(place)
    assert other("import", f"{tmp_path}/{target}").exit_code == 0
    asked = ("state", COUNCIL, "--at", "2024-06-10", "--format", "csv")
    assert _but_position(other(*asked).stdout) == _but_position(run(*asked).stdout)


@pytest.mark.parametrize("target", ["all.yaml", "all/ledger.txt", "all.ledger.txt", "facts.ledger.txt"])
def test_the_head_stands_in_every_export(run: Run, tmp_path: Path, target: str) -> None:
    for name in ("all.yaml", "all/", "all.json", "facts.csv"):
        assert run("export", f"{tmp_path}/{name}").exit_code == 0
    head = run("verify").stderr.split()[-1]
    position, digest = head.split(":")
    assert f"at position {position}, whose digest is {digest}." in (tmp_path / target).read_text()


def _but_position(table: str) -> list[str]:
    heading, row = table.splitlines()
    at = heading.split(",").index("position")
    return [cell for index, cell in enumerate(row.split(",")) if index != at]


def test_without_a_name_it_is_yaml_on_stdout(run: Run) -> None:
    result = run("export")
    assert result.stdout.startswith("# Taken from a ledger at position ")
    assert "\narticles:\n- id: " in result.stdout
    assert "1 archived text left out" in result.stderr


def test_texts_lie_beside_the_casebook(run: Run, tmp_path: Path) -> None:
    run("export", f"{tmp_path}/all.yaml")
    [text] = (tmp_path / "all.texts").iterdir()
    assert text.read_text() == TEXT
    assert f"text: all.texts/{text.name}\n" in (tmp_path / "all.yaml").read_text()


def test_one_mechanism_may_be_asked_for(run: Run) -> None:
    facts = run("export", "-", HOTLINE, "--format", "csv").stdout.splitlines()[1:]
    assert facts
    assert all(row.startswith(f"{HOTLINE},") for row in facts)
    assert f"- id: {COUNCIL}" not in run("export", "-", HOTLINE).stdout
    assert run("export", "-", "atlantis").exit_code == 3


def test_coded_events_are_a_table(run: Run, tmp_path: Path) -> None:
    assert run("export", "--as", "plover").stdout.startswith("earliest,latest,source,target,code,")
    assert run("export", f"{tmp_path}/events.xlsx", "--as", "cameo").exit_code == 0
    assert run("export", f"{tmp_path}/events.parquet", "--as", "cameo").exit_code == 0
    result = run("export", f"{tmp_path}/events.yaml", "--as", "cameo")
    assert result.exit_code == 2
    assert "coded events are a table" in " ".join(result.stderr.split())


def test_nothing_is_replaced_unasked(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text("mine")
    result = run("export", str(file), columns=400)
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert file.read_text() == "mine"
    assert run("export", str(file), "--overwrite").exit_code == 0
    assert file.read_text().startswith("stream,")


def test_a_folder_is_replaced_only_if_an_export_lies_in_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "notes.md").write_text("mine")
    assert "holds something else" in run("export", f"{folder}/", "--overwrite", columns=400).stderr
    (folder / "notes.md").rename(tmp_path / "notes.md")
    assert run("export", f"{folder}/").exit_code == 0
    assert run("export", f"{folder}/").exit_code == 2
    stale = folder / "mechanisms" / "gone.yaml"
    stale.write_text("mechanisms: []")
    (folder / "notes.md").write_text("mine")
    assert run("export", f"{folder}/", "--overwrite").exit_code == 0
    assert not stale.exists()
    assert (folder / "notes.md").exists()


@pytest.mark.parametrize("target", ["all", "all.txt", "all.csv/"])
def test_a_name_has_to_say_what_it_is_to_be(run: Run, tmp_path: Path, target: str) -> None:
    extra = ("--format", "csv") if target.endswith("/") else ()
    assert run("export", f"{tmp_path}/{target}", *extra).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_without_the_library_for_parquet_a_sentence_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    result = run("export", f"{tmp_path}/facts.parquet", columns=400)
    assert result.exit_code == 1
    assert "pip install 'detente[parquet]'" in result.stderr
