"""The grammar of Atom (RFC 4287), as a test resource."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "data" / "atom" / "atom.rng"))
