"""The feed as Atom (RFC 4287), in pages (RFC 5005). Ids are tags (RFC 4151) that stay the same wherever an entry is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree as ET

from api.renditions.links import address, page, pinned
from api.renditions.printable import line
from api.views.evidence import Citation, FactEntry, RuleEntry
from api.views.feed import Entry, Feed
from domain.wording import in_words

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
TITLE = "Détente: changes of state"
EMPTY = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed was updated of which no ledger says anything."""

_NO_HOST = re.compile(r"[^a-z0-9.-]")


def atom(feed: Feed, base: str, filters: Mapping[str, str], own: str, following: str | None) -> bytes:
    """The feed; ``filters`` tell it from others, ``own`` is the address of this page of it, ``following`` of the next."""
    minted = _minted(feed, base)
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "en"})
    _text(root, "id", f"{minted}/feed.atom{f'?{urlencode(sorted(filters.items()))}' if filters else ''}")
    _text(root, "title", f"{TITLE} ({line(', '.join(filters.values()))})" if filters else TITLE)
    _text(root, "updated", _instant(max((entry.told for entry in feed.items), default=feed.begun or EMPTY)))
    _text(ET.SubElement(root, "author"), "name", "Détente")
    _text(root, "generator", "Détente")
    _link(root, "self", own, MEDIA_TYPE)
    _link(root, "alternate", f"{base.rstrip('/')}/", "text/html")
    if following is not None:
        _link(root, "next", following, MEDIA_TYPE)
    for entry in feed.items:
        _entry(ET.SubElement(root, "entry"), entry, base, minted)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _minted(feed: Feed, base: str) -> str:
    """The beginning of every tag: the server's name, and a day on which it was there to name things: its ledger's first."""
    host = _NO_HOST.sub("-", (urlsplit(base).hostname or "localhost").lower()).strip("-.") or "localhost"
    return f"tag:{host},{(feed.begun or EMPTY).astimezone(UTC).date().isoformat()}:"


def _entry(element: ET.Element, entry: Entry, base: str, minted: str) -> None:
    known = (entry.day, entry.day, entry.position)
    _text(element, "id", f"{minted}/{entry.what}s/{entry.id}/{entry.day}")
    _text(element, "title", f"{line(entry.name)}: {line(entry.sentence)}")
    _text(element, "updated", _instant(entry.told))
    _text(element, "published", _instant(datetime.combine(entry.day, datetime.min.time(), UTC)))
    _link(element, "alternate", pinned(page(base, entry.what, entry.id), *known), "text/html")
    _link(element, "alternate", pinned(address(base, entry.what, entry.id), *known), "application/json")
    for scheme, term, label in _categories(entry):
        ET.SubElement(element, "category", {"term": term, "scheme": f"urn:detente:{scheme}", "label": line(label)})
    _text(element, "summary", line(_turn(entry)))
    content = ET.SubElement(element, "content", {"type": "html"})
    content.text = "".join(_content(entry, base))


def _categories(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """What it is, its status, its kind and its parties, each with the scheme of its term."""
    yield "what", entry.what, entry.what
    yield "status", entry.after, entry.after
    if entry.kind:
        yield "kind", entry.kind, entry.kind
    for party in entry.parties:
        yield "party", party, entry.names.get(party, party)


def _turn(entry: Entry) -> str:
    before = f"{entry.before} before" if entry.before else "not known before"
    since = f", since {in_words(entry.since)}" if entry.since else ""
    return f"{entry.after.capitalize()}{since}; {before}."


def _content(entry: Entry, base: str) -> Iterator[str]:
    """HTML, as the type of the content says: the sentence, and every reason with its articles."""
    yield f"<p>{_html(entry.sentence)}</p>"
    yield "<ul>"
    yield from (f"<li>{_reason(reason, base)}</li>" for reason in entry.because)
    yield "</ul>"


def _reason(reason: FactEntry | RuleEntry, base: str) -> str:
    if isinstance(reason, RuleEntry):
        return _html(reason.message)
    cited = {citation.article: citation for citation in reason.citations}
    sources = "; ".join(_source(citation, base) for citation in cited.values())
    return f"{_html(reason.gist)} ({sources})" if sources else _html(reason.gist)


def _source(citation: Citation, base: str) -> str:
    where = f'<a href="{_html(page(base, "article", citation.article))}">{_html(citation.title)}</a>'
    published = _html(in_words(citation.published))
    return f"{_html(citation.publisher)}, {published}: {where}" if citation.publisher else f"{published}: {where}"


def _html(text: str) -> str:
    return escape(line(text))


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, href: str, type: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": href, "type": type})


def _instant(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
