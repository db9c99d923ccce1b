"""The fields of the forms: the columns of the tables in which desks keep facts, with the same words and the same choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.casebook.tables.choices import CHOICES, MEANS
from api.casebook.tables.columns import FACTS, STREAMS, headings, shapes_of
from api.web.words import spaced
from domain.catalogue import FACTS_OF
from domain.facts import FactCorrected
from domain.proposal import Refusal

FIRST = ("event", "occurred", "gist", "by", "planned", "planned_said", "place", "edition", "session", "participants", "fact")
"""What is asked of nearly every fact, in this order; the rest can be opened."""
EVIDENCE = ("article", "passage", "quote", "speaker", "office", "party", "via", "manner")
ARTICLE = ("title", "publisher", "published", "published_basis", "language", "url", "authors", "origin", "copy_of", "id")
LONG = frozenset({"gist", "reason", "quote", "text"})
LISTED = {"article": "articles", "copy_of": "articles", "fact": "keys"} | dict.fromkeys(
    ("by", "participants", "speaker", "party", "according_to", "traveller", "of", "against"), "actors"
)
"""The fields for which the page holds a list to choose from."""
MORE = {
    "passage": "where in the article's text, in characters: 1359-1432; or mark it in the text beside",
    "office": "the office of the person who says so",
    "via": "the agency or outlet that passes the words on",
    "coding": "whether an article says it, or you infer it",
    "according_to": "ids of the parties for whom it holds, where they differ",
    "also_in": "ids of other channels to which the same fact belongs",
    "cause": "why: the publisher's correction, later evidence, or your own slip",
}


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its name, what it is called, what it takes, its value, and what is wrong with that."""

    name: str
    label: str
    hint: str
    value: str
    choices: tuple[str, ...] = ()
    listed: str | None = None
    long: bool = False
    required: bool = False
    wrong: str | None = None


def of_fact(kind: str, filled: Mapping[str, str], refusals: Iterable[Refusal] = ()) -> dict[str, Sequence[FormField]]:
    """The fields of a fact about that kind of thing, in three groups: the fact, the evidence, and what else there may be."""
    wrong = _wrong(refusals)
    known = {name for event in FACTS_OF[kind].values() for name in shapes_of(event)} | set(shapes_of(FactCorrected))
    rest = [name for name in headings(FACTS) if name in known and name not in (*STREAMS, *FIRST, *EVIDENCE, "coded_by")]
    groups = {"fact": FIRST, "evidence": EVIDENCE, "rest": rest}
    return {group: [_field(FACTS, kind, name, filled, wrong) for name in names] for group, names in groups.items()}


def of_article(filled: Mapping[str, str], refusals: Iterable[Refusal] = ()) -> Sequence[FormField]:
    """The fields of an article, its text apart."""
    wrong = _wrong(refusals)
    return [_field("articles", "article", name, filled, wrong) for name in ARTICLE]


def elsewhere(refusals: Iterable[Refusal], fields: Iterable[FormField]) -> list[str]:
    """What is wrong and stands at no field of the form."""
    named = {field.name for field in fields}
    return [refusal.reason for refusal in refusals if column_of(refusal) not in named]


def column_of(refusal: Refusal) -> str:
    """The field that a refusal is about; empty where it is about none."""
    column = getattr(refusal.place, "column", None) or refusal.place.path
    return str(column).partition(".")[0].partition("[")[0]


def _wrong(refusals: Iterable[Refusal]) -> dict[str, str]:
    return {column_of(refusal): refusal.reason for refusal in reversed([*refusals])}


def _field(table: str, kind: str, name: str, filled: Mapping[str, str], wrong: Mapping[str, str]) -> FormField:
    choices = tuple(sorted(FACTS_OF[kind])) if name == "event" else CHOICES.get((table, name), ())
    required = name in ("event", "occurred", "gist", "article", "title", "published")
    hint = MORE.get(name) or MEANS.get(name, "")
    value = filled.get(name, "")
    return FormField(
        name, spaced(name).capitalize(), hint, value, choices, LISTED.get(name), name in LONG, required, wrong.get(name)
    )
