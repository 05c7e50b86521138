"""The second day of six stories goes into the briefing of the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.model import Briefing
from reports.readers.briefing.read import read_briefing
from reports.sources import read_source
from reports.sources.renewing import renew_file
from tests.revision.renewal.stories import (
    NEW_VALUES,
    OWN_ROW,
    STORIES,
    article,
    drafted,
    edited,
    loaded,
    rows,
    values,
    written,
)

#: Whether yesterday's article is at hand.
KNOWN = pytest.mark.parametrize("known", [True, False], ids=["with-base", "alone"])
EACH = pytest.mark.parametrize("story", STORIES)


def renewed(path: Path, before: Briefing, story: str, known: bool) -> Briefing:
    """Return what the file of `before` says with the second day of its story."""
    path.write_text(written(before), encoding="utf-8")
    base = article(story, 1) if known else None
    merged = renew_file(path, loaded(story, 2), base=base)
    assert not merged.unsettled, merged.conflicts
    path.write_bytes(merged.data)
    return read_briefing(merged.data, path.name)


def text_of(story: str, day: int) -> str:
    return " ".join(article(story, day).read_text(encoding="utf-8").split())


@EACH
@KNOWN
def test_new_facts_come_in_and_sentences_follow(story: str, known: bool, tmp_path: Path) -> None:
    before = drafted(story, 1)
    merged = renewed(tmp_path / "brief.yaml", before, story, known)

    today = drafted(story, 2)
    assert values(merged) >= NEW_VALUES[story]
    assert {row.evidence for row in rows(today)} <= {row.evidence for row in rows(merged)}
    assert {each.name for each in today.people} <= {each.name for each in merged.people}
    assert {each.text for each in today.quotes} <= {each.text for each in merged.quotes}
    # a sentence of yesterday stands only under a row as yesterday's draft had it
    old = [row for row in rows(merged) if row.evidence not in text_of(story, 2)]
    assert all(row in rows(before) for row in old)
    labels = [each.label for each in merged.figures]
    assert len(set(labels)) == len(labels)
    assert (merged.title, merged.date, merged.summary) == (today.title, today.date, today.summary)


@EACH
@KNOWN
def test_what_people_edited_stays(story: str, known: bool, tmp_path: Path) -> None:
    before = edited(drafted(story, 1))
    path = tmp_path / "brief.yaml"
    merged = renewed(path, before, story, known)

    for name in ("title", "summary", "marking", "reference", "key_messages"):
        assert getattr(merged, name) == getattr(before, name)
    assert "Ask Ann." in merged.notes
    lead = next(each for each in merged.people if each.id == "lead")
    assert (lead.role, lead.note) == ("Host", "Call first.")
    assert OWN_ROW in merged.figures
    gone = {each.name for each in drafted(story, 1).people} - {each.name for each in before.people}
    assert not gone & {each.name for each in merged.people}
    assert "Words of the desk." in {getattr(each, "text", "") for each in merged.sections[0].body}
    labels = [each.label for each in before.figures]
    assert [each.label for each in merged.figures if each.label in labels] == labels
    assert values(merged) >= NEW_VALUES[story]
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ours\n")
    assert "marking: OFFICIAL  # says Bo\n" in text


@EACH
@KNOWN
def test_the_same_day_in_another_file_changes_nothing(
    story: str, known: bool, tmp_path: Path
) -> None:
    path, again = tmp_path / "brief.yaml", tmp_path / article(story, 2).name
    data = article(story, 2).read_bytes()
    for before in (drafted(story, 1), edited(drafted(story, 1))):
        renewed(path, before, story, known)
        # other bytes, so that the digest tells nothing
        again.write_bytes(data + b"\n")
        base = article(story, 2) if known else None
        merged = renew_file(path, read_source(again), base=base)
        assert all(each.path.startswith("source.") for each in merged.changes)
        assert not merged.conflicts


@EACH
@KNOWN
def test_a_text_that_people_took_out_stays_out(story: str, known: bool, tmp_path: Path) -> None:
    before = drafted(story, 1).model_copy(update={"sections": ()})
    merged = renewed(tmp_path / "brief.yaml", before, story, known)
    assert merged.sections == ()
    assert values(merged) >= NEW_VALUES[story]


def test_nothing_is_added_to_a_text_that_was_cut(tmp_path: Path) -> None:
    before = drafted("pledge", 1)
    (section,) = before.sections
    cut = (section.model_copy(update={"body": section.body[:2]}),)
    merged = renewed(tmp_path / "a.yaml", before.model_copy(update={"sections": cut}),
                     "pledge", known=False)  # fmt: skip
    body = [getattr(each, "text", "") for each in merged.sections[0].body]
    assert (len(body), "€60 million" in body[0]) == (2, True)
    whole = renewed(tmp_path / "b.yaml", before, "pledge", known=False)
    assert "340 people" in " ".join(getattr(each, "text", "") for each in whole.sections[0].body)


@KNOWN
def test_a_third_day_knows_the_rows_of_the_first(known: bool, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    renewed(path, drafted("release", 1), "release", known)
    base = article("release", 2) if known else None
    merged = renew_file(path, loaded("release", 3), base=base)
    assert not merged.conflicts
    found = values(read_briefing(merged.data, path.name))
    # the second day was silent on what the UK gave since 2023
    assert found >= {"360000", "155000000", "11000000", "5000000"}
    assert not found & {"300000", "340000", "140000000"}


@EACH
def test_a_draft_of_the_article_that_it_was_drafted_from_changes_nothing(
    story: str, tmp_path: Path
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(written(edited(drafted(story, 1))), encoding="utf-8")
    merged = renew_file(path, loaded(story, 1))
    assert (merged.data, merged.changes, merged.conflicts) == (merged.before, (), ())


@KNOWN
def test_rows_that_people_deleted_stay_out_and_are_named(known: bool, tmp_path: Path) -> None:
    before = drafted("pledge", 1)
    cut = before.model_copy(update={"figures": before.figures[:1], "aid": ()})
    path = tmp_path / "brief.yaml"
    path.write_text(written(cut), encoding="utf-8")
    base = article("pledge", 1) if known else None
    merged = renew_file(path, loaded("pledge", 2), base=base)
    found = read_briefing(merged.data, path.name)

    # 21 million are said again, and Norway's aid with another sum; the rest is new
    assert values(found) == {"850000", "340", "200000000"}
    told = [each.found for each in merged.notices if each.code == "stays-deleted"]
    assert ["food aid" in told[0], "“Norway" in told[1]] == [True, True]


def test_what_the_article_still_says_of_an_edited_field_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    again = tmp_path / "again.txt"
    again.write_bytes(article("pledge", 1).read_bytes() + b"\n")
    path.write_text(written(edited(drafted("pledge", 1))), encoding="utf-8")
    same = renew_file(path, read_source(again), base=article("pledge", 1))
    assert "kept" not in {each.code for each in same.notices}
    other = renew_file(path, loaded("pledge", 2), base=article("pledge", 1))
    assert [each.place.part for each in other.notices if each.code == "kept"] == [
        "title",
        "summary",
    ]
