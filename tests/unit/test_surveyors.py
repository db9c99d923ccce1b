"""Surveyors: what is swept by the imprints of articles is what whole articles give."""

from __future__ import annotations

from pathlib import Path

from api.dossiers import Dossiers
from api.ledger import Charting, open_ledger
from api.surveyors import charted, charting_of
from tests.engines import Engine
from tests.generated.ledgers import ledger
from tests.generated.pouring import pour


def told(one: Charting) -> tuple[object, ...]:
    """All of it but the position, and in any order what has none."""
    return one.stream, one.kind, set(one.sources), set(one.apart), one.bands


def test_imprints_give_the_bands_that_whole_articles_give(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    pour(ledger(5, 24, 40), file)
    with engine.holding(file) as url, open_ledger(url) as held:
        ids = held.bands.uncharted(1_000) or sorted(id for id, name in held.opened().items() if name == "MechanismRegistered")
        whole = Dossiers(held)
        dossiers = [dossier for id in ids if (dossier := whole.get(id))]
        assert [told(one) for one in charted(held, ids)] == [told(charting_of(one, held.position())[0]) for one in dossiers]


def test_articles_to_which_something_happened_are_read_whole(tmp_path: Path) -> None:
    """So the generated ledger tells of both."""
    file = tmp_path / "ledger.db"
    pour(ledger(5, 24, 40), file)
    with open_ledger(f"sqlite:///{file}") as held:
        articles = [id for id, name in held.opened().items() if name == "ArticleRegistered"]
        found = held.imprints(articles)
        assert len(found.plain) > 1_000
        assert found.others
        assert any(imprint.copy_of for imprint in found.plain.values())
