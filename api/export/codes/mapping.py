"""Event → the nearest codes, and what is lost: the table of docs/reference/mapping.md."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from api.export.codes.nearest import (
    Code,
    Counterpart,
    NoCode,
    appeals,
    breaks_exchange,
    complains_officially,
    concedes,
    consults,
    cooperates,
    disapproves,
    halts_talks,
    intends_diplomacy,
    intends_to_meet,
    intends_to_settle,
    nothing,
    only_cameo,
    reduces,
    refuses_to_meet,
    talks,
    threatens_to_break,
    visits,
)

__all__ = ["MAPPING", "Code", "Counterpart", "NoCode"]

_ABOUT_REPORTS = "it is about a report, and codes are given to acts alone"
_IDENTITY = "it is about the identity of what is tracked"
_ATTRIBUTE = "it describes the channel, and no one acts on anyone"
_PERSONS = "persons and offices belong to the dictionaries of actors"
_PUT_OFF = "what is put off is neither agreed anew nor cancelled"

_OF_CHANNELS = {
    "MechanismProposed": intends_diplomacy("that a standing channel is meant; that it is only proposed"),
    "EstablishmentAgreed": intends_diplomacy("that a standing channel is meant; its open terms", mutual=True),
    "MechanismEstablished": cooperates("that a standing channel exists from now on; 057 if an agreement was signed", mutual=True),
    "MechanismRenamed": nothing(_ATTRIBUTE),
    "PartyJoined": cooperates("which channel is joined"),
    "PartyLeft": breaks_exchange("that one channel is left, and not relations as such"),
    "CadenceStated": nothing(_ATTRIBUTE),
    "LevelChanged": nothing(_ATTRIBUTE),
    "ContactLost": reduces("that a line is silent; that no one may have meant it"),
    "ContactRestored": cooperates("that a line is answered again", mutual=True),
    "NonOccurrenceReported": nothing("it reports that nothing happened"),
    "MechanismSuspended": halts_talks("that a standing channel stops for now, and until when"),
    "ResumptionProposed": intends_to_meet("that a stopped channel is to go on; that it is only proposed"),
    "ResumptionAgreed": intends_to_meet("that a stopped channel is to go on; its open terms", mutual=True),
    "ResumptionRefused": refuses_to_meet("that a stopped channel stays so"),
    "MechanismResumed": cooperates("that a stopped channel goes on", mutual=True),
    "TerminationNotified": threatens_to_break("that it is a notice in due form and no threat; from when on it has effect"),
    "ExpiryStated": nothing("a term that runs out is no one's act"),
    "TerminationNoticeSuspended": concedes("that a notice has no effect for now and could revive"),
    "TerminationNoticeWithdrawn": concedes("that a notice is taken back"),
    "TermExtended": cooperates("that a term is extended, and until when", mutual=True),
    "MechanismDiscontinued": breaks_exchange("that one channel ends, and not relations as such"),
    "MechanismSucceeded": nothing("neither scheme knows that one channel takes the place of another"),
}

_OF_SESSIONS = {
    "SessionProposed": intends_to_meet("that it is only proposed; for when"),
    "SessionAgreed": intends_to_meet("for when; its open terms", mutual=True),
    "SessionScheduled": intends_to_meet("that a date is fixed, and which", mutual=True),
    "SessionRescheduled": intends_to_meet("that there was another date, and which holds now", mutual=True),
    "PostponementProposed": appeals("that the meeting itself stands"),
    "SessionPostponed": nothing(_PUT_OFF),
    "SessionCancelled": breaks_exchange("that one session is meant, and not relations as such"),
    "SessionDeclined": refuses_to_meet("which session is meant"),
    "ParticipationWithdrawn": refuses_to_meet("that the session takes place without the source"),
    "SessionHeld": talks("the channel, the number and the level of the session; 040 if no more is known than that they met"),
    "OutcomeReported": nothing("what was decided is in words, and can be of any kind; code it by reading its text"),
}

_OF_VISITS = {
    "VisitAnnounced": intends_to_meet("that a journey is meant, and for when"),
    "VisitRescheduled": intends_to_meet("that there was another date, and which holds now"),
    "VisitPostponed": nothing(_PUT_OFF),
    "VisitCancelled": breaks_exchange("that one journey is meant, and not relations as such"),
    "VisitMade": visits("how long it took, and whom the traveller met; 043 for the host"),
}

_OF_ISSUES = {
    "IssueRaised": disapproves("what it is about"),
    "ProtestLodged": complains_officially("what it is about"),
    "MeasureTaken": reduces("which measure: 163 if it is a ban or sanction, 150 if it is a patrol; code it by reading its text"),
    "IssueEased": concedes("who gave way, and how; 085 if a sanction was lifted"),
    "IssueResolved": intends_to_settle("that it is settled, and not only meant to be"),
}

_OF_ACTORS = {
    "OfficeTaken": nothing(_PERSONS),
    "OfficeLeft": nothing(_PERSONS),
    "ActorRenamed": nothing(_PERSONS),
    "ContactReported": consults("of which kind the contact was, and the number of countries where no more is told"),
}

_OF_WORDS = {
    "StatementMade": only_cameo("010", "Make statement", "what was said"),
    "CommentDeclined": only_cameo("011", "Decline comment", "on which report"),
    "FactCorroborated": nothing(_ABOUT_REPORTS),
    "FactConfirmed": nothing(_ABOUT_REPORTS),
    "FactDenied": nothing(f"{_ABOUT_REPORTS}; 016 is the denial of guilt"),
    "FactCorrected": nothing(_ABOUT_REPORTS),
    "FactRetracted": nothing(_ABOUT_REPORTS),
    "DisputeSettled": nothing(_ABOUT_REPORTS),
    "MergedInto": nothing(_IDENTITY),
    "MergeUndone": nothing(_IDENTITY),
}

MAPPING: Mapping[str, Counterpart] = MappingProxyType(
    {**_OF_CHANNELS, **_OF_SESSIONS, **_OF_VISITS, **_OF_ISSUES, **_OF_ACTORS, **_OF_WORDS}
)
"""Stored name of every kind of fact → its counterparts."""
