"""The static files: the stylesheet and the scripts, each under an address that holds its digest, so that it never changes."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256, sha384
from importlib.resources import files
from typing import Final

from api.web import palette

FOLDER: Final = "/assets"
HTMX: Final = "htmx-4.0.1.min.js"
HTMX_DIGEST: Final = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"
"""SHA-256 of ``dist/htmx.min.js`` in the npm package htmx.org 4.0.1, under the Zero-Clause BSD licence beside it."""
_MEDIA_TYPES: Mapping[str, str] = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its address, what it is, and the digest by which a browser checks it (SRI)."""

    address: str
    media_type: str
    integrity: str
    body: bytes


class Assets:
    """The static files of the page, read once."""

    def __init__(self, bodies: Mapping[str, bytes]) -> None:
        """Takes each file's content by its name."""
        self._by_name = {name: _asset(name, body) for name, body in bodies.items()}
        self._by_address = {asset.address: asset for asset in self._by_name.values()}

    def __getitem__(self, name: str) -> Asset:
        """The file of that name. Raises KeyError."""
        return self._by_name[name]

    def at(self, address: str) -> Asset | None:
        """The file under that address, if there is one."""
        return self._by_address.get(address)


def shipped() -> Assets:
    """The files that come with the package; the palette stands at the head of the stylesheet."""
    bodies = dict(_read())
    bodies["detente.css"] = palette.stylesheet().encode() + bodies["detente.css"]
    return Assets(bodies)


def _read() -> Iterator[tuple[str, bytes]]:
    for file in files("api.web").joinpath("static").iterdir():
        if file.name.rpartition(".")[2] in _MEDIA_TYPES:
            yield file.name, file.read_bytes()


def _asset(name: str, body: bytes) -> Asset:
    stem, _, suffix = name.rpartition(".")
    address = f"{FOLDER}/{stem}.{sha256(body).hexdigest()[:16]}.{suffix}"
    return Asset(address, _MEDIA_TYPES[suffix], f"sha384-{b64encode(sha384(body).digest()).decode()}", body)
