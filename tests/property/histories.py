"""Random histories of one mechanism, as an unkind world would write them: late, vague, denied, corrected, retracted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from domain.actor import ACTOR_FACTS, ActorRegistered
from domain.article import ArticleRegistered, ArticleRetracted
from domain.catalogue import FACTS
from domain.dates import parse
from domain.facts import Event, Fact
from domain.issue.events import ISSUE_FACTS, IssueRegistered
from domain.mechanism import events as e
from domain.mechanism.events import MechanismRegistered
from domain.proposal import Proposal
from domain.visit.events import VISIT_FACTS, VisitRegistered

MECHANISM = "arland-borland-dialogue"
FIRST, LAST = date(2010, 1, 1), date(2020, 12, 31)
ACTORS = ("xa-ministry", "xb-ministry", "xa-party")
days = st.dates(FIRST, LAST)

PARTIES = ("xa-ministry", "xb-ministry")

KINDS: dict[str, list[type[Fact]]] = {
    "mechanism": [kind for kind in e.MECHANISM_FACTS if kind is not e.MechanismSucceeded],
    "visit": list(VISIT_FACTS),
    "issue": list(ISSUE_FACTS),
    "actor": list(ACTOR_FACTS),
}
"""Kind of subject → the facts about the world that a history of it is made of."""


@st.composite
def dates(draw: st.DrawFn) -> str:
    """An EDTF date of any of the forms that news needs."""
    day = draw(days)
    later = day + timedelta(draw(st.integers(1, 400)))
    return draw(
        st.sampled_from(
            [
                day.isoformat(),
                day.isoformat(),
                day.isoformat(),
                f"{day:%Y-%m}",
                f"{day:%Y}",
                f"{day:%Y}~",
                f"[{day.isoformat()}..{later.isoformat()}]",
                f"{day.isoformat()}/{(day + timedelta(2)).isoformat()}",
                f"{day:%Y}-2{draw(st.integers(1, 4))}",
                f"../{day:%Y}",
                f"{day:%Y-%m}/..",
                f"{day.isoformat()}T{draw(st.integers(0, 23)):02}:30:00+09:00",
            ]
        )
    )


@st.composite
def own_fields(draw: st.DrawFn, kind: type[Fact]) -> dict[str, Any]:
    """The fields that a kind of fact has beside those that all have."""
    values = {
        "planned": dates(),
        "effective": dates(),
        "until": dates(),
        "edition": st.integers(1, 3),
        "session": st.sampled_from(["opening", "spring"]),
        "with": st.one_of(st.integers(1, 150), st.sampled_from(ACTORS).map(lambda actor: [actor])),
        "office": st.sampled_from(["Minister", "Chair"]),
        "participants": st.lists(st.sampled_from(ACTORS), max_size=2, unique=True),
        "against": st.sampled_from(ACTORS).map(lambda actor: [actor]),
        "traveller": st.sampled_from(ACTORS),
        "parties": st.sampled_from(ACTORS).map(lambda actor: [actor]),
        "open_terms": st.just(["when"]),
        "name": st.just("New name"),
        "text": st.just("A text."),
        "speaker": st.sampled_from(ACTORS),
        "level": st.just("minister"),
        "cadence": st.sampled_from(["P6M", None]),
    }
    own = {field.alias or name: field for name, field in kind.model_fields.items() if (field.alias or name) in values}
    return {name: draw(values[name]) for name, field in own.items() if field.is_required() or draw(st.booleans())}


@st.composite
def facts(draw: st.DrawFn, /, key: str, kind: type[Fact], **fields: Any) -> tuple[list[Proposal], Proposal]:
    """One fact with the articles that it cites; the first of them was published late enough to know of it."""
    occurred = draw(dates())
    earliest = parse(occurred).earliest or FIRST
    articles: list[Proposal] = []
    citations: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 2))):
        delay = draw(st.integers(-1 if number == 0 else -200, 900))
        published = max(earliest + timedelta(delay), date(2000, 1, 1))
        form = draw(
            st.sampled_from(
                [
                    published.isoformat(),
                    published.isoformat(),
                    f"{published.isoformat()}T09:00:00Z",
                    f"[{published.isoformat()}..{(published + timedelta(1)).isoformat()}]",
                ]
            )
        )
        id = f"{key}-article-{number}"
        origin = draw(st.sampled_from([None, "Agency", "Other Agency"]))
        articles.append(
            Proposal(id, ArticleRegistered.model_validate({"title": id, "publisher": id, "origin": origin, "published": form}))
        )
        manner = draw(st.sampled_from(["quoted", "anonymous"]))
        attribution = draw(st.sampled_from([None, {"party": draw(st.sampled_from(ACTORS)), "manner": manner}]))
        citations.append({"article": id, "attribution": attribution})
    by = draw(st.sampled_from([[], [], ["xa-ministry"], ["xa-ministry", "xb-ministry"]]))
    common = {
        "key": key,
        "occurred": occurred,
        "gist": f"Fact {key}.",
        "citations": citations,
        "by": by,
        "place": draw(st.sampled_from([None, "Arburg"])),
    }
    according_to = {"according_to": ["xa-ministry"]} if draw(st.integers(0, 19)) == 0 else {}
    return articles, Proposal(MECHANISM, kind.model_validate({**common, **according_to, **draw(own_fields(kind)), **fields}))


@st.composite
def histories(draw: st.DrawFn, most: int = 9, kind: str = "mechanism") -> tuple[list[Proposal], list[Proposal], list[Proposal]]:
    """(reference data, facts about the world, facts about facts and retracted articles) of one mechanism, visit, issue or actor."""
    cadence = draw(st.sampled_from([None, "P6M", "P1Y"]))
    registered: Event = {
        "mechanism": MechanismRegistered(name="Arland–Borland dialogue", parties=PARTIES, cadence=cadence),
        "visit": VisitRegistered(name="Arland in Borland", parties=PARTIES, traveller="xa-ministry"),
        "issue": IssueRegistered(name="The river", parties=PARTIES),
        "actor": ActorRegistered(kind="body", name="The commission"),
    }[kind]
    reference = [Proposal(id, ActorRegistered(kind="body", name=id, state=id[:2].upper())) for id in ACTORS]
    reference.append(Proposal(MECHANISM, registered))
    world: list[Proposal] = []
    about: list[Proposal] = []
    for number in range(draw(st.integers(1, most))):
        articles, fact = draw(facts(f"f{number}", draw(st.sampled_from(KINDS[kind]))))
        reference += articles
        world.append(fact)
    for number in range(draw(st.integers(0, 3))):
        articles, revision = draw(_revision(f"r{number}", draw(st.sampled_from(world)).event))
        reference += articles
        about.append(revision)
    if draw(st.integers(0, 4)) == 0:
        withdrawn = draw(st.sampled_from([p for p in reference if isinstance(p.event, ArticleRegistered)]))
        about.append(
            Proposal(withdrawn.stream, ArticleRetracted.model_validate({"key": "retracted", "published": draw(days).isoformat()}))
        )
    return reference, world, about


@st.composite
def _revision(draw: st.DrawFn, key: str, target: Event) -> tuple[list[Proposal], Proposal]:
    assert isinstance(target, Fact)
    name = draw(
        st.sampled_from(
            [
                "FactCorroborated",
                "FactConfirmed",
                "FactDenied",
                "FactDenied",
                "CommentDeclined",
                "FactCorrected",
                "FactRetracted",
                "DisputeSettled",
            ]
        )
    )
    fields: dict[str, Any] = {} if name == "DisputeSettled" else {"fact": target.key}
    if name in ("FactConfirmed", "FactDenied", "CommentDeclined"):
        fields |= {"by": [draw(st.sampled_from(ACTORS))], "fields": draw(st.sampled_from([[], [], ["place"]]))}
    if name in ("FactCorrected", "FactRetracted"):
        fields["cause"] = draw(st.sampled_from(["publisher", "later-evidence", "coder"]))
    if name == "FactCorrected":
        fields["changes"] = draw(
            st.sampled_from([{"place": "Borburg"}, {"gist": "Otherwise."}, {"occurred": str(target.occurred)}])
        )
    if name == "DisputeSettled":
        fields |= {draw(st.sampled_from(["upheld", "dismissed"])): [target.key], "reason": "The records were opened."}
    return draw(facts(key, FACTS[name], **fields))
