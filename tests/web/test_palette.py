"""The palette: readable after WCAG 2.2 AA by light and by dark, and never colour alone."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest

from api.web.palette import HAIRLINE, LINES, STATUSES, SURFACES, TEXTS, Tint, stylesheet
from domain.issue.state import IssueStatus
from domain.mechanism.state import Status
from domain.visit.state import VisitStatus

MODES = ("light", "dark")


def luminance(colour: str) -> float:
    """The relative luminance of WCAG."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Tint, other: Tint, mode: str) -> float:
    bright, dim = sorted((luminance(getattr(one, mode)), luminance(getattr(other, mode))), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_contrast_is_measured_as_wcag_measures_it() -> None:
    black_on_white = contrast(Tint("#000000", "#000000"), Tint("#ffffff", "#ffffff"), "light")
    assert black_on_white == pytest.approx(21)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("surface", SURFACES)
def test_texts_and_lines_stand_out(mode: str, surface: str) -> None:
    for name, tint in TEXTS.items():
        assert contrast(tint, SURFACES[surface], mode) >= 4.5, name
    for name, tint in LINES.items():
        assert contrast(tint, SURFACES[surface], mode) >= 3, name


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("status", STATUSES)
def test_a_status_stands_out_and_can_be_written_on(mode: str, status: str) -> None:
    shade = STATUSES[status]
    for surface in SURFACES.values():
        assert contrast(shade.fill, surface, mode) >= 3
    assert contrast(shade.ink, shade.fill, mode) >= 4.5


@pytest.mark.parametrize("kind", [Status, VisitStatus, IssueStatus])
def test_every_status_has_a_look_of_its_own(kind: object) -> None:
    for one, other in combinations(get_args(kind), 2):
        assert STATUSES[one].fill != STATUSES[other].fill, (one, other)
        assert STATUSES[one].pattern != STATUSES[other].pattern, (one, other)
        assert STATUSES[one].label != STATUSES[other].label, (one, other)


def test_the_stylesheet_holds_every_colour_of_the_palette() -> None:
    css = stylesheet()
    tints = [HAIRLINE, *SURFACES.values(), *TEXTS.values(), *LINES.values()]
    for tint in [*tints, *(shade.fill for shade in STATUSES.values()), *(shade.ink for shade in STATUSES.values())]:
        assert tint.light in css
        assert f"light-dark({tint.light},{tint.dark})" in css
