"""How much of an article's text everyone may read: excerpts that bear a fact out, and never nearly the whole.

Texts belong to their publishers. What is shown to everyone, and what the record itself keeps for ever, is a quotation; the text
in full is for those whom whoever keeps the ledger has given a key for it.
"""

from __future__ import annotations

LONGEST = 1_000
"""How many code points an excerpt has at most."""


def is_excerpt(words: int, text: int | None) -> bool:
    """Whether so many code points of a text of so many are an excerpt: at most four fifths of it. Of no text at hand, who knows."""
    return words <= LONGEST and (text is None or words * 5 <= text * 4)
