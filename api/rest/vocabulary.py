"""What each field of an entry or fact means, with an example: the words of the description for what is written.

``Event.field`` stands before ``field`` where one event means something else by it than the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

Meaning = tuple[str, Any]
"""What a field is, and an example of it."""

COUNCIL = "japan-china-ruling-party-exchange-council"
REPORT = "japan-today-2024-05-29-talks-restart"

OF_ENTRIES: Mapping[str, Meaning] = MappingProxyType(
    {
        "id": ("Its id: lower-case words joined by hyphens; for a state its ISO 3166 code in capitals.", "harbour-talks"),
        "facts": ("What is known of it.", []),
        "text": ("The article's words, which are archived with their digest; no path is read.", "Harbour. The talks go on."),
        "retracted": ("How it was withdrawn, if it was.", {"published": "2024-06-01", "reason": "The interview never took place."}),
        "name": ("Its name.", "Harbour talks"),
        "names": ("Names in other languages, by their BCP 47 tags.", {"ja": "日中与党交流協議会"}),
        "aliases": ("Other names.", ["port dialogue"]),
        "state": ("The state that it belongs to: its side (ISO 3166).", "JP"),
        "wikidata": ("Its item there.", "Q17"),
        "ActorRegistered.kind": ("What it is.", "party"),
        "MechanismRegistered.kind": ("What kind of channel it is.", "party-dialogue"),
        "parties": ("Actor ids of the parties.", ["cn-cpc-ild", "jp-ldp"]),
        "cadence": ("How often it is meant to meet: an ISO 8601 duration, or null.", "P1Y"),
        "parent": ("Id of the mechanism of which it is a part.", COUNCIL),
        "traveller": ("Actor id of who travels.", "liu-jianchao"),
        "title": ("The headline.", "Harbour talks to go on"),
        "publisher": ("Who published it; null where that is not known.", "Harbour Gazette"),
        "origin": ("Who reported it first; the publisher unless given.", "Coast Wire"),
        "copy_of": ("Id of the article that it repeats.", REPORT),
        "authors": ("Who wrote it.", ["Bo Byline"]),
        "published": ("When the public could first read it: an instant with its offset, or a date in EDTF.", "2024-05-30"),
        "published_basis": ("Whether that date is stated, or inferred by the coder.", "stated"),
        "language": ("Its language, as a BCP 47 tag.", "en"),
        "url": ("Where it is to be read; noted, not opened.", "https://gazette.example/2024/05/30/talks"),
    }
)
"""The fields of what is registered."""

OF_CITATIONS: Mapping[str, Meaning] = MappingProxyType(
    {
        "article": ("Id of the article.", REPORT),
        "passage": ("Where in its archived text; not together with a quote.", {"start": 1831, "end": 1893}),
        "quote": ("The words that say so; not together with a passage.", {"exact": "the talks go on"}),
        "attribution": ("Who speaks there.", {"speaker": "tatsuya-ito", "party": "jp-ldp", "manner": "quoted"}),
        "start": ("First code point.", 1831),
        "end": ("One past the last code point.", 1893),
        "digest": ("SHA-256 of that passage's UTF-8 bytes.", "sha256:" + "0f" * 32),
        "exact": ("The words.", "the talks go on"),
        "prefix": ("What stands right before them, where they stand more than once.", "they say that "),
        "suffix": ("What stands right after them.", " next year"),
        "speaker": ("Actor id of who speaks.", "tatsuya-ito"),
        "office": ("The speaker's office.", "member of parliament"),
        "party": ("Actor id of the party or state that the speaker speaks for.", "jp-ldp"),
        "via": ("The agency or outlet that passes the words on.", "NHK"),
        "manner": ("How the words are given.", "quoted"),
    }
)
"""The fields of citations and of what is in them."""

OF_FACTS: Mapping[str, Meaning] = MappingProxyType(
    {
        "event": ("What happened: the kind of event.", "StatementMade"),
        "key": ("The coder's name for the fact, unique in its stream: lower-case words joined by hyphens.", "hopes-for-a-date"),
        "occurred": ("When it happened: a day, a time with its offset, or a vague date in EDTF.", "2024-05-29"),
        "gist": ("What happened, in the coder's own words.", "He hopes that a date is found soon."),
        "citations": ("The articles that say so, one or more.", [{"article": REPORT}]),
        "coding": ("Whether an article states it, or only implies it.", "stated"),
        "coded_by": ("Who read the article; the name of the key unless given.", "desk-tokyo"),
        "reviewed_by": ("Who checked that reading.", "desk-seoul"),
        "place": ("Where it happened.", "Tokyo"),
        "by": ("Actor ids of those who did it.", ["jp-ldp"]),
        "reason": ("The reason that was given.", "The parliament is not in session."),
        "said": ("The article's own phrase for the date.", "on Wednesday"),
        "according_to": ("Actor ids of the parties for whom it holds, where the parties differ.", ["jp-ldp"]),
        "also_in": ("Ids of the other streams that the same act touches; it is recorded there too.", ["liu-jianchao-tokyo-2024"]),
        "session": ("The session's label, where it has no number.", "opening"),
        "edition": ("The session's number, in the mechanism's own counting.", 9),
        "planned": ("When it is to take place: a date as in `occurred`.", "2024-11"),
        "planned_said": ("The article's own phrase for that.", "by the end of autumn"),
        "was_planned": ("For when it was planned until then.", "2024-09"),
        "open_terms": ("What is left to settle.", ["how", "when"]),
        "participants": ("Actor ids of those who came, or are to come.", ["cn-cpc-ild", "jp-ldp"]),
        "agenda": ("What is to be talked about.", ["trade"]),
        "level": ("At what level.", "ministers"),
        "text": ("The outcome, or the measure, in words.", "They will exchange young members of parliament."),
        "until": ("Until when, if that was said.", "2025"),
        "effective": ("From when on it has effect.", "2025-01-01"),
        "successors": ("Ids of the mechanisms that take its place.", [COUNCIL]),
        "name": ("The new name.", "Council of the ruling parties"),
        "parties": ("Actor ids of those who join or leave.", ["jp-komeito"]),
        "cadence": ("How often it is meant to meet: an ISO 8601 duration, or null.", "P6M"),
        "speaker": ("Actor id of who says so.", "tatsuya-ito"),
        "office": ("Which office.", "chair of the committee"),
        "of": ("Actor id of whose office it is.", "jp-ldp"),
        "with": ("Actor ids of those met, or the number of countries.", ["jp-ldp"]),
        "traveller": ("Actor id of who travels.", "liu-jianchao"),
        "visitor": ("Who travels, in the source's words.", "Liu Jianchao"),
        "role": ("As what, in the source's words.", "head of the International Department"),
        "country": ("From or to which country, in the source's words.", "Japan"),
        "country_id": ("The source's own id of that country.", "740"),
        "remarks": ("What for, in the source's words.", "Met the parties of the government."),
        "listed_as": ("The source's own id of the visit.", "visit-1"),
        "against": ("Actor ids of those against whom it is directed.", ["JP"]),
        "fact": ("Key of the fact that this one is about.", "resumption-agreed-2024"),
        "fields": ("The fields of that fact that it is about; none for the whole.", ["occurred"]),
        "changes": ("Each field that changes, with its new value.", {"place": "Tokyo"}),
        "cause": ("Whose slip it was, or that later evidence says otherwise.", "later-evidence"),
        "upheld": ("Keys of the facts that count.", ["resumption-agreed-2024"]),
        "dismissed": ("Keys of the facts that fall.", ["no-session-since-2018"]),
        "id": ("Id of what this is the double of.", COUNCIL),
        "published": ("When the public could read of it: a date as above.", "2024-06-01"),
        "article": ("Id of the article that says so.", REPORT),
        "copy_of": ("Id of the article that it repeats.", "unnamed-2024-05-restart-planned"),
        "ArticleCorrected.changes": ("Each field that changes, with its new value.", {"publisher": "Reuters"}),
    }
)
"""The fields of facts."""
