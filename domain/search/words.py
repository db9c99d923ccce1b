"""Words: how a text in any language is cut, so that what is written and what is sought are cut alike.

Letters are compared without case and without what may be left out in writing: accents, the points of Arabic and Hebrew,
full or half width (Unicode NFKC). What is written without blanks between words (Japanese, Chinese, Korean with its endings,
Thai …) is cut into its characters: two of them side by side are then a word that can be asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from unicodedata import category, combining, decimal, normalize

_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x3007),
    (0x3021, 0x3029), (0x3031, 0x303B), (0x3041, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F),
    (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0x1AFF0, 0x1B16F), (0x20000, 0x3FFFF),
)  # fmt: skip
"""First and last code points of Thai, Lao, Burmese, Khmer, old and new Hangul, Han and its marks of repetition, Kana, Bopomofo."""
_FIRST = [first for first, _ in _UNSPACED]

_ALIKE = MappingProxyType({
    "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "þ": "th", "ŧ": "t", "æ": "ae", "œ": "oe",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "",
})  # fmt: skip
"""Letters that are typed as others, and that Unicode does not take apart; the last is the stroke that stretches Arabic words."""

_ACCENT = 10
"""Marks of this combining class and above may be left out; those below spell: vowel signs, the voicing of Kana, virama."""
_PLAIN = re.compile(r"[a-z0-9]+")


def words(text: str) -> tuple[str, ...]:
    """The words of a text in their order, each as it is compared: *Đà Nẵng* gives ``da``, ``nang``; *日中協議* its four signs."""
    return tuple(_PLAIN.findall(text.lower())) if text.isascii() else tuple(_cut(text))


def _cut(text: str) -> Iterator[str]:
    word = ""
    for character in normalize("NFKC", normalize("NFKC", text).casefold()):
        if _stands_alone(character):
            yield from filter(None, (word, character))
            word = ""
        elif (letters := _letters(character, bool(word))) is not None:
            word += letters
        else:
            yield from filter(None, (word,))
            word = ""
    yield from filter(None, (word,))


@lru_cache(maxsize=8_192)
def _stands_alone(character: str) -> bool:
    """Whether the sign is a word by itself, because its script sets no blanks."""
    place = bisect_right(_FIRST, ord(character)) - 1
    return place >= 0 and ord(character) <= _UNSPACED[place][1] and (character.isalnum() or _spells(character))


@lru_cache(maxsize=8_192)
def _letters(character: str, in_word: bool) -> str | None:
    """What the character adds to a word; nothing if it may be left out, and None if it ends the word. No mark begins one."""
    found = ""
    for part in normalize("NFD", character):
        if part.isalnum():
            found += str(decimal(part, _ALIKE.get(part, part)))
        elif _spells(part):
            found += part if in_word or found else ""
        elif category(part) not in ("Mn", "Mc", "Me", "Cf"):
            return None
    return found


def _spells(mark: str) -> bool:
    return category(mark).startswith("M") and combining(mark) < _ACCENT
