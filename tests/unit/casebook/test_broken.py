"""Every way in which a casebook is commonly broken gives one plain sentence, with the file, the line and the path."""

from __future__ import annotations

import pytest

from api.casebook import read_text
from domain.proposal import Refused

GOOD = """\
mechanisms:
  - id: hill-talks
    name: Hill Talks
    facts:
      - key: first-meeting
        event: SessionHeld
        occurred: 2018
        gist: They met.
        citations:
          - article: the-crier
"""
FACT = "mechanisms[0].facts[0]"
CITATION = f"{FACT}.citations[0]"
SLUG = "which is not lower-case words and figures joined by hyphens, such as lapse-denied-2024"
NOT_A_DATE = "is not a date: write a day 2024-05-29, a month 2024-05, a year 2018, or another EDTF form"
KINDS = "party-dialogue, summit, ministerial, dialogue, hotline, agreement, commission or other"
ACTOR = (
    "which is not a state's two capitals such as JP, or lower-case words and figures joined by hyphens, such as lapse-denied-2024"
)
OF_SESSION_HELD = (
    "according_to, also_in, by, citations, coded_by, coding, edition, event, gist, key, level, occurred, participants, place, "
    "reason, reviewed_by, said, session"
)


def after_gist(addition: str) -> tuple[str, str]:
    return "gist: They met.", f"gist: They met.\n        {addition}"


def article(field: str) -> tuple[str, str]:
    return "mechanisms:\n", f"articles:\n  - {{id: a, title: A, published: 2024, {field}}}\nmechanisms:\n"


def after_article(addition: str) -> tuple[str, str]:
    return "article: the-crier", f"article: the-crier\n            {addition}"


BROKEN: dict[str, tuple[tuple[str, str], int, str, str, str]] = {
    "misspelled key": (
        ("article:", "artcle:"), 10, f"{CITATION}.artcle", "unknown-key", "unknown key 'artcle'; did you mean 'article'?"
    ),
    "misspelled required key": (("gist:", "gits:"), 8, f"{FACT}.gits", "unknown-key", "unknown key 'gits'; did you mean 'gist'?"),
    "misspelled event key": (("event:", "evnt:"), 6, f"{FACT}.evnt", "unknown-key", "unknown key 'evnt'; did you mean 'event'?"),
    "misspelled id key": (("id:", "ID:"), 2, "mechanisms[0].ID", "unknown-key", "unknown key 'ID'; did you mean 'id'?"),
    "unknown section": (
        ("mechanisms:", "hotspots: []\nmechanisms:"), 1, "hotspots", "unknown-key",
        "unknown key 'hotspots'; known here: actors, articles, issues, mechanisms, visits",
    ),
    "misspelled section": (
        ("mechanisms:", "mechanism:"), 1, "mechanism", "unknown-key", "unknown key 'mechanism'; did you mean 'mechanisms'?"
    ),
    "unknown event": (
        ("SessionHeld", "SesionHeld"), 6, f"{FACT}.event", "unknown-event",
        "unknown event 'SesionHeld'; did you mean 'SessionHeld'?",
    ),
    "field of another event": (
        after_gist("until: 2019"), 9, f"{FACT}.until", "unknown-key", f"unknown key 'until'; known here: {OF_SESSION_HELD}",
    ),
    "no event": (("        event: SessionHeld\n", ""), 5, f"{FACT}.event", "missing-key", "the key 'event' is missing"),
    "no key": (("key: first-meeting\n        ", ""), 5, f"{FACT}.key", "missing-key", "the key 'key' is missing"),
    "no id": (("id: hill-talks\n    ", ""), 2, "mechanisms[0].id", "missing-key", "the key 'id' is missing"),
    "no citation": (
        ("        citations:\n          - article: the-crier\n", ""), 5, f"{FACT}.citations", "no-citation",
        "a fact cites at least one article: the key 'citations' is missing",
    ),
    "empty citations": (
        ("citations:\n          - article: the-crier", "citations: []"), 9, f"{FACT}.citations", "no-citation",
        "a fact cites at least one article: 'citations' is empty",
    ),
    "not a date": (("2018", "someday"), 7, f"{FACT}.occurred", "not-a-date", f"'occurred': 'someday' {NOT_A_DATE}"),
    "a day that does not exist": (
        ("2018", "2024-02-30"), 7, f"{FACT}.occurred", "not-a-date", "'occurred': '2024-02-30' is not a day that exists"
    ),
    "a time without offset": (
        ("2018", "2024-05-29T10:00"), 7, f"{FACT}.occurred", "not-a-date",
        "'occurred': '2024-05-29T10:00' is a time without an offset: write 2024-05-29T10:00:00+09:00",
    ),
    "edition not positive": (
        after_gist("edition: 0"), 9, f"{FACT}.edition", "out-of-range", "'edition' must be at least 1, not 0"
    ),
    "edition not a number": (
        after_gist("edition: first"), 9, f"{FACT}.edition", "not-a-number", "'edition' must be a whole number, not 'first'"
    ),
    "text where a list belongs": (after_gist("by: jp-ldp"), 9, f"{FACT}.by", "wrong-type", "'by' must be a list, not text"),
    "list where text belongs": (("They met.", "[They, met]"), 8, f"{FACT}.gist", "wrong-type", "'gist' must be text, not a list"),
    "nothing where text belongs": (("They met.", ""), 8, f"{FACT}.gist", "wrong-type", "'gist' must be text, not nothing"),
    "empty text": (("They met.", "''"), 8, f"{FACT}.gist", "empty", "'gist' is empty"),
    "text too long": (
        ("They met.", "x" * 20_001), 8, f"{FACT}.gist", "too-long", "'gist' is longer than 20000 characters"
    ),
    "not a slug": (("hill-talks", "Hill Talks"), 2, "mechanisms[0].id", "not-an-id", f"'id' is 'Hill Talks', {SLUG}"),
    "article not a slug": (("the-crier", "The Crier"), 10, f"{CITATION}.article", "not-an-id", f"'article' is 'The Crier', {SLUG}"),
    "not an actor": (
        after_gist("by: [jp-ldp, jp]\n        participants: [JPN]"), 10, f"{FACT}.participants[0]", "not-an-id",
        f"'participants[0]' is 'JPN', {ACTOR}",
    ),
    "not a choice": (
        ("name: Hill Talks", "name: Hill Talks\n    kind: sumit"), 4, "mechanisms[0].kind", "not-a-choice",
        f"'kind' is {KINDS}, not 'sumit'; did you mean 'summit'?",
    ),
    "not a cadence": (
        ("name: Hill Talks", "name: Hill Talks\n    cadence: yearly"), 4, "mechanisms[0].cadence", "not-valid",
        "'cadence': 'yearly' is not an ISO 8601 duration such as P1Y or P6M",
    ),
    "passage backwards": (
        after_article("passage: {start: 9, end: 3}"), 11, f"{CITATION}.passage", "not-valid",
        "'passage': the passage ends at 3, before it begins at 9",
    ),
    "passage no mapping": (
        after_article("passage: 9-12"), 11, f"{CITATION}.passage", "wrong-type", "'passage' must be a mapping, not text"
    ),
    "not a digest": (
        after_article("passage: {start: 1, end: 2, digest: abc}"), 11, f"{CITATION}.passage.digest", "not-an-id",
        "'digest' is 'abc', which is not a digest such as sha256: and 64 hexadecimal digits",
    ),
    "misspelled deep down": (
        after_article("attribution:\n              speeker: abe"), 12, f"{CITATION}.attribution.speeker", "unknown-key",
        "unknown key 'speeker'; did you mean 'speaker'?",
    ),
    "key twice": (after_gist("gist: Again."), 9, f"{FACT}.gist", "duplicate-key", "the key 'gist' is written twice"),
    "alias": (
        ("gist: They met.", "gist: &words They met.\n        said: *words"), 9, f"{FACT}.said", "alias",
        "the alias *words is not read; write out what it stands for",
    ),
    "merge key": (
        after_gist("<<: {said: so}"), 9, f"{FACT}.<<", "merge", "the merge key << is not read; write out what is to be merged"
    ),
    "tag": (
        ("They met.", "!!python/object/apply:os.getcwd []"), 8, f"{FACT}.gist", "tag",
        "the tag 'tag:yaml.org,2002:python/object/apply:os.getcwd' is not read; every value is text",
    ),
    "key that is a list": (
        after_gist("? [a, b]\n        : c"), 9, FACT, "not-a-key", "a key must be plain text, not a list, a mapping or an alias"
    ),
    "too deep": (
        ("They met.", "[" * 50), 8, f"{FACT}.gist{'[0]' * 35}", "too-deep", "the document is nested deeper than 40 levels"
    ),
    "tab": (("        gist", "\tgist"), 8, "", "not-yaml", "this is not YAML: found a tab character that violates indentation"),
    "control character": (
        ("They met.", "They\x01met."), 8, "", "not-yaml", "this is not YAML: it holds a character that may not stand there"
    ),
    "list that is a mapping": (
        ("    facts:\n", "    aliases: {a: b}\n    facts:\n"), 4, "mechanisms[0].aliases", "wrong-type",
        "'aliases' must be a list, not a mapping",
    ),
    "entry that is text": (
        ("mechanisms:\n", "actors: [JP]\nmechanisms:\n"), 1, "actors[0]", "wrong-type",
        "each of 'actors' must be a mapping, not text",
    ),
    "article text without a file": (
        article("text: ../a.txt"), 2, "articles[0].text", "no-text-here",
        "'text' names a file, which only a casebook that is itself a file can do",
    ),
    "retraction with a key": (
        article("retracted: {key: k, published: 2024}"), 2,
        "articles[0].retracted.key", "unknown-key", "unknown key 'key'; known here: article, published, reason",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_one_sentence_with_its_place(name: str) -> None:
    (old, new), line, path, code, reason = BROKEN[name]
    assert GOOD.count(old) == 1, "the example should break in one place"
    with pytest.raises(Refused) as caught:
        read_text(GOOD.replace(old, new), "yaml", "broken.yaml")
    refusals = caught.value.refusals
    assert [(r.code, r.reason) for r in refusals] == [(code, reason)]
    place = refusals[0].place
    assert (place.file, place.line, place.path) == ("broken.yaml", line, path)
