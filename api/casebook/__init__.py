"""Casebooks: facts as files that people write and review, read as proposals for the ledger.

A casebook is a folder (or one file) of YAML or JSON documents; each is a mapping with any of the lists ``articles``,
``actors``, ``mechanisms``, ``visits`` and ``issues``. Here they are only read: whether a proposal may be recorded is for
``domain.decide`` to say. What cannot be read is refused as :class:`domain.proposal.Refused`, with every problem, its file,
line and path.

Read in this order: ``reading`` (the way in), ``files`` (collecting them), ``yaml_text`` and ``json_text`` (text → plain
values and lines), ``tables`` (CSV and Excel → the same), ``document`` (values → proposals),
``sentences`` and ``either`` (why an event is refused, in plain words), ``unclear`` (what need not be told).
"""

from api.casebook.files import shipped
from api.casebook.reading import Format, Reading, in_order, read, read_document, read_file, read_text

__all__ = ["Format", "Reading", "in_order", "read", "read_document", "read_file", "read_text", "shipped"]
