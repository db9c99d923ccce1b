"""Whether a cited passage stands in the archived text."""

from __future__ import annotations

from hashlib import sha256

from domain.evidence.excerpts import LONGEST, is_excerpt
from domain.facts import Citation, Passage, Quote


def digest_of(text: str) -> str:
    """The digest of a text: SHA-256 of its UTF-8 bytes, as ``sha256:`` and hexadecimal digits."""
    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def why_not_in(text: str, citation: Citation) -> str | None:
    """The reason why the cited passage is not in the text; None if it is there, or none is cited."""
    if citation.passage is not None:
        return _passage(text, citation.passage)
    if citation.quote is not None:
        return _quote(text, citation.quote)
    return None


def _passage(text: str, passage: Passage) -> str | None:
    if passage.end > len(text):
        return f"the passage ends at {passage.end}, but the archived text has {len(text)} characters"
    if passage.digest is not None and passage.digest != digest_of(text[passage.start : passage.end]):
        return f"the archived text at {passage.start}–{passage.end} does not have the digest given"
    return None


def _quote(text: str, quote: Quote) -> str | None:
    found = text.count(f"{quote.prefix}{quote.exact}{quote.suffix}")
    if found == 0:
        return "the quoted words are not in the archived text"
    if found > 1:
        return f"the quoted words stand {found} times in the archived text; give more of what stands before or after"
    return None


def why_no_excerpt(text: str | None, quote: Quote) -> str | None:
    """The reason why a quote is more than an excerpt, which the record would show to everyone for ever; None if it is none."""
    words = len(quote.prefix) + len(quote.exact) + len(quote.suffix)
    if is_excerpt(words, len(text) if text is not None else None):
        return None
    most = f"{LONGEST:,} characters" if words > LONGEST else "four fifths of the archived text"
    return f"the quote is longer than {most}; cite by position what is longer than an excerpt, as a passage"
