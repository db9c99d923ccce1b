"""The press: prints a page from its template, with the strict policy, an ETag, and compressed where the browser takes it."""

from __future__ import annotations

from collections.abc import Mapping
from gzip import compress
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from api.web import palette, words
from api.web.assets import Assets

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors {}"
)
"""The content security policy; who may frame the page is filled in."""
SECTIONS: Final = (
    ("World", "/"),
    ("Relations", "/r"),
    ("Visits", "/v"),
    ("Issues", "/i"),
    ("Actors", "/p"),
    ("Articles", "/a"),
    ("Record", "/new/fact"),
)
"""The main sections, as the head of every page names them, and their addresses."""
NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})
_WORTH_COMPRESSING: Final = 1_024


class Press:
    """Prints pages. Templates escape what they show, know no undefined value, and take texts only harmless."""

    def __init__(self, assets: Assets) -> None:
        """Pages refer to these static files."""
        self.assets = assets
        self._templates = Environment(
            loader=PackageLoader("api.web"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=words.harmless,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            asset=assets.__getitem__, statuses=palette.STATUSES, sections=SECTIONS, counted=words.counted
        )
        self._templates.filters.update(
            when=words.when,
            on=words.on,
            label=words.label,
            spaced=words.spaced,
            cadence=words.cadence,
            iso=words.iso,
            css_name=palette.css_name,
        )
        self._templates.tests.update(day=words.is_day, plain_day=words.is_plain_day)

    def page(
        self,
        request: Request,
        template: str,
        content: Mapping[str, Any],
        *,
        status: int = 200,
        framed_by: str = "'none'",
        headers: Mapping[str, str] = NO_HEADERS,
        private: bool = False,
    ) -> Response:
        """The page as a response, or 304 where the browser holds it already; ``framed_by`` says who may frame it.

        What only the holder of a key may read is ``private``: nothing on the way keeps it.
        """
        body = self._templates.get_template(template).render(content).encode()
        headers = {
            **headers,
            "Content-Security-Policy": POLICY.format(framed_by),
            "Cache-Control": "no-cache" if status == 200 and not private else "no-store",
            "Vary": "Accept-Encoding, Accept, HX-Request, Cookie, Authorization",
        }
        if len(body) >= _WORTH_COMPRESSING and "gzip" in request.headers.get("accept-encoding", ""):
            body = compress(body, compresslevel=6, mtime=0)
            headers["Content-Encoding"] = "gzip"
        headers["ETag"] = etag = f'"{sha256(body).hexdigest()[:32]}"'
        if status == 200 and etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(body, status, headers, media_type="text/html")
