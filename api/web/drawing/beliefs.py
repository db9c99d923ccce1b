"""How belief changed: one row of bands for each moment of knowledge at which the whole history came to be told otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from api.views.base import Moment
from api.views.histories import Band
from api.web.drawing.axis import Axis
from api.web.drawing.bands import Row, row

MOST = 24
"""So many moments a picture shows: the newest."""


@dataclass(frozen=True, slots=True)
class Told:
    """The history as it was told from one moment on."""

    known_from: Moment
    row: Row


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The picture: the newest tellings, oldest first, and the ``moments`` at which they changed; ``left_out`` are not shown."""

    told: tuple[Told, ...]
    moments: tuple[Moment, ...]
    left_out: int


def beliefs(axis: Axis, moments: Iterable[Moment], ask: Callable[[Moment], tuple[Band, ...]]) -> Beliefs:
    """Ask for the timeline at every moment, and keep those at which it differs from the one before."""
    kept: list[tuple[Moment, tuple[Band, ...]]] = []
    ordered = sorted(set(moments), key=day_of)
    for moment in ordered[-MOST:]:
        bands = ask(moment)
        if bands and (not kept or _told(kept[-1][1]) != _told(bands)):
            kept.append((moment, bands))
    told = tuple(Told(moment, row(axis, bands, day_of(moment)[0])) for moment, bands in kept)
    return Beliefs(told, tuple(moment for moment, _ in kept), max(0, len(ordered) - MOST))


def day_of(moment: Moment) -> tuple[date, str]:
    """The place of a moment in time: its day, then the time in it (a whole day ends last)."""
    return (moment.date(), moment.isoformat()) if isinstance(moment, datetime) else (moment, "~")


def _told(bands: tuple[Band, ...]) -> list[tuple[date | None, str, str | None]]:
    return [(band.from_, band.status, band.since) for band in bands]
