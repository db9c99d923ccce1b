"""YAML as people write casebooks: every scalar is text, unquoted where the reader would not mistake it, and no anchors."""

from __future__ import annotations

import re
from typing import Any

import yaml

_BREAKS = re.compile("[\n\x85\u2028\u2029]")
_WIDTH = 120


class Spread(dict[str, Any]):
    """A mapping that is written a line for each key, even if all its values are short."""


class _Dumper(yaml.CSafeDumper):
    """Writes what :mod:`api.casebook.yaml_text` reads: only null and ``<<`` would be taken for something else than text."""

    yaml_implicit_resolvers = {}

    def ignore_aliases(self, data: object) -> bool:
        """Write out what stands in two places: a casebook has no aliases."""
        return True


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _BREAKS.search(text) else None  # a folded line break would be read as another one
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _number(dumper: yaml.CSafeDumper, number: float) -> yaml.ScalarNode:
    return _text(dumper, str(number))


def _truth(dumper: yaml.CSafeDumper, truth: bool) -> yaml.ScalarNode:
    return _text(dumper, str(int(truth)))


def _spread(dumper: yaml.CSafeDumper, mapping: Spread) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", mapping, flow_style=False)


_Dumper.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
_Dumper.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile(r"^<<$"), ["<"])
_Dumper.add_representer(str, _text)
_Dumper.add_representer(int, _number)
_Dumper.add_representer(float, _number)
_Dumper.add_representer(bool, _truth)
_Dumper.add_representer(Spread, _spread)


def dumped(document: dict[str, Any]) -> str:
    """The document as YAML; keys keep their order."""
    written: str = yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=None)
    return written
