"""The palette: every status with its colour by day and by night, its pattern and its label; colour alone never tells.

The stylesheet, the pictures and the test of contrast (WCAG 2.2 AA) all read this one table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Pattern = Literal["plain", "rising", "falling", "level", "upright", "crossed", "squared", "dotted", "sparse", "dashed", "hollow"]
"""How a band is drawn over its colour."""


@dataclass(frozen=True, slots=True)
class Tint:
    """One colour by light and by dark, as ``#rrggbb``."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Shade:
    """How a status looks: what fills its band, what is written and drawn on the fill, the pattern, and its label."""

    fill: Tint
    ink: Tint
    pattern: Pattern
    label: str


SURFACES: Mapping[str, Tint] = MappingProxyType(
    {
        "ground": Tint("#fbfaf6", "#14171c"),
        "raised": Tint("#ffffff", "#1b1f26"),
        "sunken": Tint("#f1efe8", "#0f1216"),
    }
)
"""What lies beneath everything else."""
TEXTS: Mapping[str, Tint] = MappingProxyType(
    {
        "text": Tint("#1c2127", "#e8e6df"),
        "muted": Tint("#565c64", "#a9adb3"),
        "link": Tint("#174f86", "#8ebdf0"),
        "visited": Tint("#5b3a86", "#c0a6ee"),
        "alarm": Tint("#8f2a2c", "#f2a09c"),
    }
)
"""What is read: at least 4.5:1 on every surface."""
LINES: Mapping[str, Tint] = MappingProxyType(
    {
        "control": Tint("#7b818a", "#7f868f"),
        "focus": Tint("#0b57c4", "#9cc6ff"),
        "now": Tint("#b0213a", "#ff8f9c"),
        "asked": Tint("#1c2127", "#f4f1e6"),
    }
)
"""What must be seen: at least 3:1 on every surface."""
HAIRLINE = Tint("#dcd8cc", "#313741")
"""Mere ornament, which carries no meaning."""

_BRIGHT = Tint("#ffffff", "#101418")


def _shade(light: str, dark: str, pattern: Pattern, label: str) -> Shade:
    return Shade(Tint(light, dark), _BRIGHT, pattern, label)


STATUSES: Mapping[str, Shade] = MappingProxyType(
    {
        "active": _shade("#2c7348", "#63b987", "plain", "Active"),
        "scheduled": _shade("#235f96", "#79b0e8", "rising", "Scheduled"),
        "agreed": _shade("#0f6d74", "#55bcc2", "dotted", "Agreed"),
        "proposed": _shade("#6a5a9c", "#b0a0e2", "sparse", "Proposed"),
        "postponed": _shade("#85600c", "#dcb154", "falling", "Postponed"),
        "due": _shade("#7a5230", "#cfa37c", "upright", "Due"),
        "overdue": _shade("#a8471b", "#ef9a6e", "crossed", "Overdue"),
        "suspended": _shade("#9c2f3d", "#ee8b93", "level", "Suspended"),
        "dormant": _shade("#5d6570", "#a3abb6", "dashed", "Dormant"),
        "discontinued": _shade("#3a3f47", "#d3d6da", "squared", "Discontinued"),
        "none": _shade("#6f747b", "#8d939b", "hollow", "Nothing yet"),
        "announced": _shade("#235f96", "#79b0e8", "rising", "Announced"),
        "under way": _shade("#0f6d74", "#55bcc2", "dotted", "Under way"),
        "made": _shade("#2c7348", "#63b987", "plain", "Made"),
        "cancelled": _shade("#3a3f47", "#d3d6da", "squared", "Cancelled"),
        "open": _shade("#9c2f3d", "#ee8b93", "level", "Open"),
        "eased": _shade("#85600c", "#dcb154", "falling", "Eased"),
        "resolved": _shade("#2c7348", "#63b987", "plain", "Resolved"),
    }
)
"""Every status of mechanisms, visits and issues. Those of one kind of subject differ in colour and in pattern."""


def css_name(status: str) -> str:
    """The status as a CSS class and as part of an id."""
    return status.replace(" ", "-")


def stylesheet() -> str:
    """The palette as CSS: custom properties that follow the colour scheme, and a class for each status."""
    tints = {**SURFACES, **TEXTS, **LINES, "hairline": HAIRLINE}
    for status, shade in STATUSES.items():
        tints |= {f"{css_name(status)}-fill": shade.fill, f"{css_name(status)}-ink": shade.ink}
    light = "".join(f"--{name}:{tint.light};" for name, tint in tints.items())
    both = "".join(f"--{name}:light-dark({tint.light},{tint.dark});" for name, tint in tints.items())
    classes = "".join(_classes(css_name(status)) for status in STATUSES)
    return f":root{{{light}}}\n@supports (color:light-dark(red,red)){{:root{{{both}}}}}\n{classes}"


def _classes(name: str) -> str:
    return f".s-{name}{{--fill:var(--{name}-fill);--ink:var(--{name}-ink)}}\n"
