"""The axis of days that the pictures of a page share, in per cent of their width; and the spans that one can look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

_MOST_TICKS = 9
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000)
"""How many months may lie between two ticks."""
_DAYS = (1, 2, 5, 10)
_SPANS = (("3 months", 92), ("1 year", 366), ("5 years", 1_827), ("10 years", 3_653), ("50 years", 18_263))
_AHEAD = 0.15
"""The share of a span that lies after the day asked for."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis with its label, and the span up to the next one."""

    x: float
    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Span:
    """Days to look at: from ``first`` up to and without ``last``."""

    label: str
    first: date
    last: date


@dataclass(frozen=True)
class Axis:
    """The days from ``first`` up to and without ``last``."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where the day begins, from 0 to 100; days beyond the ends are at the ends."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(100 * min(1.0, max(0.0, share)), 2)

    def shows(self, day: date) -> bool:
        """Whether the day lies on the axis."""
        return self.first <= day < self.last

    @cached_property
    def ticks(self) -> tuple[Tick, ...]:
        """Round days along the axis, as close as their labels allow."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        if months > 2:
            step = next((step for step in _MONTHS if months / step <= _MOST_TICKS), _MONTHS[-1])
            return tuple(Tick(self.x(day), _month_label(day, step), day, _later(day, step)) for day in self._months(step))
        span = (self.last - self.first).days
        apart = next((apart for apart in _DAYS if span / apart <= _MOST_TICKS), _DAYS[-1])
        days = (self.first + timedelta(n) for n in range(0, span, apart))
        return tuple(Tick(self.x(day), f"{day.day} {day:%b}", day, moved(day, apart)) for day in days)

    def _months(self, step: int) -> Iterator[date]:
        number = -(-(self.first.year * 12 + self.first.month - 1) // step) * step
        while number < date.max.year * 12:
            day = date(number // 12, number % 12 + 1, 1)
            if day >= self.last:
                return
            if day >= self.first:
                yield day
            number += step


def spans(axis: Axis, day: date) -> tuple[Span, ...]:
    """The spans around the day that one can look at instead, and the one before and after this one."""
    around = (Span(label, moved(day, -int(days * (1 - _AHEAD))), moved(day, int(days * _AHEAD))) for label, days in _SPANS)
    step = max(1, (axis.last - axis.first).days // 2)
    earlier = Span("Earlier", moved(axis.first, -step), moved(axis.last, -step))
    later = Span("Later", moved(axis.first, step), moved(axis.last, step))
    return (earlier, *around, later)


def moved(day: date, by: int) -> date:
    """The day so many days later, or as late (or early) as the calendar goes."""
    return date.fromordinal(min(date.max.toordinal(), max(date.min.toordinal(), day.toordinal() + by)))


def _later(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1) if number < (date.max.year + 1) * 12 else date.max


def _month_label(day: date, step: int) -> str:
    return str(day.year) if step >= 12 or day.month == 1 and step > 3 else f"{day:%b} {day.year}" if step >= 6 else f"{day:%b}"
