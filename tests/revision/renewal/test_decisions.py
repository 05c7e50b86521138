"""What people ask for and sign stays when a newer article comes in: no draft knows of it."""

from pathlib import Path

import pytest

from reports.readers.briefing.read import read_briefing
from reports.sources.renewing import renew_file
from tests.decision_note import FINANCE, HOUSING, NOTE
from tests.revision.renewal.stories import STORIES, article, drafted, loaded, written


@pytest.mark.parametrize("known", [True, False], ids=["with-base", "alone"])
@pytest.mark.parametrize("story", STORIES[:1] if isinstance(STORIES, tuple) else list(STORIES)[:1])
def test_decisions_stay(story: str, known: bool, tmp_path: Path) -> None:
    house = {"recommendations": NOTE.recommendations, "approvals": (HOUSING, FINANCE)}
    path = tmp_path / "brief.yaml"
    path.write_text(written(drafted(story, 1).model_copy(update=house)), encoding="utf-8")

    merged = renew_file(path, loaded(story, 2), base=article(story, 1) if known else None)

    briefing = read_briefing(merged.data, path.name)
    assert briefing.recommendations == NOTE.recommendations
    assert briefing.approvals == (HOUSING, FINANCE)
