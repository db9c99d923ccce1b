"""The codes that our events come near to. Codes and names as CAMEO 1.1b3 and the PLOVER conversion table of 2021 give them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A code of event data with its name; PLOVER adds a mode and a context."""

    code: str
    name: str
    mode: str = ""
    context: str = ""

    def __str__(self) -> str:
        more = ", ".join(filter(None, (self.mode, self.context)))
        named = f"{self.code} {self.name}" if self.code[0].isdigit() else self.code
        return f"{named} ({more})" if more else named


@dataclass(frozen=True, slots=True)
class NoCode:
    """There is no counterpart, and why."""

    because: str

    def __str__(self) -> str:
        return f"none, because {self.because}"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What stands for one of our events in each scheme, and what is lost thereby; ``mutual`` if the parties do it together."""

    plover: Code | NoCode
    cameo: Code | NoCode
    loses: str
    mutual: bool = False


_AGREE = Code("AGREE", "Agree, or express the intent to cooperate", "", "diplomatic")
_SUPPORT = Code("SUPPORT", "Cooperate diplomatically", "", "diplomatic")
_CONSULT = Code("CONSULT", "Meet or talk")
_REJECT = Code("REJECT", "Refuse", "meet", "diplomatic")
_WITHDRAW = Code("SANCTION", "Reduce relations", "withdraw", "diplomatic")


def intends_to_meet(loses: str, *, mutual: bool = False) -> Counterpart:
    """The source wants to meet or negotiate: its own offer, too (an appeal is what third parties make)."""
    return Counterpart(_AGREE, Code("036", "Express intent to meet or negotiate"), loses, mutual)


def intends_diplomacy(loses: str, *, mutual: bool = False) -> Counterpart:
    """The source wants closer diplomatic ties."""
    return Counterpart(_AGREE, Code("032", "Express intent to engage in diplomatic cooperation"), loses, mutual)


def intends_to_settle(loses: str) -> Counterpart:
    """The adversaries want to settle their dispute."""
    return Counterpart(_AGREE, Code("037", "Express intent to settle dispute"), loses, mutual=True)


def cooperates(loses: str, *, mutual: bool = False) -> Counterpart:
    """Diplomatic exchange is begun, resumed or widened."""
    return Counterpart(_SUPPORT, Code("050", "Engage in diplomatic cooperation"), loses, mutual)


def talks(loses: str) -> Counterpart:
    """Talks are held."""
    return Counterpart(Code("CONSULT", _CONSULT.name, "", "diplomatic"), Code("046", "Engage in negotiation"), loses, mutual=True)


def consults(loses: str) -> Counterpart:
    """There was contact of some kind."""
    return Counterpart(_CONSULT, Code("040", "Consult"), loses, mutual=True)


def visits(loses: str) -> Counterpart:
    """A journey was made."""
    return Counterpart(Code("CONSULT", _CONSULT.name, "visit"), Code("042", "Make a visit"), loses)


def appeals(loses: str) -> Counterpart:
    """Something is asked for that no narrower code names."""
    return Counterpart(Code("REQUEST", "Ask for something"), Code("020", "Make an appeal or request"), loses)


def refuses_to_meet(loses: str) -> Counterpart:
    """A proposal to meet or negotiate is turned down."""
    return Counterpart(_REJECT, Code("125", "Reject proposal to meet, discuss, or negotiate"), loses)


def halts_talks(loses: str) -> Counterpart:
    """Talks are broken off."""
    return Counterpart(_WITHDRAW, Code("164", "Halt negotiations"), loses)


def breaks_exchange(loses: str) -> Counterpart:
    """Diplomatic exchange is curtailed or ended: cancelled meetings, too."""
    return Counterpart(_WITHDRAW, Code("161", "Reduce or break diplomatic relations"), loses)


def reduces(loses: str) -> Counterpart:
    """Relations are reduced in a way that no narrower code names."""
    return Counterpart(Code("SANCTION", "Reduce relations"), Code("160", "Reduce relations"), loses)


def threatens_to_break(loses: str) -> Counterpart:
    """The end of relations is announced."""
    threat = Code("THREATEN", "Threaten", "relations", "diplomatic")
    return Counterpart(threat, Code("1313", "Threaten to reduce or break relations"), loses)


def concedes(loses: str) -> Counterpart:
    """The source gives way."""
    return Counterpart(Code("CONCEDE", "Give way"), Code("080", "Yield"), loses)


def disapproves(loses: str) -> Counterpart:
    """The source objects or complains."""
    return Counterpart(Code("ACCUSE", "Disapprove or accuse", "disapprove"), Code("110", "Disapprove"), loses)


def complains_officially(loses: str) -> Counterpart:
    """The source protests in due form."""
    accused = Code("ACCUSE", "Disapprove or accuse", "allege", "diplomatic")
    return Counterpart(accused, Code("114", "Complain officially"), loses)


def nothing(because: str) -> Counterpart:
    """Neither scheme has a counterpart."""
    return Counterpart(NoCode(because), NoCode(because), "everything")


def only_cameo(code: str, name: str, loses: str) -> Counterpart:
    """CAMEO has a code for the utterance; PLOVER codes no public statements."""
    return Counterpart(NoCode("PLOVER codes no public statements"), Code(code, name), loses)
