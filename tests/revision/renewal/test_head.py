"""The head of a renewed briefing: what people decided of it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.model import Source
from reports.readers.briefing.read import read_briefing
from reports.revision.renewal import Base, renew
from reports.sources import read_source
from reports.sources.renewing import renew_file
from tests.revision.renewal.stories import drafted, loaded

OLD, NEW = ("a" * 64, "b" * 64)


@pytest.mark.parametrize(("said", "after"), [("totals: true\n", True), ("", False)])
def test_totals_that_a_person_wrote_stay_though_no_draft_had_sums(
    said: str, after: bool, tmp_path: Path
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(f"title: Ours\nlanguage: en\n{said}", encoding="utf-8")
    merged = read_briefing(renew_file(path, loaded("pledge", 2)).data, "brief.yaml")
    assert (merged.totals, bool(merged.aid)) == (after, True)


def test_a_subtitle_comes_in_with_its_title_only() -> None:
    before = drafted("pledge", 1).model_copy(update={"subtitle": None})
    today = drafted("pledge", 2).model_copy(update={"subtitle": "A line of today"})
    for exact in (True, False):
        own = before.model_copy(update={"title": "Ours"})
        assert renew(Base(before, exact), today, own).briefing.subtitle is None
        both = renew(Base(before, exact), today, before).briefing
        assert (both.title, both.subtitle) == (today.title, today.subtitle)


def test_the_articles_before_today_s_are_remembered_the_newest_first() -> None:
    before = drafted("pledge", 1)
    own = before.model_copy(update={"source": Source(sha256=OLD, earlier=("c" * 64,))})
    today = drafted("pledge", 2).model_copy(update={"source": Source(sha256=NEW)})
    source = renew(Base(before, exact=True), today, own).briefing.source
    assert source is not None
    assert (source.sha256, source.earlier) == (NEW, (OLD, "c" * 64))
    # yesterday's article once more: it is today's, and none of before
    back = own.model_copy(update={"source": Source(sha256=NEW, earlier=(OLD,))})
    again = today.model_copy(update={"source": Source(sha256=OLD)})
    source = renew(Base(before, exact=True), again, back).briefing.source
    assert source is not None
    assert source.earlier == (NEW,)


def test_a_sum_that_the_article_calls_one_of_before_is_told(tmp_path: Path) -> None:
    path, today = tmp_path / "brief.yaml", tmp_path / "today.txt"
    row = (
        "{donor: Norway, recipient: Kenya, purpose: roads, amount: {value: 5000000, currency: EUR}"
    )
    path.write_text(
        f"title: Ours\naid:\n  - {row}, evidence: Norway gives Kenya €5 million for roads.}}\n",
        encoding="utf-8",
    )
    today.write_text(
        "Talks in Oslo\n\nThe sum for roads in Kenya was raised from €5 million to €7 million.\n",
        encoding="utf-8",
    )
    told = renew_file(path, read_source(today)).notices
    assert [each.code for each in told if each.code in ("former", "not-repeated")] == ["former"]


UNDATED = "Relief for Chad grows\n\nNorway has pledged €60 million to Chad.\n"


def told_of(path: Path, article: Path) -> list[str]:
    merged = renew_file(path, read_source(article))
    return [str(each) for each in (*merged.read, *merged.notices)]


def test_an_article_without_a_day_leaves_that_of_yesterday_and_says_so(tmp_path: Path) -> None:
    path, today = tmp_path / "brief.yaml", tmp_path / "today.txt"
    path.write_text("title: T\ndate: 2025-08-24\nqa: [{question: Who pays?, answer: Norway.}]\n")
    today.write_text(UNDATED)

    told = told_of(path, today)

    stays = f"{path}:2: Date: stays 2025-08-24; the article says none; write today's"
    assert stays in told
    assert not any("left open" in each and "date" in each for each in told)
    assert not any("the appendix is empty" in each for each in told)


def test_what_is_open_in_both_is_told_as_open(tmp_path: Path) -> None:
    path, today = tmp_path / "brief.yaml", tmp_path / "today.txt"
    path.write_text("title: T\n")
    today.write_text(UNDATED)

    told = told_of(path, today)

    assert f"{today}: date: left open, the article does not say" in told
    assert any("the appendix is empty" in each for each in told)
    assert not any("stays" in each and "date" in each for each in told)
