"""Lines of scripts without spaces: where they may end, and that no reader is told otherwise."""

from __future__ import annotations

import pytest

from reports.renderers.pdf.fonts.typefaces import load_face
from reports.renderers.pdf.text.breaking import break_lines
from reports.renderers.pdf.text.line_ends.unspaced import may_part, parted
from reports.renderers.pdf.text.lines import line_parts
from reports.renderers.pdf.text.text import Look, Text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("尊重，联合国", "尊|重，|联|合|国"),  # noqa: RUF001
        ("「自卫」；国", "「自|卫」；|国"),  # noqa: RUF001
        ("（王毅）说 ", "（王|毅）|说 "),  # noqa: RUF001
        ("(王毅) ", "(王|毅) "),
        ("“王毅” ", "“王|毅” "),
        ("第51条", "第|51|条"),
        ("日々のニュース", "日々|の|ニュー|ス"),
        ("ちょっと、", "ちょっ|と、"),
        ("利益……”——新华", "利|益……”——|新|华"),
        ("３０％增长", "３|０％|增|长"),  # noqa: RUF001
        ("￥100元", "￥100|元"),
        ("王\u00a0毅", "王\u00a0毅"),
        ("Carney总理", "Carney|总|理"),
        # whole, as they have spaces
        ("대통령은 ", "대통령은 "),
        ("peacekeeping ", "peacekeeping "),
        ("Ελλάδα—Кипр ", "Ελλάδα—Кипр "),
        # between syllables, of two letters at least
        ("ความช่วยเหลือ ", "ความ|ช่วย|เหลือ "),
    ],
)
def test_a_line_may_end_between_these_parts(text: str, parts: str) -> None:
    assert "|".join(parted(text)) == parts


def test_no_line_begins_with_what_closes_or_ends_with_what_opens() -> None:
    for mark in "、。，．：；！？」』）】〉》”’ーっャ々…％%,.)":  # noqa: RUF001
        assert not may_part("王", mark), mark
    for mark in "「『（【〈《“‘￥$(":  # noqa: RUF001
        assert not may_part(mark, "王"), mark
    assert may_part("王", "「")
    assert may_part("。", "王")


def text_of(words: str) -> Text:
    """A text whose letters are each an em wide."""
    pieces = list(parted(words))
    starts = [float(sum(map(len, pieces[:n]))) for n in range(len(pieces))]
    ends = [start + len(piece.rstrip()) for start, piece in zip(starts, pieces, strict=True)]
    look = Look(load_face("SourceSans3-Regular.ttf"))
    letters = {n: [float(at) for at in range(1, len(piece) + 1)] for n, piece in enumerate(pieces)}
    codes = [""] * len(pieces)
    return Text(words, "zh", look, pieces, starts, ends, codes, is_simple=False, letters=letters)


def test_lines_are_full_and_parts_of_them_tell_nothing_but_what_they_show() -> None:
    text = text_of("中国愿同加方加强沟通，尊重彼此核心利益。")  # noqa: RUF001
    lines = break_lines(text, 10.0)
    shown = ["".join(text.pieces[line.start : line.end]) for line in lines]

    assert shown == ["中国愿同加方加强沟", "通，尊重彼此核心利", "益。"]  # noqa: RUF001
    assert [part.actual for line in lines for part in line_parts(text, line)] == [None] * 3


def test_a_short_name_is_no_narrower_than_it_is_and_a_sentence_than_some_letters() -> None:
    assert text_of("加拿大").narrowest == 3.0
    assert text_of("加拿大总理卡尼在北京").narrowest == 4.5
    assert text_of("peacekeeping").narrowest == 12.0


def test_a_word_of_another_script_beside_ideographs_is_still_told_whole() -> None:
    text = text_of("卡尼ActualText是")
    told = [part.actual for line in break_lines(text, 6.0) for part in line_parts(text, line)]

    assert "ActualText" in told
