"""Files put in their place: each is whole or not there, and nothing that is there is replaced unasked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from api.export.arranging import MARK, File
from api.export.casebook import SECTIONS


class InTheWay(Exception):
    """Something stands where the export is to go. The exception's text is a sentence for people."""


def make_sure(target: Path, *, overwrite: bool) -> None:
    """See that a file or folder may be written there. Raises :class:`InTheWay`."""
    if target.is_dir():
        _make_sure_of(target, overwrite=overwrite)
    elif target.exists() and not overwrite:
        raise InTheWay(f"{target} is there already; --overwrite replaces it")


def _make_sure_of(folder: Path, *, overwrite: bool) -> None:
    if not any(folder.iterdir()):
        return
    if not overwrite:
        raise InTheWay(f"the folder {folder} is not empty; --overwrite replaces an earlier export in it")
    if not (folder / MARK).is_file():
        raise InTheWay(f"the folder {folder} holds something else than an export (there is no {MARK}); take another one")


def write(folder: Path, files: Iterable[File]) -> set[Path]:
    """Write the files under that folder, and return them."""
    written = set[Path]()
    for name, content in files:
        _write(folder / name, content)
        written.add(folder / name)
    return written


def replace(folder: Path, files: Iterable[File]) -> None:
    """Write the files of a whole folder, and take away what an earlier export wrote there and this one did not."""
    written = write(folder, files)
    for file in set(_ours(folder)) - written:
        file.unlink()


def _ours(folder: Path) -> Iterator[Path]:
    for name in (*SECTIONS.values(), "texts"):
        for pattern in (f"{name}.yaml", f"{name}.json", f"{name}/*.yaml", f"{name}/*.json", f"{name}/*.txt"):
            yield from folder.glob(pattern)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as stream:
        unfinished = Path(stream.name)
        try:
            stream.write(content)
            stream.close()
            unfinished.chmod(0o666 & ~_mask())
            unfinished.replace(file)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def _mask() -> int:
    """The permissions that the user does not give to new files."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
