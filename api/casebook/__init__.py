"""Casebooks: facts as files that people write and review, read as proposals for the ledger.

A casebook is a folder (or one file) of YAML or JSON documents; each is a mapping with the lists ``articles``, ``actors``
and ``mechanisms``. Here they are only read: whether a proposal may be recorded is for ``domain.decide`` to say. What
cannot be read is refused as :class:`domain.proposal.Refused`, with every problem, its file, line and path.

Read in this order: ``reading`` (the way in), ``files`` (collecting them), ``yaml_text`` and ``json_text`` (text → plain
values and lines), ``document`` (values → proposals), ``sentences`` (why an event is refused, in plain words).
"""

from api.casebook.files import shipped
from api.casebook.reading import Format, read, read_document, read_text

__all__ = ["Format", "read", "read_document", "read_text", "shipped"]
