"""How texts in many languages are cut into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.search.words import words


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Ruling-party talks, 2nd round", "ruling party talks 2nd round"),
        ("日中与党交流協議会", "日 中 与 党 交 流 協 議 会"),
        ("G7サミット・佐々木氏", "g7 サ ミ ッ ト 佐 々 木 氏"),
        ("ｻﾐｯﾄ ﾊﾟﾘ Ｇ７", "サ ミ ッ ト パ リ g7"),
        ("中日韩领导人会议", "中 日 韩 领 导 人 会 议"),
        ("한일 정상회담을", "한 일 정 상 회 담 을"),
        ("Министр обороны, Шойгу", "министр обороны шоигу"),
        ("ПОДЪЁМ", "подъем"),
        ("وِزَارَة الخارجيّة", "وزاره الخارجيه"),
        ("الــســلام", "السلام"),
        ("می‌خواهم", "ميخواهم"),
        ("Đà Nẵng, Việt Nam", "da nang viet nam"),
        ("Dışişleri İSTANBUL", "disisleri istanbul"),
        ("Straße, Łódź, Ærø", "strasse lodz aero"),
        ("Σοφός ΣΟΦΟΣ", "σοφοσ σοφοσ"),
        ("हिन्दी भाषा", "हिन्दी भाषा"),
        ("ประเทศไทย", "ป ร ะ เ ท ศ ไ ท ย"),
        ("٢٠٢٤ ２０２４", "2024 2024"),
        ("e\u0301te\u0301 été", "ete ete"),
        ("葛\U000e0100城", "葛 城"),
        ("\u202etfel\u202c \u200dright", "tfel right"),
        ("\u0301\u094d ☃ —", ""),
        ("\ud800 half", "half"),
        ("", ""),
    ],
)
def test_a_text_is_cut_into_words(text: str, cut: str) -> None:
    assert words(text) == tuple(cut.split())


@given(st.text())
def test_words_are_cut_no_further(text: str) -> None:
    cut = words(text)
    assert words(" ".join(cut)) == cut
    assert not any(character.isspace() or character in '"*' for word in cut for character in word)


@given(st.text(), st.text())
def test_a_blank_parts_words(one: str, other: str) -> None:
    assert words(f"{one} {other}") == (*words(one), *words(other))


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_case_is_all_one(text: str) -> None:
    assert words(text.upper()) == words(text.upper().lower())
