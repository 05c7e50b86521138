import codecs
import difflib
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reports.errors import InputError
from reports.model import Aid, Briefing, Money, Paragraph, Source
from reports.notices import note
from reports.readers.briefing.read import read_briefing
from reports.revision import update_file, update_yaml
from reports.revision.merging.yaml_update import _changed
from reports.yamlfile import dump_yaml
from tests.revision.floods import at, changed, euros
from tests.revision.merging.test_merge import FIELDS
from tests.strategies import briefings

FILE = """\
# Our file. Keep this line.
schema_version: "1"   # the format
title: Lower Varda floods   # asked the desk
date: 2026-11-22
byline: 'Press Office'

# The bottom line.
summary: >-
  Four districts are
  under water.

aid:
  # the big one
  - donor: European Union
    purpose: shelter   # checked
    amount: {value: 12500000, currency: EUR}   # rounded
    status: pledged

  # from the second report
  - donor: Norway
    purpose: pumps
    amount:
      value: 8200000   # see page 2
      currency: EUR

  # third
  - donor: Example Bank
    form: loan

sections:
- heading: Situation
  body:
  - Heavy rain.   # really
  # a list
  - bullets:
    - one
    - two
# the end
"""


def read(text: str) -> Briefing:
    return read_briefing(text.encode(), "floods.yaml")


OURS = read(FILE)


def updated(merged: Briefing) -> list[str]:
    """The lines that change, as a diff tells them."""
    text = update_yaml(FILE, merged)
    assert read(text) == merged
    diff = difflib.unified_diff(FILE.splitlines(), text.splitlines(), n=0, lineterm="")
    return [line for line in diff if not line.startswith(("---", "+++", "@@"))]


def aid(index: int, **fields: object) -> Briefing:
    return changed(OURS, aid=at(OURS.aid, index, changed(OURS.aid[index], **fields)))


def test_nothing_new_leaves_the_text_alone() -> None:
    assert update_yaml(FILE, OURS) == FILE


def test_one_field_changes_one_line_and_keeps_its_comment() -> None:
    assert updated(changed(OURS, title="Upper Varda floods")) == [
        "-title: Lower Varda floods   # asked the desk",
        "+title: Upper Varda floods   # asked the desk",
    ]


def test_an_amount_on_one_line_changes_there() -> None:
    assert updated(aid(0, amount=euros("13"))) == [
        "-    amount: {value: 12500000, currency: EUR}   # rounded",
        "+    amount: {value: 13000000, currency: EUR}   # rounded",
    ]


def test_an_amount_in_a_block_changes_in_its_field() -> None:
    assert updated(aid(1, amount=euros("9.3"))) == [
        "-      value: 8200000   # see page 2",
        "+      value: 9300000   # see page 2",
    ]


def test_a_deleted_row_takes_its_own_comment_along() -> None:
    lines = FILE.splitlines()
    first, last = lines.index("  # from the second report"), lines.index("  # third")
    text = update_yaml(FILE, changed(OURS, aid=at(OURS.aid, 1)))
    assert text.splitlines() == lines[: first - 1] + lines[last - 1 :]


def test_a_new_row_stands_where_it_belongs() -> None:
    new = Aid(donor="Canada", recipient="Varda", amount=Money(value=5, currency="CAD"))
    lines = updated(changed(OURS, aid=at(OURS.aid, 1, new, drop=0)))
    assert lines[0] == "+  - donor: Canada"
    assert all(line.startswith("+") for line in lines)


def test_a_moved_row_moves_with_its_comment() -> None:
    text = update_yaml(FILE, changed(OURS, aid=(OURS.aid[2], *OURS.aid[:2])))
    assert text.index("# third") < text.index("- donor: Example Bank") < text.index("# the big one")


def test_a_field_that_was_left_out_is_added_in_its_place() -> None:
    assert updated(aid(2, amount=euros("30"), status="signed")) == [
        "+    amount: {value: 30000000, currency: EUR}",
        "+    status: signed",
    ]


def test_folded_text_is_folded_again() -> None:
    text = "Three districts are under water; " + "the rain goes on and on, " * 6 + "they say."
    lines = updated(changed(OURS, summary=text))
    assert lines[:2] == ["-  Four districts are", "-  under water."]
    assert all(len(line) <= 101 for line in lines)


def test_text_of_a_section_changes_in_a_list_without_indent() -> None:
    body = (Paragraph(text="Light rain."), *OURS.sections[0].body[1:], Paragraph(text="More."))
    sections = (changed(OURS.sections[0], body=body),)
    assert updated(changed(OURS, sections=sections)) == [
        "-  - Heavy rain.   # really",
        "+  - Light rain.",
        "+  - More.",
    ]


def test_a_field_that_is_emptied_goes() -> None:
    assert updated(changed(OURS, byline=None)) == ["-byline: 'Press Office'"]


def test_a_list_that_is_emptied_goes_with_its_rows() -> None:
    text = update_yaml(FILE, changed(OURS, aid=()))
    assert read(text).aid == ()
    assert "donor" not in text
    assert "# the end" in text


def test_notes_are_added_to_a_file_without_any() -> None:
    assert updated(changed(OURS, notes=("Editor, at “Situation”: check",))) == [
        "+",
        "+notes:",
        '+  - "Editor, at “Situation”: check"',
    ]


def test_line_ends_of_windows_stay() -> None:
    text = update_yaml(FILE.replace("\n", "\r\n"), changed(OURS, title="Upper Varda floods"))
    expected = FILE.replace("title: Lower", "title: Upper")
    assert text == expected.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("mark", "code"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
     (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_LE, "utf-32-le")],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_keeps_its_byte_order_mark_and_line_ends(mark: bytes, code: str, end: str) -> None:
    before = mark + FILE.replace("\n", end).encode(code)
    expected = FILE.replace("title: Lower", "title: Upper").replace("\n", end).encode(code)

    assert (
        update_file(before, "a.yaml", changed(OURS, title="Upper Varda floods")) == mark + expected
    )
    assert update_file(before, "a.yaml", OURS) == before


def test_mixed_line_ends_stay_on_every_line_that_stays() -> None:
    """Every third line ends as on Windows; the changed line takes the end that most have."""
    lines = FILE.split("\n")
    mixed = [line + ("\r\n" if n % 3 == 1 else "\n") for n, line in enumerate(lines[:-1])]
    at = next(n for n, line in enumerate(mixed) if line.startswith("title:"))
    wanted = [*mixed[:at], mixed[at].replace("Lower", "Upper").rstrip() + "\n", *mixed[at + 1 :]]

    text = update_yaml("".join(mixed), changed(OURS, title="Upper Varda floods"))
    assert text.splitlines(keepends=True) == wanted


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_last_line_without_an_end_stays_so(end: str) -> None:
    text = FILE.rstrip("\n").replace("\n", end)
    assert update_yaml(text, changed(OURS, title="Upper Varda floods")) == text.replace(
        "title: Lower", "title: Upper"
    )


def test_a_file_without_a_last_line_end_can_be_changed() -> None:
    assert update_yaml("title: A", changed(read("title: A"), byline="B")) == "title: A\nbyline: B\n"


def test_a_file_that_defies_change_by_lines_is_written_anew() -> None:
    text = "{title: A, byline: B}"
    assert read(update_yaml(text, changed(read(text), title="C"))).title == "C"


def test_what_is_no_briefing_is_refused() -> None:
    with pytest.raises(InputError):
        update_yaml("- a list", OURS)


@pytest.mark.parametrize("new", [Source(), Source(title="Told anew", author="A")])
def test_a_source_of_other_facts_keeps_the_comments_around_it(new: Source) -> None:
    ours = Briefing.model_validate({"title": "T", "source": {"publisher": "P"}})
    merged = ours.model_copy(update={"source": new})
    text = update_yaml("# mine\n" + dump_yaml(ours), merged)

    assert read(text) == merged
    assert text.startswith("# mine\n")


@settings(max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(briefings(), briefings(), st.sets(st.sampled_from(FIELDS), min_size=1))
def test_every_change_can_be_made_line_by_line(
    ours: Briefing, other: Briefing, fields: set[str]
) -> None:
    merged = ours.model_copy(update={name: getattr(other, name) for name in fields})
    text = dump_yaml(ours, review=[note("look", "look here")])
    assert read(update_yaml(text, merged)) == merged
    out = _changed(text, ours, merged)
    assert out is not None
    assert out.startswith("# To review:\n# - look here\n")


@pytest.mark.parametrize(
    ("begin", "end"), [(">-\n            ", ""), ("|\n            ", ""), ('"', '"'), ("'", "'")]
)
def test_lines_of_a_long_text_that_begin_as_comments_do_are_not_kept_as_such(
    begin: str, end: str
) -> None:
    text = (
        "# mine\ntitle: T\nsections:\n  - body:\n      - bullets:\n"
        f"          - {begin}The first line\n            #2 is no comment{end}\n"
        "          # hers\n          - The last\n"
    )
    ours = read(text)
    section = {"body": [{"bullets": ["Another", "The last"]}]}
    merged = Briefing.model_validate({"title": "T", "sections": [section]})
    changed = _changed(text, ours, merged)

    assert changed is not None
    assert read(changed) == merged
    assert "#2" not in changed
    assert "# mine\n" in changed
    assert "          # hers\n" in changed


@pytest.mark.parametrize("mark", ["'", '"'])
def test_a_field_in_quotation_marks_goes_with_all_its_lines(mark: str) -> None:
    text = f"# mine\ntitle: T\nsummary: {mark}The first line\n  #2{mark}\n# hers\ntotals: false\n"
    ours = read(text)
    merged = ours.model_copy(update={"summary": "Another"})

    assert _changed(text, ours, merged) == (
        "# mine\ntitle: T\nsummary: Another\n# hers\ntotals: false\n"
    )


def test_an_item_that_gets_an_earlier_field_is_written_anew_and_its_neighbours_stay() -> None:
    text = "title: T\ncontacts:\n  - phone: '1'  # the desk\n  # mine\n  - name: Ann  # hers\n"
    ours = read(text)
    desk = ours.contacts[0].model_copy(update={"role": "Duty officer"})
    merged = ours.model_copy(update={"contacts": (desk, ours.contacts[1])})
    changed = _changed(text, ours, merged)

    assert changed is not None
    assert "  # mine\n  - name: Ann  # hers\n" in changed
    assert read(changed) == merged


def test_a_line_of_a_text_that_looks_like_a_comment_is_text() -> None:
    text = (
        "title: T\nqa:\n  - question: One?\n    answer: |-\n      Yes.\n\n      # not a comment\n"
        "  # of two\n  - question: Two?  # mine\n    answer: No.\n"
    )
    ours = read(text)
    one, two = ours.qa
    for new in (changed(one, answer="It is."), changed(one, question="First?")):
        merged = changed(ours, qa=(new, two))
        out = _changed(text, ours, merged)

        assert out is not None
        assert read(out) == merged
        assert "  # of two\n  - question: Two?  # mine\n" in out
        assert ("# not a comment" in out) == (new.answer == one.answer)


TYPED = """\
title: T
aid:
  # the first
  - donor: Canada
    amount: over CAD 1.5 billion (about USD 1.1 billion)   # check
    status: announced
figures:
  - label: share
    value: 31%  # of GDP
    note: n
date: 24 August 2025
"""


@pytest.mark.parametrize(
    ("table", "changes", "lines"),
    [
        ("aid", {"status": "signed"}, ["    status: signed"]),
        ("aid", {"amount": Money(value=Decimal(2), currency="CAD")},
         ["    amount: {value: 2, currency: CAD}   # check",
          "    equivalent: {value: 1100000000, currency: USD, qualifier: about}"]),
        ("aid", {"equivalent": None},
         ["    amount: {value: 1500000000, currency: CAD, qualifier: over}   # check"]),
        ("figures", {"unit": "km"}, ["    value: 31  # of GDP", "    unit: km"]),
        ("figures", {"unit": None}, ["    value: 31  # of GDP"]),
        ("figures", {"note": "m"}, ["    note: m"]),
    ],
)  # fmt: skip
def test_what_one_text_says_of_several_fields_is_written_anew_only_with_one_of_them(
    table: str, changes: dict[str, Any], lines: list[str]
) -> None:
    before = read_briefing(TYPED.encode(), "b.yaml")
    row = getattr(before, table)[0].model_copy(update=changes)
    after = before.model_copy(update={table: (row,)})

    out = update_yaml(TYPED, after).splitlines()

    assert [line for line in out if line not in TYPED.splitlines()] == lines
    assert "  # the first" in out
    assert read_briefing("\n".join(out).encode(), "b.yaml") == after


NESTED = """\
title: Lists
sections:
- heading: All
  body:
  - heading: First part   # ours
  - |
    One line,\\
    another.
  - bullets:
    # what floats
    - boats   # counted
    - - small
      - large   # two
    # who helps
    - text: people
      numbered: [nurses, pilots]
    - tents
"""


def changed_lines(old: str, *edits: tuple[str, str]) -> list[str]:
    """The lines that change in NESTED when values of it are others."""
    text = json.dumps(read(NESTED).model_dump(mode="json", exclude_none=True), ensure_ascii=False)
    for before, after in edits:
        assert before in text, text
        text = text.replace(before, after)
    merged = Briefing.model_validate(json.loads(text))
    new = update_yaml(old, merged)
    assert read(new) == merged
    diff = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in diff if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (("First part", "Opening"), ["-  - heading: First part   # ours", "+  - heading: Opening   # ours"]),
        (("another.", "a second."), ["-  - |", "+  - |-", "-    another.", "+    a second."]),
        (("\u2028another", " another"), ["-  - |", "-    One line,\\", "-    another.", "+  - One line, another."]),
        (("tents", "huts"), ["-    - tents", "+    - huts"]),
        # a bare list is written as it is dumped once something in it changes; all others stay
        (("large", "huge"), [
            "-    - boats   # counted", "-    - - small", "-      - large   # two",
            "+    - text: boats", "+      bullets:", "+        - small", "+        - huge",
        ]),
        (("pilots", "drivers"), [
            "-      numbered: [nurses, pilots]",
            "+      numbered:", "+        - nurses", "+        - drivers",
        ]),
    ],
)  # fmt: skip
def test_what_a_body_may_hold_changes_line_by_line(edit: tuple[str, str], lines: list[str]) -> None:
    assert sorted(changed_lines(NESTED, edit)) == sorted(lines)


ROWS = """\
title: Floods
figures:
  - label: Boats
    value: 6
    # told on the phone
  # ours, too
  - {label: Cars, value: 7}
    # by the desk
aid: []
"""


def test_a_comment_below_a_row_as_deep_as_its_fields_stays_with_it() -> None:
    ours = read(ROWS)
    boats, cars = ours.figures
    text = update_yaml(ROWS, changed(ours, figures=(boats, changed(boats, label="Vans"), cars)))
    order = ["label: Boats", "# told on the phone", "label: Vans", "# ours, too", "label: Cars"]
    assert sorted(order, key=text.index) == order
    text = update_yaml(ROWS, changed(ours, figures=(*ours.figures, changed(boats, label="Vans"))))
    assert text.index("# by the desk") < text.index("label: Vans")


def test_a_comment_below_a_row_goes_and_changes_with_it() -> None:
    ours = read(ROWS)
    boats, cars = ours.figures
    assert "told on the phone" not in update_yaml(ROWS, changed(ours, figures=(cars,)))
    text = update_yaml(ROWS, changed(ours, figures=(boats, changed(cars, value=Decimal(8)))))
    assert text.index("value: 8") < text.index("# by the desk")
