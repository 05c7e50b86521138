"""Text taken out by two readers: sentences in the order of the plan, words whole."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from reports.model import Briefing
from reports.renderers.contract import Rendered

Render = Callable[..., Rendered]
Reader = Callable[[bytes], str]

LONG = (
    "Notwithstanding the internationalization of institutional responsibilities, the long-term "
    "interoperability of telecommunications characteristically demonstrates well-known and "
    "up-to-date misunderstandings of administrative considerations among representatives."
)


def pdfium(data: bytes, _: Path) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def poppler(data: bytes, folder: Path) -> str:
    (folder / "brief.pdf").write_bytes(data)
    done = subprocess.run(
        ["pdftotext", "-raw", folder / "brief.pdf", "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("read", [pdfium, poppler])
@pytest.mark.parametrize("paragraphs", [1, 2, 3, 5])
def test_divided_words_are_whole(
    render: Render,
    read: Callable[[bytes, Path], str],
    need_tool: Callable[[str], str],
    tmp_path: Path,
    paragraphs: int,
) -> None:
    need_tool("pdftotext")
    bodies = [LONG[n * 7 :].strip() for n in range(paragraphs)]
    section = {"heading": "Words", "body": bodies}
    rendered = render(Briefing.model_validate({"title": "Whole words", "sections": [section]}))

    text = words(read(rendered.data, tmp_path))

    for body in bodies:
        assert words(body) in text


def test_divided_words_are_there_to_be_told() -> None:
    """The test above tests nothing unless words are divided."""
    from reports.renderers.pdf.fonts.typefaces import typefaces
    from reports.renderers.pdf.text.breaking import break_lines
    from reports.renderers.pdf.text.measure import Measurer
    from reports.theme import load_theme

    text = Measurer(typefaces(load_theme("house")), "en").text(LONG, "body", False, "p1")

    assert any(line.hyphen for line in break_lines(text, 23.0, divided=True))


@pytest.mark.parametrize("read", [pdfium, poppler])
def test_sentences_read_in_the_order_of_the_plan(
    render: Render,
    sample: Briefing,
    read: Callable[[bytes, Path], str],
    need_tool: Callable[[str], str],
    tmp_path: Path,
) -> None:
    need_tool("pdftotext")
    text = words(read(render(sample).data, tmp_path))
    headings = [str(section.heading) for section in sample.sections]
    sentences = [
        str(sample.title), str(sample.summary), "Key figures", "Aid and agreements", *headings,
        "Appendix: questions and answers", *[pair.question for pair in sample.qa],
    ]  # fmt: skip

    places = [text.find(words(sentence)) for sentence in sentences]

    assert -1 not in places
    assert places == sorted(places)


def test_a_hyphen_at_the_end_of_a_text_is_kept(render: Render) -> None:
    fields = {
        "title": "Pre-",
        "summary": "Over-",
        "people": [{"name": "A-", "role": "B-"}],
        "qa": [{"question": "Why nine-", "answer": "So **b**-"}, {"question": "What?"}],
    }

    text = words(pdfium(render(Briefing.model_validate(fields)).data, Path()))

    for hyphened in ("Pre- Over- ", "A- B- ", "Why nine- So b- 2."):
        assert hyphened in text
