"""What is odd about a record, in one clear sentence each, so that nothing is taken otherwise than it stands without being told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from api.journeys.dates import span
from api.journeys.register import Register
from api.journeys.revisions import Revised
from api.journeys.series import END, START, Record
from api.journeys.states import code_of_id, code_of_name, country
from domain.evidence.scales import counts


class Noticed:
    """The odd things of an import, each told once: when it appears, and not again while it stays."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self._known: dict[tuple[str, str], list[str]] = {}

    def notice(self, rows: Sequence[Revised], listed: Collection[str], register: Register) -> None:
        """Look at what was published at one instant; ``listed`` are the numbers before, ``register`` how it stands now."""
        twice = _twice(register)
        for row in rows:
            standing = [*odd_about(row), *_repeated(row, twice)]
            known = self._known.get((row.series.id, row.id), [])
            self._known[row.series.id, row.id] = standing
            odd = [*_out_of_turn(row, listed), *(one for one in standing if one not in known)]
            if odd:
                self.sentences.append(f"{row.place}: record {row.id}: {'; '.join(odd)}")


def _twice(register: Register) -> dict[tuple[str | None, ...], list[str]]:
    """What a record says beside its number → the numbers of the records that say it."""
    found: dict[tuple[str | None, ...], list[str]] = {}
    for number, listed in register.standing.items():
        found.setdefault(_content(listed.record), []).append(number)
    return found


def _content(record: Record) -> tuple[str | None, ...]:
    return tuple(record[key] for key in sorted(record) if key != "id")


def _repeated(revised: Revised, twice: dict[tuple[str | None, ...], list[str]]) -> Iterator[str]:
    if revised.record is not None:
        others = (number for number in twice.get(_content(revised.record), ()) if number != revised.id)
        yield from (f"says the same as record {number}" for number in others)


def _out_of_turn(revised: Revised, listed: Collection[str]) -> Iterator[str]:
    if revised.record is None and revised.op != "delete":
        yield "the record is missing: taken as removed"
    if revised.op == "add" and revised.id in listed:
        yield "is added though it is listed already: taken as amended"
    if revised.op == "amend" and revised.id not in listed:
        yield "is amended though it was not listed: taken as added"
    if revised.op == "delete" and revised.id not in listed:
        yield "is removed though it was not listed"


def odd_about(revised: Revised) -> Iterator[str]:
    """Each odd thing about the record as it stands at this revision; nothing for one that was removed."""
    yield from revised.unkept
    if revised.record is not None:
        yield from (f"{key} is empty" for key in revised.series.keys if revised.record[key] is None)
        yield from _odd_days(revised, revised.record)
        yield from _odd_country(revised, revised.record)


def _odd_days(revised: Revised, record: Record) -> Iterator[str]:
    found = span(record[START], record[END], revised.instant)
    if found.said is not None:
        fault = "ends before it begins" if str(found.when).startswith("[") else "has days that cannot be read"
        yield f"{fault}: {START} {record[START]}, {END} {record[END]}"
    elif is_ahead(revised):
        yield f"begins on {record[START]}, more than a day after it was published: taken as announced"


def _odd_country(revised: Revised, record: Record) -> Iterator[str]:
    name, id = (record[revised.series.key_of(field)] for field in ("country", "country_id"))
    found = country(name, id)
    if found and not found.known:
        yield f"no state is known as {name!r} ({id}): taken as the body {found.id}"
    codes = code_of_name(name), code_of_id(id)
    if all(codes) and codes[0] != codes[1]:
        yield f"the country {name!r} and its id {id!r} are different states: taken as {codes[0]}"


def is_ahead(revised: Revised) -> bool:
    """Whether the journey can only have been planned when this was published: more than a day before it begins."""
    record = revised.record or {}
    when = span(record.get(START), record.get(END), revised.instant).when
    return not counts(revised.instant.date(), when.earliest)
