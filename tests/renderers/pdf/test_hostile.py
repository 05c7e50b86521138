"""Text is data: it is printed as it stands or refused with its place, and never acted upon."""

from __future__ import annotations

import socket
from pathlib import Path

import pikepdf
import pytest

from reports.errors import UnprintableError
from reports.model import Briefing, Paragraph, Person, Question, Section, escape_inline
from tests.renderers.pdf.conftest import faults
from tests.renderers.pdf.making import rendered
from tests.renderers.pdf.text.test_extraction import by_pdfium, words

HOSTILE = [
    "<b>bold?</b>",
    "&lt;b&gt; &amp; &#60;",
    '<img src="file:///etc/passwd"/>',
    "${HOME} $(id) `id` {{ 7*7 }} {% include '/etc/passwd' %}",
    "/Artifact BMC EMC (un)balanced) \\) \\( (( BT ET Q",
    "<</Type/Catalog>> endobj stream endstream %%EOF",
    "]]> <!-- --> <?xml?> <!DOCTYPE x>",
    "%s %d {0} {title!r}",
    "../../etc/passwd C:\\Windows\\system32",
    "a\u2066b\u2069c \u202ad\u202c e\u200bf",
    "\u00ad\u00ad soft \u00ad hyphens",
    "emoji-free but combining: e\u0301 o\u0308",
    "x" * 10_000,
    " ".join("W" * n for n in (1, 80, 300)),
    "-" * 500,
    "a/b" * 400,
]


def everywhere(text: str) -> Briefing:
    """Return a briefing that says `text` in every kind of place."""
    inline = escape_inline(text)
    return Briefing(
        title=text[:300],
        subtitle=text[:300],
        byline=text[:200],
        reference=text[:60],
        marking=text[:60],
        summary=inline,
        sections=(Section(heading=text[:200], body=(Paragraph(text=inline),)),),
        people=(Person(name=text[:300], role=text[:300], note=text),),
        qa=(Question(question=text[:300], answer=inline),),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_printed_as_it_stands(text: str) -> None:
    data = rendered(everywhere(text))
    assert faults(data) == []
    shown = words(by_pdfium(data)).replace(" ", "")
    wanted = "".join(c for c in text if c.isprintable() or c == " ").replace(" ", "")
    wanted = wanted.replace("-", "") if "-" not in shown else wanted
    assert wanted[:40] in shown or wanted.replace("-", "")[:40] in shown


def test_nothing_is_read_and_no_one_is_called_while_rendering(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rendered(everywhere("warm up"))

    def refuse(*arguments: object, **_: object) -> None:
        raise AssertionError(f"opened {arguments}")

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(socket, "socket", refuse)
    for text in HOSTILE[:9]:
        assert rendered(everywhere(text)).startswith(b"%PDF")


def test_no_file_of_ours_holds_a_script_or_an_outside_reference(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(rendered(everywhere(HOSTILE[2])))
    with pikepdf.open(path) as file:
        kinds = {str(o.get("/S")) for o in file.objects if isinstance(o, pikepdf.Dictionary)}
        assert not kinds & {"/JavaScript", "/Launch", "/GoToR", "/ImportData", "/SubmitForm"}
        assert "/OpenAction" not in file.Root


@pytest.mark.parametrize("char", ["\U00010380", "\u4e2d", "\ue000", "\U000fe4e5"])
def test_a_character_no_font_has_is_named_with_its_place(char: str) -> None:
    briefing = Briefing(
        title="A title", sections=(Section(heading="x", body=(Paragraph(text=f"a {char}"),)),)
    )
    with pytest.raises(UnprintableError, match=f"U\\+{ord(char):04X}") as caught:
        rendered(briefing)
    assert str(caught.value).startswith("b-")


def test_five_hundred_people_are_all_there() -> None:
    people = tuple(Person(name=f"Person Number{n}", role="Minister") for n in range(500))
    data = rendered(Briefing(title="Many", people=people))
    assert faults(data) == []
    text = by_pdfium(data)
    assert [n for n in range(500) if f"Number{n}" not in text] == []
