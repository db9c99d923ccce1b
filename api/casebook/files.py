"""Which files a casebook consists of, and their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from domain.proposal import Place, Refusal, Refused

SUFFIXES = (".yaml", ".yml", ".json", ".csv", ".xlsx")
LARGEST = 64 * 1024 * 1024
"""The largest file that is read, in bytes; a larger casebook is better split into several."""


def shipped() -> Path:
    """The folder of the casebook that comes with the program."""
    return Path(__file__).resolve().parent.parent / "casebooks"


def collect(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and those in the folders at any depth, sorted and each once; hidden ones are left out.

    Raises ``Refused`` with every path that is no file or folder of a casebook.
    """
    files: dict[Path, Path] = {}
    refusals: list[Refusal] = []
    for path in paths:
        found = sorted(_inside(path)) if path.is_dir() else [path]
        refusals += _wrong(path, found)
        for file in found:
            files.setdefault(file.resolve(), file)
    if refusals:
        raise Refused(refusals)
    return list(files.values())


def read_bytes(file: Path, place: Place, largest: int = LARGEST) -> bytes:
    """The file's content. Raises ``Refused`` when there is none to read, or more than the ``largest`` number of bytes."""
    if not file.is_file():
        raise Refused([Refusal("no-such-file", f"there is no file {str(file)!r}", place)])
    try:
        with file.open("rb") as stream:
            content = stream.read(largest + 1)
    except OSError as error:
        raise Refused([Refusal("unreadable", f"the file cannot be read: {error.strerror}", place)]) from None
    if len(content) > largest:
        raise Refused([Refusal("too-large", f"the file is larger than {largest // 1024 // 1024} MiB", place)])
    return content


def decoded(content: bytes, file: str | None) -> str:
    """The content as text. Raises ``Refused``, with the line, when it is not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused([Refusal("not-utf-8", "the file is not UTF-8 text", Place(file, "", line))]) from None


def _inside(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)  # ~$: open in Excel just now
        if not hidden and path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


def _wrong(path: Path, found: Sequence[Path]) -> Iterator[Refusal]:
    place = Place(str(path))
    if not path.exists():
        yield Refusal("no-such-file", f"there is no file or folder {str(path)!r}", place)
    elif not found:
        yield Refusal("no-casebook", f"the folder holds no {', '.join(SUFFIXES)} file", place)
    elif path.is_file() and path.suffix.lower() not in SUFFIXES:
        yield Refusal("no-casebook", f"a casebook file ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}", place)
