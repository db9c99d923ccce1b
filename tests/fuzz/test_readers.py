"""Each reader, fed with anything: what is read is read, what is not is refused in its own words, and nothing takes long."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import FOUND, LONGEST, TARGETS

SPLICES = st.sampled_from([
    b"", b"\x00", b"\xff", b"[", b"{", b"]", b"}", b'"', b":", b"\n", b"- ", b"&a ", b"*a", b"!!", b"~", b"..", b"/", b"%",
    b"9" * 40, b"-", b"T", b"Z", b"null", b"1e999", b"\xe2\x80\xae", b"\xf0\x9f\x9c\x81", b"\xed\xa0\x80", b"@version", b"NaN",
    b"[" * 300,
])  # fmt: skip
"""What readers stumble over."""
EDITS = st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 30), SPLICES | st.binary(max_size=8)), min_size=1, max_size=6)


def edited(whole: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """The content with some of it cut out and something else put in, here and there."""
    for at, length, splice in edits:
        place = at % (len(whole) + 1)
        whole = whole[:place] + splice + whole[place + length :]
    return whole


def within_time(name: str, content: bytes) -> None:
    began = process_time()
    TARGETS[name].try_on(content)
    assert process_time() - began < LONGEST


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60)
@given(data=st.data())
def test_something_whole_that_was_tampered_with(name: str, data: st.DataObject) -> None:
    within_time(name, edited(data.draw(st.sampled_from(TARGETS[name].seeds)), data.draw(EDITS)))


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=40)
@given(content=st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_anything(name: str, content: bytes) -> None:
    within_time(name, content)


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_whole_is_read_or_refused(name: str) -> None:
    for seed in TARGETS[name].seeds:
        within_time(name, seed)


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("content", [
    b"9" * 100_000, b"[" * 100_000, b"{" * 100_000, b"(" * 10_000, b"2024-05-29/" * 5_000, b"- " * 50_000, b"\n" * 100_000,
    b"[2024..]" * 5_000, b"~?%" * 20_000, b"{2024," * 5_000,
    b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (n + 1, n + 1, n, n, n, n, n, n, n, n, n) for n in range(97, 107)
    ),
], ids=lambda content: content[:6].decode(errors="replace").strip() or "lines")  # fmt: skip
def test_what_is_made_to_take_long(name: str, content: bytes) -> None:
    within_time(name, content)
    first = TARGETS[name].seeds[0].partition(b"\n")[0]
    within_time(name, first + b"\n" + content)


@pytest.mark.parametrize("case", sorted(FOUND.iterdir()), ids=lambda case: case.name)
def test_what_was_found_once(case: Path) -> None:
    """A file is named after its reader: ``yaml-billion-laughs``."""
    within_time(case.name.partition(".")[0], case.read_bytes())
