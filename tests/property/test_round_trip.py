"""The law of export: what is taken out and imported into an empty ledger gives the same answers."""

from __future__ import annotations

from datetime import UTC, datetime

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from api.casebook import yaml_text as reader
from api.export.taking import Form
from api.export.yaml_text import dumped
from domain.proposal import Proposal
from tests.engines import Engine
from tests.property.histories import histories
from tests.unit.export.again import again_in_memory, answers, contents, moments

NOW = datetime(2026, 1, 1, tzinfo=UTC)
words = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(words | st.none(), lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=20)


@settings(max_examples=40)
@given(histories(), st.sampled_from([Form.YAML, Form.JSON]), st.integers())
def test_an_exported_history_gives_the_same_answers(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], form: Form, seed: int
) -> None:
    with engine.tracker() as tracker:
        tracker.record([proposal for part in history for proposal in part], recorded_at=NOW)
        with again_in_memory(tracker, form) as other:
            assert contents(other) == contents(tracker)
            asked = moments(str(seed))
            assert list(answers(other, asked)) == list(answers(tracker, asked))


@settings(max_examples=120)
@given(st.dictionaries(words, values, min_size=1))
def test_any_text_is_read_as_it_was_written(document: dict[str, object]) -> None:
    """The characters that YAML cannot hold at all are no matter of ours: the ledger takes them, and the writer escapes them."""
    text = dumped(document)
    assert not any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.CBaseLoader))
    [(value, _)] = reader.parse(text, None)
    assert value == document
