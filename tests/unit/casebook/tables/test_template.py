"""Templates: they import as they are, and filled in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.casebook import read
from api.casebook.tables import template
from api.casebook.tables.choices import CHOICES, EXAMPLES, FILLED_IN, MEANS
from api.casebook.tables.columns import FACTS, TABLES, why_unknown


@pytest.mark.parametrize("name", ["desk.xlsx", "facts.csv", "our-mechanisms.csv"])
def test_a_template_proposes_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(template(tmp_path / name))
    assert read([tmp_path]) == []


def test_its_example_is_one_that_imports(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(template(Path("desk.xlsx"))))
    for table in TABLES:
        first = book[table].cell(2, 1)
        first.value = str(first.value).removeprefix("# ")
    book.save(tmp_path / "desk.xlsx")
    proposals = read([tmp_path])
    assert len(proposals) == len(TABLES)
    assert proposals[0].event.model_dump()["key"] == "session-held-2021-03-03"
    for table in TABLES:
        file = tmp_path / "csv" / f"{table}.csv"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(
            template(file).replace(
                f"# {EXAMPLES[table][FILLED_IN[table][0]]}".encode(), EXAMPLES[table][FILLED_IN[table][0]].encode()
            )
        )
    assert sorted(map(str, read([tmp_path / "csv"]))) == sorted(map(str, read([tmp_path / "csv"])))
    assert {proposal.stream for proposal in read([tmp_path / "csv"])} == {proposal.stream for proposal in proposals}


def test_its_columns_are_known_and_explained() -> None:
    assert set(FILLED_IN) == set(EXAMPLES) == set(TABLES)
    for table, columns in FILLED_IN.items():
        assert [column for column in columns if why_unknown(table, column) or column not in MEANS] == []
        assert EXAMPLES[table].keys() <= set(columns)


def test_the_events_are_offered_as_a_list() -> None:
    book = load_workbook(BytesIO(template(Path("desk.xlsx"))))
    assert book.active is book[FACTS]
    offered = {str(rule.sqref): str(rule.formula1) for rule in book[FACTS].data_validations.dataValidation}
    assert offered["E3:E10000"] == f"lists!$A$2:$A${len(CHOICES[FACTS, 'event']) + 1}"
    assert [cell.value for cell in book["lists"]["A"]][1:] == list(CHOICES[FACTS, "event"])
    assert book[FACTS].column_dimensions["G"].number_format == "@"
