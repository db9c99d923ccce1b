"""A page as a test reads it: fetched, parsed strictly, and held to what every page must be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

from starlette.testclient import TestClient

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors "
)
WITHIN_LINES = frozenset(["a", "b", "bdi", "cite", "span", "strong", "time", "option", "label", "mark"])
"""Elements that stand within a line: the words before and after them may touch."""
LABELLED = frozenset({"input", "select", "textarea"})


class Element:
    """A start tag with its attributes, and the text within."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes, self.pieces = tag, attributes, list[str]()

    @property
    def text(self) -> str:
        """Everything written within, blanks folded."""
        return " ".join("".join(self.pieces).split())


class Page(HTMLParser):
    """A parsed page. Raises AssertionError where elements are not closed in their order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.elements, self._open = html, list[Element](), list[Element]()
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {[element.tag for element in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice: {tag} {attrs}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        self._break(tag)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        opened = [element.tag for element in self._open]
        assert opened[-1:] == [tag], f"</{tag}> where {opened[-3:]} is open"
        self._open.pop()
        self._break(tag)

    def _break(self, tag: str) -> None:
        if tag not in WITHIN_LINES:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of a tag whose attributes are as given (``class_`` holds that class)."""
        return [element for element in self.elements if element.tag == tag and _is(element, attributes)]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]

    @property
    def text(self) -> str:
        """All the words of the page."""
        return self.one("body").text


def _is(element: Element, wanted: dict[str, str]) -> bool:
    for name, value in wanted.items():
        has = element.attributes.get(name.rstrip("_").replace("_", "-"))
        if has is None or (value not in has.split() if name == "class_" else value != has):
            return False
    return True


def page(client: TestClient, address: str, status: int = 200) -> Page:
    """Fetch a page, and check what holds for every page."""
    response = client.get(address)
    assert response.status_code == status, f"{address}: {response.status_code} {response.text[:400]}"
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-security-policy"].startswith(POLICY)
    found = Page(response.text)
    for check in (_has_no_inline_code, _ids_are_unique_and_found, _inputs_are_labelled, _headings_step, _pictures_speak):
        check(found)
    return found


def _has_no_inline_code(found: Page) -> None:
    for element in found.elements:
        assert "style" not in element.attributes, element.attributes
        assert not [name for name in element.attributes if name.startswith("on")], element.attributes
        assert element.tag != "style"
        assert element.tag != "script" or element.attributes.get("src") and not element.text
        assert not re.match(r"\s*(javascript|data):", element.attributes.get("href", ""), re.IGNORECASE)


def _ids_are_unique_and_found(found: Page) -> None:
    ids = Counter(element.attributes["id"] for element in found.elements if "id" in element.attributes)
    assert not [id for id, count in ids.items() if count > 1], ids
    for element in found.elements:
        referred = " ".join(element.attributes.get(name, "") for name in ("aria-labelledby", "aria-describedby", "for")).split()
        fragments = [element.attributes["href"][1:]] if element.attributes.get("href", "").startswith("#") else []
        assert set(referred) | set(fragments) <= set(ids), f"{element.tag} {element.attributes}"
        for used in re.findall(r"url\(#([^)]+)\)", " ".join(element.attributes.values())):
            assert used in ids, used


def _inputs_are_labelled(found: Page) -> None:
    labelled = {element.attributes.get("for") for element in found.all("label")}
    within = {id(inner) for inner in _inside_labels(found)}
    for element in found.elements:
        if element.tag in LABELLED and element.attributes.get("type") not in ("hidden", "submit"):
            has_label = element.attributes.get("id") in labelled or id(element) in within
            assert has_label or element.attributes.get("aria-label"), element.attributes


def _inside_labels(found: Page) -> Iterator[Element]:
    inside = False
    for element in found.elements:
        inside = element.tag == "label" and "for" not in element.attributes or (inside and element.tag in LABELLED)
        if inside:
            yield element


def _headings_step(found: Page) -> None:
    levels = [int(element.tag[1]) for element in found.elements if re.fullmatch("h[1-6]", element.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    for before, after in pairwise(levels):
        assert after <= before + 1, levels


def _pictures_speak(found: Page) -> None:
    for element in found.all("img"):
        assert "alt" in element.attributes
    for element in found.all("svg"):
        assert element.attributes.get("aria-hidden") == "true" or element.attributes.get("aria-label"), element.attributes


@dataclass(frozen=True)
class Link:
    """Where a link leads: its path, its parameters, and the words on it."""

    path: str
    parameters: dict[str, str]
    words: str

    @property
    def is_record(self) -> bool:
        """Whether it leads to the records of REST, which know no language."""
        return "." in self.path.rsplit("/", 1)[-1]


def links(found: Page) -> Iterator[Link]:
    """The page's links within the program."""
    for element in found.all("a"):
        parts = urlsplit(element.attributes["href"])
        if not parts.scheme and parts.path:
            yield Link(parts.path, dict(parse_qsl(parts.query, strict_parsing=bool(parts.query))), element.text)
