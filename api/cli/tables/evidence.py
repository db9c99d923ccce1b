"""Facts with their citations, as blocks: what happened, who wrote so, where, and who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from api.cli.tables.words import plain, said
from api.views.evidence import Attribution, Citation, Fact, FactEntry, Facts, Passage, RuleEntry

Names = Mapping[str, str]


def facts(answer: Facts) -> RenderableType:
    """The visible facts, oldest first."""
    blocks: list[RenderableType] = []
    for fact in answer.items:
        blocks.extend((reason(fact, answer.names), Text()))
    return Group(*blocks[:-1]) if blocks else plain("No fact is visible at these clocks.")


def reason(entry: FactEntry | RuleEntry, names: Names) -> RenderableType:
    """One reason: a fact with all that stands behind it, or a rule of the calendar."""
    if isinstance(entry, RuleEntry):
        return Text.assemble(plain(entry.rule, "bold"), "  ", plain(entry.message, "italic"))
    head = Text.assemble(plain(entry.occurred, "bold"), "  ", plain(entry.event), "  ", plain(entry.key, "dim"))
    lines: list[Text] = [plain(entry.gist)]
    if isinstance(entry, Fact):
        lines.extend(_standing(entry, names))
    articles = [list(citations) for _, citations in groupby(entry.citations, key=lambda citation: citation.article)]
    cited = [Padding(line, (0, 0, 0, indent)) for article in articles for indent, line in _article(article, names)]
    return Group(head, *(Padding(line, (0, 0, 0, 2)) for line in lines), *cited)


def _standing(fact: Fact, names: Names) -> Iterator[Text]:
    """What the parties say to the fact, what became of it, and its other fields."""
    for name, value in fact.details.items():
        yield plain(f"{name.replace('_', ' ')}: {_named(value, names)}", "dim")
    if fact.fallen_by:
        yield plain(f"fallen, by {fact.fallen_by}", "red")
    if fact.disputed:
        yield plain("disputed", "yellow")
    if not fact.certainly:
        yield plain("not certainly by the day asked about", "yellow")
    if fact.corrections:
        yield plain(f"corrected by {', '.join(fact.corrections)}")
    for stand in fact.stands:
        on = f" ({', '.join(stand.fields)})" if stand.fields else ""
        yield plain(f"{names.get(stand.party, stand.party)} {stand.word} it{on}, {stand.day}: {stand.because}")


def _named(value: object, names: Names) -> str:
    parts = value if isinstance(value, list) else [value]
    return ", ".join(names.get(part, part) if isinstance(part, str) else said(part) for part in parts)


def _article(citations: Sequence[Citation], names: Names) -> Iterator[tuple[int, Text]]:
    """One article, and each place in it that is cited."""
    first = citations[0]
    publisher = first.publisher or "publisher not named"
    after = f", after {first.origin}" if first.origin not in (first.publisher, first.article) else ""
    yield 2, Text.assemble("↳ ", plain(first.title, "italic"))
    yield 4, plain(f"{publisher}{after}, published {first.published}")
    yield 4, plain(first.article, "dim")
    if not first.counts:
        yield 4, plain("published before it can have happened: supports the plan only", "yellow")
    for citation in citations:
        if citation.passage or citation.attribution:
            yield 4, plain(f"• {_cited(citation, names)}")


def passage(cited: Passage) -> str:
    """A passage in words: where it stands, its words, and whether they were checked against the archived text."""
    where = f"characters {cited.start}–{cited.end}" if cited.start is not None else "a quotation"
    words = f" “{cited.text}”" if cited.text else ""
    return f"{where}{words} ({'checked' if cited.checked else 'not checked'})"


def _cited(citation: Citation, names: Names) -> str:
    where = passage(citation.passage) if citation.passage else ""
    speaker = _speaker(citation.attribution, names) if citation.attribution else ""
    return ", ".join(part for part in (where, speaker) if part)


def _speaker(who: Attribution, names: Names) -> str:
    speaker, party = (names.get(actor, actor) if actor else None for actor in (who.speaker, who.party))
    named = ", ".join(part for part in (speaker, who.office, party) if part)
    manner = f"{who.manner}: {named}" if named else who.manner
    return f"{manner}, via {who.via}" if who.via else manner
