"""Whatever is typed into a brief comes home, or is told: one brief with the base of another."""

import hashlib
import re
from html import escape

from hypothesis import assume, given, settings

from reports.look import look_of
from reports.model import Briefing, Figure, Paragraph, Quote, Section
from reports.notices import Notice
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import Reading, read_word
from reports.revision.shown import Shown, ShownQuestion, show
from reports.wordfile.vocabulary import BASE_NAMESPACE, BASE_PART, BASE_SCHEMA
from tests.revision.word_edits import with_part
from tests.strategies import briefings


def as_if_edited(base: Briefing, shown: Briefing) -> Reading:
    """Read a brief that shows one briefing and says that it was made of another."""
    text = base.model_dump_json(exclude_none=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    part = (
        f'<base xmlns="{BASE_NAMESPACE}" schema="{BASE_SCHEMA}" sha256="{digest}">'
        f"{escape(text, quote=False)}</base>"
    )
    data = WordRenderer().render(plan_of(shown), look_of()).data
    edited = with_part(data, BASE_PART, part, "customXml")
    return read_word(edited, "brief.docx", allow_unmark=True)


def flow(shown: Shown) -> list[object]:
    """Headings and blocks in order.

    Where a section without a heading begins, or one bulleted list after another, does
    not show: items stand by themselves.
    """
    out: list[object] = []
    for section in shown.sections:
        out += [section.heading] if section.heading else []
        for block in section.blocks:
            if block.kind == "bullets":
                out += block.items
            else:
                out.append((block.kind, block.items, block.speaker))
    return out


def told(shown: Shown) -> dict[str, object]:
    """All that a brief shows but its quotations, in a form to compare."""
    tables = {kind: [dict(row.cells) for row in t.rows] for kind, t in shown.tables.items()}
    return {
        "fields": shown.fields,
        "summary": shown.summary,
        "flow": flow(shown),
        "qa": [(each.question, each.answer) for each in shown.questions],
        "source": shown.source,
        "contacts": [line for _, line in shown.contacts],
        **tables,
    }


def asks(question: ShownQuestion) -> bool:
    """Whether a paragraph of an answer reads as a question typed by hand: bold, or “Q: …”."""
    texts = ["".join(span.text for span in answer).strip() for answer in question.answer]
    bold = [all(span.bold for span in answer if span.text.strip()) for answer in question.answer]
    asked = [b and t.endswith("?") for b, t in zip(bold, texts, strict=True)]
    return any(asked) or any(re.match(r"[A-Z]\w{0,8}\s?\d*\s?[:.)]", text) for text in texts)


def leaves_an_answer(notice: Notice) -> bool:
    """Whether an answer was left out: its words were those of a question deleted below it."""
    return "is gone: the answer was left out" in notice.found


@settings(max_examples=25)
@given(briefings(("en", "fr")), briefings(("en", "fr")))
def test_what_a_brief_shows_comes_home_or_is_told(base: Briefing, other: Briefing) -> None:
    assume(not any(map(asks, show(other).questions)))
    # text without a heading below lines to take is read as one of them, and told
    assume(not other.key_messages or not other.sections or other.sections[0].heading)
    typed = other.model_copy(update={"language": base.language, "kind": base.kind})
    reading = as_if_edited(base, typed)
    assert reading.base == base
    expected, found = told(show(typed)), told(show(reading.briefing))
    for name in ("fields", "summary", "flow"):
        assert found[name] == expected[name]
    assert found["qa"] == expected["qa"] or any(map(leaves_an_answer, reading.notices))
    assert found == expected or reading.notices


def test_a_brief_typed_anew_has_lost_no_styles() -> None:
    quotes = tuple(Quote(text=text) for text in ("The river fell.", "It is over."))
    base = Briefing(title="Floods", figures=(Figure(label="Rivers", value=2),), quotes=quotes)
    typed = Briefing(title="Floods", sections=(Section(body=(Paragraph(text="The river fell."),)),))

    reading = as_if_edited(base, typed)

    assert told(show(reading.briefing)) == told(show(typed))


@settings(max_examples=10)
@given(briefings(("en",)))
def test_what_is_never_printed_stays(base: Briefing) -> None:
    typed = base.model_copy(update={"title": "Another title", "notes": ()})
    reading = as_if_edited(base, typed)
    assert reading.briefing == base.model_copy(update={"title": "Another title"})
