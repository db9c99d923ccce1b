"""How an invented press reports: on the day or years late, precisely or vaguely, in copies, and sometimes wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

from tests.generated.lives import PLACES, Happening, iso

LATE, VAGUE, COPIED, SHARED = 0.08, 0.12, 0.15, 0.35
"""The shares of facts that are told late, dated vaguely, told also by a copy, and read in the article of the fact before."""
CORROBORATED, CONFIRMED, DENIED, CORRECTED, RETRACTED = 0.04, 0.055, 0.075, 0.095, 0.105
"""The shares of facts about which something is said later; each ends where the next begins."""
WITHDRAWN = 0.003
"""The share of articles that their publisher withdraws."""
OUTLETS = ("Arland Times", "Borland Post", "Corland Daily", "Wire North", "Wire South", "Gazette")


class Told(NamedTuple):
    """One event to be recorded: its stream, its stored name, and its fields as JSON has them."""

    stream: str
    name: str
    fields: dict[str, Any]


class Desk:
    """The coder of one stream: turns what happens into articles and facts, and now and then into second thoughts."""

    def __init__(self, chance: Random, stream: str, parties: tuple[str, ...], speaker: str, settled: int) -> None:
        """``parties`` may deny and confirm; ``settled`` is the pace of the stream in days."""
        self._chance, self._stream, self._parties, self._speaker = chance, stream, parties, speaker
        self._late = max(3, settled)
        self._articles = self._keys = 0
        self._read: tuple[str, int] = ("", 0)

    def tell(self, happening: Happening) -> Iterator[Told]:
        """The articles that tell of it, the fact, and what is later said about the fact."""
        chance = self._chance
        fields = dict(happening.fields)
        if "speaker" in fields:
            fields["speaker"] = self._speaker
        occurred = iso(happening.day) if chance.random() >= VAGUE else self._vaguely(happening.day)
        key = self._key()
        by = list(self._parties[: chance.randrange(3)])
        if by:
            fields["by"] = by
        yield from self._report(happening.name, key, occurred, happening.day, fields)
        yield from self._second_thoughts(key, happening)

    def _second_thoughts(self, key: str, happening: Happening) -> Iterator[Told]:
        chance, about = self._chance, {"fact": key}
        drawn, party = chance.random(), self._parties[chance.randrange(len(self._parties))]
        day = happening.day + chance.randrange(self._late)
        if drawn < CORROBORATED:
            yield from self._revise("FactCorroborated", day, about)
        elif drawn < CONFIRMED:
            yield from self._revise("FactConfirmed", day, about | {"by": [party]})
        elif drawn < DENIED:
            yield from self._revise("FactDenied", day, about | {"by": [party]})
            yield from self._settle(key, party, day + chance.randrange(self._late))
        elif drawn < CORRECTED:
            moved = iso(happening.day - 1)
            changes = {"occurred": moved} if chance.random() < 0.5 else {"place": chance.choice(PLACES)}
            cause = chance.choice(("publisher", "later-evidence", "coder"))
            yield from self._revise("FactCorrected", day, about | {"changes": changes, "cause": cause})
        elif drawn < RETRACTED:
            yield from self._revise("FactRetracted", day, about | {"cause": chance.choice(("publisher", "coder"))})

    def _settle(self, key: str, party: str, day: int) -> Iterator[Told]:
        drawn = self._chance.random()
        if drawn < 0.35:
            yield from self._revise("FactConfirmed", day, {"fact": key, "by": [party]})
        elif drawn < 0.6:
            verdict = "upheld" if drawn < 0.5 else "dismissed"
            yield from self._revise("DisputeSettled", day, {verdict: [key], "reason": "The records were opened."})

    def _revise(self, name: str, day: int, fields: dict[str, Any]) -> Iterator[Told]:
        yield from self._report(name, self._key(), iso(day), day, fields)

    def _report(self, name: str, key: str, occurred: str, day: int, fields: dict[str, Any]) -> Iterator[Told]:
        article, published = self._read
        if not article or published < day or self._chance.random() >= SHARED:
            published = day + self._delay()
            article, told = self._print(published)
            yield told
            self._read = article, published
            if self._chance.random() < WITHDRAWN:
                when = iso(published + 1 + self._chance.randrange(self._late))
                yield Told(article, "ArticleRetracted", {"key": "withdrawn", "published": when})
        citations: list[dict[str, Any]] = [{"article": article} | self._voice()]
        if self._chance.random() < COPIED:
            copy, told = self._print(published + self._chance.randrange(2), copy_of=article)
            yield told
            citations.append({"article": copy})
        common = {"key": key, "occurred": occurred, "gist": f"{name} is told in {article}.", "citations": citations}
        yield Told(self._stream, name, common | fields)

    def _voice(self) -> dict[str, Any]:
        drawn = self._chance.random()
        if drawn < 0.3:
            return {"attribution": {"speaker": self._speaker, "party": self._parties[0], "manner": "quoted"}}
        return {"attribution": {"manner": "anonymous"}} if drawn < 0.4 else {}

    def _print(self, day: int, copy_of: str | None = None) -> tuple[str, Told]:
        self._articles += 1
        id = f"{self._stream}-report-{self._articles}"
        clock = "T09:30:00Z" if self._chance.random() < 0.1 else ""
        fields: dict[str, Any] = {"title": f"Report {self._articles}", "publisher": self._chance.choice(OUTLETS)}
        if copy_of is not None:
            fields["copy_of"] = copy_of
        return id, Told(id, "ArticleRegistered", fields | {"published": iso(day) + clock})

    def _delay(self) -> int:
        drawn = self._chance.random()
        if drawn < LATE:
            return self._late // 4 + self._chance.randrange(self._late)
        return self._chance.randrange(2) if drawn < 0.8 else self._chance.randrange(1, 1 + min(14, self._late))

    def _vaguely(self, day: int) -> str:
        """The day within a set of days, a month, a season or a year."""
        drawn, text = self._chance.random(), iso(day)
        if drawn < 0.5:
            return f"[{iso(day - self._chance.randrange(3))}..{iso(day + self._chance.randrange(1, 3))}]"
        if drawn < 0.9:
            return text[:7]
        return text[:4] if drawn < 0.95 else f"{text[:4]}~"

    def _key(self) -> str:
        self._keys += 1
        return f"f{self._keys}"
