"""What was later said about each fact."""

from __future__ import annotations

from collections import defaultdict

from api.export.holdings import Holdings
from domain.decide.revisions import targets


class Revisions:
    """The facts about facts of some holdings, looked up by the fact that they are about."""

    def __init__(self, holdings: Holdings) -> None:
        """Reads every stream once."""
        self._about: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for stream in holdings.streams.values():
            for _, fact in stream.facts():
                for key, where in targets(fact):
                    role = f" as {where.partition('[')[0]}" if where != "fact" else ""
                    self._about[stream.id, key].append(f"{fact.key} ({fact.stored_name()}{role})")

    def of(self, stream: str, key: str) -> tuple[str, ...]:
        """What was said about that fact of that stream: key and event of each, in the order of recording."""
        return tuple(self._about.get((stream, key), ()))
