"""What a workbook may be before anything in it is read: an archive that is what it says, of a bounded size."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from domain.proposal import Place, Refusal, Refused

MOST_FILES = 1_000
LARGEST_UNPACKED = 256 * 1024 * 1024
"""In bytes, all files of the archive together: what they say of themselves, beyond which no reader goes."""
_ENTITIES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_CHUNK = 1024 * 1024


def check(content: bytes, file: str) -> None:
    """Raise ``Refused`` unless the content is a workbook that can be unpacked without harm."""
    if reason := _why_not(content):
        raise Refused([Refusal("not-excel", reason, Place(file))])


def _why_not(content: bytes) -> str | None:
    if content[:4] == b"\xd0\xcf\x11\xe0":
        return "this workbook is locked with a password, or is an older one (.xls); save it as .xlsx without a password"
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _why_not_unpack(archive)
    except (BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        return "this is no Excel workbook (.xlsx)"


def _why_not_unpack(archive: ZipFile) -> str | None:
    files = archive.infolist()
    if len(files) > MOST_FILES or sum(file.file_size for file in files) > LARGEST_UNPACKED:
        return f"unpacked, this workbook is larger than {LARGEST_UNPACKED // 1024 // 1024} MiB, or holds too many files; split it"
    if "[Content_Types].xml" not in archive.namelist():
        return "this is no Excel workbook (.xlsx)"
    for file in files:
        with archive.open(file) as part:
            if any(mark in part.read(_CHUNK) for mark in _ENTITIES):
                return "this workbook declares XML entities, which no spreadsheet program does"
    return None
