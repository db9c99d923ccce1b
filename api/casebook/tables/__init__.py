"""Casebooks as tables: CSV files and Excel workbooks with one row a fact, as desks keep them.

A table says the same as a document and is read by the same rules: every row becomes an entry of a document, and
``api.casebook.document`` reads that. What is wrong is told with the sheet, the row and the column.

Read in this order: ``reading`` (the way in), ``csv_text`` and ``workbook`` (files → cells), ``columns`` (which there are),
``values`` and ``dates`` (cells → values), ``citations`` and ``entries`` (rows → entries), ``place`` (where it was written).
"""

from api.casebook.tables.reading import LARGEST, SUFFIXES, Tables, read_row, read_tables
from api.casebook.tables.template import template

__all__ = ["LARGEST", "SUFFIXES", "Tables", "read_row", "read_tables", "template"]
