"""An untouched brief reads back as the briefing it was made of."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from reports.look import Options, look_of
from reports.model import Briefing, Bullets, Paragraph, Question, Section, public
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from reports.theme import PageSize
from tests.decision_note import decision_note
from tests.headed import headed_brief
from tests.renderers.word.cases import bodies
from tests.revision.floods import FLOODS, WHOLE
from tests.starters import KINDS, starter
from tests.strategies import briefings

HEADED = ("en-GB", "fr", "ar")


def written(briefing: Briefing) -> bytes:
    return WordRenderer().render(plan_of(briefing), look_of()).data


def test_the_sample_reads_back_equal(sample: Briefing) -> None:
    reading = read_word(written(sample), "sample.docx")
    assert reading.briefing == public(sample)
    assert reading.base == public(sample)
    assert reading.notices == ()


@given(briefings())
def test_every_briefing_reads_back_equal(briefing: Briefing) -> None:
    reading = read_word(written(briefing), "brief.docx")
    assert reading.briefing == public(briefing)
    assert reading.notices == ()


@given(briefings())
def test_every_briefing_that_is_carried_whole_reads_back_whole(briefing: Briefing) -> None:
    plan = plan_of(briefing, Options(embed="full"))
    reading = read_word(WordRenderer().render(plan, look_of()).data, "brief.docx")
    assert reading.briefing == briefing
    assert (reading.notices, reading.evidence) == ((), ())


def test_an_item_that_says_what_the_summary_says_is_an_item() -> None:
    body = (Bullets(bullets=("one", "In short.", "Why?")), Paragraph(text="In short."))
    briefing = Briefing(
        title="In short.", summary="In short.", sections=(Section(body=body),),
        qa=(Question(question="Why?"),),
    )  # fmt: skip
    assert read_word(written(briefing), "brief.docx").briefing == briefing


@pytest.mark.parametrize("language", ["ar", "he", "de", "zh", "pt-BR", "sr-Latn-RS"])
@given(briefing=briefings())
@settings(max_examples=5)
def test_a_brief_in_any_language_reads_back_equal(language: str, briefing: Briefing) -> None:
    named = briefing.model_copy(update={"language": language})
    assert read_word(written(named), "brief.docx").briefing == public(named)


@pytest.mark.parametrize("page", ["a4", "letter"])
@pytest.mark.parametrize("theme", ["house", "embassy"])
def test_a_brief_that_cites_reads_back_equal(theme: str, page: PageSize) -> None:
    options = Options(page=page, cite=True)
    made = WordRenderer().render(plan_of(WHOLE, options), look_of(theme, options))
    reading = read_word(made.data, "floods.docx")
    assert reading.briefing == public(WHOLE, evidence=True)
    assert reading.notices == ()


@pytest.mark.parametrize(
    "briefing",
    [None, bodies(), decision_note(), *map(headed_brief, HEADED), *map(starter, KINDS)],
    ids=[
        "sample",
        "bodies",
        "decisions",
        *(f"head-{tag}" for tag in HEADED),
        *(f"starter-{kind}" for kind in KINDS),
    ],
)
def test_libreoffice_saves_a_brief_and_it_reads_back_equal(
    briefing: Briefing | None, sample: Briefing, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    base = briefing or sample
    source = tmp_path / "sample.docx"
    source.write_bytes(written(base))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [need_tool("soffice"), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML",
         "--outdir", str(tmp_path / "saved"), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    reading = read_word((tmp_path / "saved" / "sample.docx").read_bytes(), "sample.docx")
    assert (reading.briefing, reading.base, reading.notices) == (public(base), public(base), ())


@pytest.mark.parametrize(
    "briefing",
    [FLOODS, None, bodies(), decision_note(), *map(headed_brief, HEADED), *map(starter, KINDS)],
    ids=[
        "floods",
        "sample",
        "bodies",
        "decisions",
        *(f"head-{tag}" for tag in HEADED),
        *(f"starter-{kind}" for kind in KINDS),
    ],
)
def test_a_converter_that_loses_bookmarks_and_styles_loses_nothing_with_the_base(
    briefing: Briefing | None, sample: Briefing, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    base = briefing or sample
    source, target = tmp_path / "brief.docx", tmp_path / "converted.docx"
    source.write_bytes(written(base))
    subprocess.run([need_tool("pandoc"), str(source), "-o", str(target)], check=True, timeout=60)
    reading = read_word(target.read_bytes(), "converted.docx", base=base)
    assert (reading.briefing, reading.notices) == (base, ())


WAITING = Section(heading="Still to be written")
FULL = Section(heading="Written", body=(Paragraph(text="Here."),))
BARE = Section(body=(Paragraph(text="Without a heading."),))


@pytest.mark.parametrize(
    "sections",
    [
        (WAITING,), (WAITING, WAITING), (WAITING, FULL), (FULL, WAITING), (WAITING, BARE),
        (BARE, WAITING, BARE), (FULL, Section(), WAITING), (WAITING, BARE, FULL, WAITING),
    ],
)  # fmt: skip
def test_a_heading_with_nothing_below_it_reads_back(sections: tuple[Section, ...]) -> None:
    briefing = Briefing(title="Headings first", sections=sections)

    reading = read_word(written(briefing), "brief.docx")

    assert reading.briefing == briefing
    assert reading.notices == ()
