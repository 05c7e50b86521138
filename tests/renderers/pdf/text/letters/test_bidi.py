import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.renderers.direction import is_rtl_text
from reports.renderers.pdf.text.letters.bidi import embedding_levels, visual_order
from reports.renderers.pdf.text.letters.scripts import needs_shaping

# Hebrew and Arabic letters, a mark, Latin, both kinds of digits, separators, brackets
LETTERS = "אבعميً abcXY 0129٣٤ .,:/-+$%€()[]{}!?«»'\" "


def displayed(text: str, rtl: bool) -> str:
    """Return text as it stands on one line, from left to right, its brackets not turned."""
    levels = embedding_levels(text, rtl)
    order = visual_order(list(zip(levels, range(len(text)), strict=True)))
    return "".join(text[place] for place in order)


@settings(max_examples=300)
@given(text=st.text(LETTERS, min_size=1, max_size=24), rtl=st.booleans())
def test_letters_stand_where_another_implementation_puts_them(text: str, rtl: bool) -> None:
    # white space at a line's end is set by rule L1, which is for whole lines: keep it inside
    text = f"א{text}א" if rtl else f"a{text}a"
    assert displayed(text, rtl) == get_display(text, base_dir="R" if rtl else "L")


@pytest.mark.parametrize(
    ("text", "rtl", "shown"),
    [
        ("אב גד", True, "דג בא"),
        ("אב abc גד", True, "דג abc בא"),
        ("abc אב def", False, "abc בא def"),
        ("אב 123 גד", True, "דג 123 בא"),
        ("אב ABC (DEF) גד", True, "דג ABC (DEF) בא"),
        ("אב (ABC) גד", True, "דג )ABC( בא"),
        ("אב (גד)", True, ")דג( בא"),
        ("אב \u2066c, d\u2069 גד", True, "דג c, d בא"),
    ],
)
def test_lines_read_as_people_write_them(text: str, rtl: bool, shown: str) -> None:
    assert displayed(text, rtl).translate({0x2066: None, 0x2069: None}) == shown


@settings(max_examples=200)
@given(text=st.text("aжनि王ก 019.,:/-+$%€()[]\u0301", min_size=1, max_size=24))
def test_without_letters_that_run_to_the_left_nothing_is_moved(text: str) -> None:
    assert displayed(text, False) == text
    # the package's rules say the same
    levels = embedding_levels(f"{text}א", False)[:-1]
    assert set(levels[: len(text.rstrip(" .,:/-+$%€()[]\u0301"))]) <= {0}


def test_levels_are_given_for_controls_too() -> None:
    text = "\u202bאב\u202c \u200f"
    assert len(embedding_levels(text, True)) == len(text)


@pytest.mark.parametrize(
    ("text", "base", "rtl"),
    [
        ("אב", False, True),
        ("abc אב", False, False),
        ("NATO אב", True, True),
        ("NATO 1949", True, False),
        ("1949", True, False),
        ("(אב) abc", False, True),
    ],
)
def test_the_direction_of_a_paragraph_follows_its_letters(text: str, base: bool, rtl: bool) -> None:
    assert is_rtl_text(text, base) is rtl


def test_only_texts_with_letters_that_need_it_are_shaped() -> None:
    assert not needs_shaping("plain")
    assert not needs_shaping("déjà Ω Ж – “x”")
    assert all(map(needs_shaping, ("א", "ع", "न", "x ក")))
