"""After the siege: whether everything that was acknowledged is there, and the whole ledger as it was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from time import monotonic

from api.ledger import Ledger, Problem, open_ledger
from api.tracker import Tracker
from api.verification import evidence

PAGE = 10_000


def aftermath(
    url: str, name: str, before: int, acknowledged: Mapping[str, tuple[str, int]], copies: Iterable[tuple[int, str]]
) -> Iterator[str]:
    """What should not be. Whoever recorded used keys that begin with ``name``, and did so above the position ``before``."""
    with closing(open_ledger(url)) as ledger:
        yield from _lost(ledger, name, before, acknowledged)
        for position, digest in copies:
            if ledger.read(position - 1, 1)[0].digest != digest:
                yield f"the copy made at {position} has another head"
        yield from timed("chain, events and texts", ledger.verify())
        yield from timed("streams and passages", evidence(ledger))
        yield from timed("what is derived", ledger.strays(lambda anew: Tracker(anew).rebuild()))


def _lost(ledger: Ledger, name: str, before: int, acknowledged: Mapping[str, tuple[str, int]]) -> Iterator[str]:
    """What was acknowledged and is not there, or twice, or elsewhere."""
    there: dict[str, tuple[str, int]] = {}
    for key, stream, position in _recorded(ledger, name, before):
        if key in there:
            yield f"{key} is there twice"
        there[key] = stream, position
    for key, (stream, position) in acknowledged.items():
        found = there.get(key)
        if found is None or found[0] != stream or found[1] > position:
            yield f"{key} was acknowledged in {stream} up to position {position}, and is there as {found}"


def _recorded(ledger: Ledger, name: str, after: int) -> Iterator[tuple[str, str, int]]:
    """The key, stream and position of every fact whose key begins so."""
    while page := ledger.read(after, PAGE):
        after = page[-1].position
        for item in page:
            key = str(item.data.get("key", ""))
            if key.startswith(name):
                yield key, item.stream, item.position


def timed(told: str, problems: Iterable[Problem]) -> Iterator[str]:
    """The problems, and how long it took to look for them."""
    begun, count = monotonic(), 0
    for problem in problems:
        count += 1
        yield f"verify: {problem}"
    print(f"verified {told} in {monotonic() - begun:.0f} s: {count} problems", flush=True)
