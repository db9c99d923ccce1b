"""The register: which record is which visit, revision after revision (decision 0019).

A record's number names it only for a while. Numbers are given to other visits, and visits get other numbers; what makes a
visit the same is its person, country and first day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from api.journeys.revisions import Revised
from api.journeys.series import START, Record, Series
from api.journeys.spelling import slug

Revisions = Mapping[str, Revised]
"""What one revision does, by number."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A visit as a record lists it: the stream of the visit, and the record."""

    stream: str
    record: Record


@dataclass(frozen=True, slots=True)
class Step:
    """What one revision does to one visit.

    ``before`` is None for a visit that was not listed, ``after`` for one that no longer is. ``rows`` are the revisions of
    records that tell it, that of the new record first; ``double`` is the stream of the visit that lists the same.
    """

    stream: str
    before: Record | None
    after: Record | None
    rows: tuple[Revised, ...]
    opens: bool = False
    double: str | None = None


@dataclass
class Register:
    """The records of one list that stand, by number; the visits that fell; and the ids that are taken by streams."""

    series: Series
    standing: dict[str, Listed] = field(default_factory=dict)
    fallen: list[Listed] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def follow(self, revised: Sequence[Revised]) -> list[Step]:
        """Take in what was published at one instant, and tell what it does to each visit."""
        rows = {row.id: row for row in revised}
        before = {id: self.standing.pop(id) for id in rows if id in self.standing}
        origin = self._renamed(before, rows)
        staying = {id for id, held in before.items() if id not in origin and self._stays(held, rows[id])}
        held = {id: before[origin.get(id, id)] for id in rows if id in origin or id in staying - set(origin.values())}
        listed = [
            self._list(record, held.get(id), (row, rows[origin[id]]) if id in origin else (row,))
            for id, row in rows.items()
            if (record := row.record) is not None
        ]
        left = before.keys() - {origin.get(id, id) for id in held}
        return [*listed, *(self._remove(before[id], rows[id]) for id in rows if id in left)]

    def _list(self, record: Record, held: Listed | None, rows: tuple[Revised, ...]) -> Step:
        known = held or self._again(record)
        stream = known.stream if known else self._new_stream(record)
        self.standing[rows[0].id] = Listed(stream, record)
        return Step(stream, held.record if held else None, record, rows, opens=known is None)

    def _remove(self, held: Listed, row: Revised) -> Step:
        double = next((one.stream for one in self.standing.values() if self._is_same(one.record, held.record)), None)
        if double is None:
            self.fallen.append(held)
        return Step(held.stream, held.record, None, (row,), double=double)

    def _again(self, record: Record) -> Listed | None:
        """The visit that fell earlier and is listed again."""
        found = next((one for one in self.fallen if self._is_same(one.record, record)), None)
        if found:
            self.fallen.remove(found)
        return found

    def _new_stream(self, record: Record) -> str:
        first = f"{self.series.id}-{slug(record['id'] or '')}"
        dated = f"{first}-{slug(record[START] or 'undated')}"
        number, stream = 1, first
        while stream in self.taken:
            stream, number = dated if number == 1 else f"{dated}-{number}", number + 1
        self.taken.add(stream)
        return stream

    def _renamed(self, before: Mapping[str, Listed], rows: Revisions) -> dict[str, str]:
        """New number → old number of every visit that is taken from under the old and listed under the new."""
        leaving: dict[tuple[str | None, ...], list[str]] = defaultdict(list)
        for id, held in before.items():
            if (record := rows[id].record) is None or not self._is_same(held.record, record):
                leaving[self._person_and_day(held.record)].append(id)
        origin: dict[str, str] = {}
        for id, row in rows.items():
            if row.record is not None and not (id in before and self._is_same(before[id].record, row.record)):
                candidates = leaving.get(self._person_and_day(row.record), [])
                if old := self._likest(row.record, {old: before[old].record for old in candidates if old != id}):
                    candidates.remove(old)
                    origin[id] = old
        return origin

    def _likest(self, record: Record, candidates: Mapping[str, Record]) -> str | None:
        """The number of the same visit; among several, of the one that has most in common."""
        same = (old for old, candidate in candidates.items() if self._is_same(candidate, record))
        return max(same, key=lambda old: sum(record[key] == candidates[old][key] for key in record), default=None)

    def _stays(self, held: Listed, row: Revised) -> bool:
        """Whether the new record can be the old one amended: it shares the person, the country or the first day."""
        if row.record is None:
            return False
        one, other = self._person_and_day(held.record), self._person_and_day(row.record)
        return one[0] == other[0] or one[1] == other[1] or self._same_country(held.record, row.record)

    def _is_same(self, one: Record, other: Record) -> bool:
        """Whether two records tell of the same person, country and first day: one visit."""
        return self._person_and_day(one) == self._person_and_day(other) and self._same_country(one, other)

    def _person_and_day(self, record: Record) -> tuple[str | None, ...]:
        return record[self.series.key_of("visitor")], record[START]

    def _same_country(self, one: Record, other: Record) -> bool:
        keys = [self.series.key_of(field) for field in ("country", "country_id")]
        return any(one[key] == other[key] is not None for key in keys)
