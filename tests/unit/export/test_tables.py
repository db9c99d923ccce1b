"""The table of facts: a row for each, in columns that stay, harmless wherever it is opened."""

from __future__ import annotations

import csv
import json
import sys
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from pyarrow import parquet

from api.export import comma, excel
from api.export.facts import COLUMNS, facts
from api.export.parquet import NoParquet
from api.export.table import Column, Table
from api.export.taking import Form, take
from api.export.taking import table as written
from api.tracker import Tracker

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'quoted'", "＝1", '=HYPERLINK("x")\nmore, and more')


def rows(tracker: Tracker) -> dict[tuple[str, str], dict[str, str]]:
    found = csv.DictReader(StringIO(written(take(tracker), Form.CSV, None).decode(), newline=""))
    return {(row["stream"], row["key"]): row for row in found}


def test_a_fact_is_one_row_with_its_articles(rich: Tracker) -> None:
    row = rows(rich)["arts-commission", "second-held"]
    assert (row["occurred"], row["earliest"], row["latest"]) == ("2024-06-10/2024-06-11", "2024-06-10", "2024-06-10")
    assert (row["event"], row["edition"], row["also_in"]) == ("SessionHeld", "2", "crafts-commission")
    assert (row["articles"], row["publishers"]) == ("mail-12", "null")
    assert row["revised_by"] == "slip (FactCorrected); settled (DisputeSettled as upheld)"
    assert json.loads(row["citations"])[0]["quote"]["exact"] == " two  blanks "
    assert row["known_from"] == "2024-06-11T23:59:59.999999Z"  # as the article was corrected
    assert ("crafts-commission", "second-held") not in rows(rich)


def test_fields_without_a_column_are_not_lost(rich: Tracker) -> None:
    other = {key: row["other"] for key, row in rows(rich).items()}
    assert json.loads(other["mira-moss", "many"]) == {"with": 12}
    assert json.loads(other["arts-commission", "slip"])["changes"] == {"edition": "3", "place": None, "by": ["XA"]}


def test_the_columns_are_these_for_ever() -> None:
    assert " ".join(column.name for column in COLUMNS) == (
        "stream kind name key event occurred earliest latest gist by place reason said according_to coding coded_by reviewed_by "
        "also_in fact session edition planned planned_earliest planned_latest participants other revised_by known_from articles "
        "publishers published urls citations position recorded_at"
    )


def _table() -> Table:
    columns = (Column("words", "text", ""), Column("number", "number", ""))
    return Table("t", columns, [{"words": words, "number": -1} for words in DANGEROUS])


def test_no_cell_of_a_csv_is_a_formula_and_each_can_be_had_back() -> None:
    read = list(csv.reader(StringIO(comma.dumped(_table()).decode(), newline="")))[1:]
    assert all(words.startswith("'") for words, _ in read)
    assert [words[1:] for words, _ in read] == list(DANGEROUS)
    assert comma.harmless("Plain 'words' = harmless") == "Plain 'words' = harmless"


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    sheet = openpyxl.load_workbook(BytesIO(excel.dumped([_table()])))["t"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert cells[0].value == "=1+1"
    assert cells[0].quotePrefix


def test_a_workbook_takes_any_text() -> None:
    words = ["\x00 and \x1f", "x" * 40_000, "#N/A", ""]
    table = Table("t", (Column("words", "text", ""),), [{"words": text} for text in words])
    sheet = openpyxl.load_workbook(BytesIO(excel.dumped([table])))["t"]
    read = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert read[0] == "\N{REPLACEMENT CHARACTER} and \N{REPLACEMENT CHARACTER}"
    assert str(read[1]).endswith("x…")
    assert len(str(read[1])) == excel.LONGEST
    assert read[2] == "#N/A"


def test_a_workbook_has_sheets_for_what_is_registered(rich: Tracker) -> None:
    book = openpyxl.load_workbook(BytesIO(written(take(rich), Form.XLSX, None)))
    assert book.sheetnames == ["facts", "mechanisms", "visits", "issues", "articles", "actors", "about"]
    articles = {row[0]: dict(zip(_first(book["articles"]), row, strict=True)) for row in book["articles"].values}
    late = articles["mail-12"]
    assert (late["published"], late["retracted"], late["copies"]) == ("2024-06-11", "2024-06-20", "mail-11")
    assert {row[0]: row[1] for row in book["about"].values}["position"] == rich.position()


def _first(sheet: Any) -> tuple[str, ...]:
    return next(iter(sheet.values))


@pytest.mark.parametrize("form", [Form.CSV, Form.XLSX, Form.PARQUET])
def test_the_same_ledger_gives_the_same_bytes(rich: Tracker, form: Form) -> None:
    assert written(take(rich), form, None) == written(take(rich), form, None)


def test_parquet_keeps_days_lists_and_where_it_comes_from(rich: Tracker) -> None:
    holdings = take(rich)
    table = parquet.read_table(BytesIO(written(holdings, Form.PARQUET, None)))
    assert table.column_names == facts(holdings).heading
    row = next(row for row in table.to_pylist() if (row["stream"], row["key"]) == ("arts-commission", "second-held"))
    assert (row["earliest"], row["edition"], row["articles"]) == (date(2024, 6, 10), 2, ["mail-12"])
    assert row["recorded_at"] == datetime(2024, 6, 30, 12, tzinfo=UTC)
    assert table.schema.metadata[b"detente.digest"].decode() == holdings.head


def test_parquet_says_what_it_lacks(rich: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(NoParquet, match=r"pip install 'detente\[parquet\]'"):
        written(take(rich), Form.PARQUET, None)
