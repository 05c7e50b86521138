"""Lines of scripts without spaces, where a line is full: in its column, and between syllables."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from math import fsum
from pathlib import Path

import pytest
from wcwidth import iter_graphemes

from reports.fonts.system import SystemFonts
from reports.renderers.pdf.fonts.typefaces import typefaces
from reports.renderers.pdf.text.breaking import break_lines, line_width
from reports.renderers.pdf.text.line_ends.dividing import any_place
from reports.renderers.pdf.text.measure import Measurer
from reports.renderers.pdf.text.shaping import ShapedText, shaped_line
from reports.theme import load_theme

FONTS = "/usr/share/fonts"
TEXTS = {
    "Khmer": "នាយករដ្ឋមន្ត្រីកាណាដាបានប្រកាសជំនួយមនុស្សធម៌ដល់អ៊ុយក្រែនក្នុងជំនួបនៅទីក្រុងគៀវកាលពីថ្ងៃអង្គារ",
    "Lao": "ນາຍົກລັດຖະມົນຕີການາດາໄດ້ປະກາດການຊ່ວຍເຫຼືອດ້ານມະນຸດສະທຳແກ່ຢູເຄຣນໃນກອງປະຊຸມທີ່ນະຄອນຫຼວງກີຢິບ",
    "Burmese": (
        "ကနေဒါဝန်ကြီးချုပ်ကယူကရိန်းနိုင်ငံအတွက်လူသားချင်းစာနာထောက်ထားမှုအကူအညီများကိုဆက်လက်ပေးအပ်မည်ဖြစ်ကြောင်းပြောကြားခဲ့သည်"
    ),
    "Thai": "นายกรัฐมนตรีแคนาดากล่าวว่าความช่วยเหลือด้านมนุษยธรรมและการสนับสนุนทางทหารแก่ยูเครนจะดำเนินต่อไป",
    "Tamil": "கனடாபிரதமர்உக்ரைனுக்குஉதவிஅறிவித்தார்தமிழ்நாட்டின்கொள்கைதொடர்கிறதுஸ்ரீக்ஷ",
    "Bengali": "কোনোসৌদিপ্রধানমন্ত্রীশেখহাসিনাকোনোসৌদিপ্রধানমন্ত্রী",
    "Hindi": "प्रधानमंत्रीनरेन्द्रमोदीकार्यक्रमक्षत्रियज्ञानश्रृंखला",
    "emoji": "🇺🇦👨‍👩‍👧👍🏽1️⃣❤️‍🔥🏳️‍🌈🙏🏽🚨👉🕊️💙💛✅" * 2,
}


@pytest.fixture(scope="module")
def measure(need_path: Callable[[str], Path]) -> Measurer:
    need_path(f"{FONTS}/truetype/noto/NotoSansKhmer-Regular.ttf")
    return Measurer(typefaces(load_theme("house"), SystemFonts((FONTS,))), "en")


@pytest.mark.parametrize("name", TEXTS)
def test_no_line_leaves_its_column_or_ends_inside_what_is_shown_as_one(
    name: str, measure: Measurer
) -> None:
    plain = TEXTS[name]
    text = measure.text(plain, "body", False, "summary")
    assert isinstance(text, ShapedText)
    ends, at = set(), 0
    for cluster in iter_graphemes(plain):
        at += len(cluster)
        ends.add(at)
    for room in range(6, 40):
        for line in break_lines(text, float(room), divided=True):
            end = text.places[line.end] + line.end_letter
            assert fsum(run.width for run in shaped_line(text, line)) <= room + 1e-6
            assert line_width(text, line) <= room + 1e-6
            assert end in ends
            assert unicodedata.category(plain[end : end + 1] or "a") not in ("Mn", "Mc", "Cf")


@pytest.mark.parametrize(
    ("word", "most", "place"),
    [
        ("ក្រែន", 1, 1), ("ហក្រែ", 2, 1),  # not between a consonant and what stands below it
        ("ကဘန်က", 3, 1),  # not before a consonant that is silenced
        ("ดเก", 2, 1), ("ສະທຳແກ", 5, 4), ("ສະທຳແກ", 3, 2),  # not beside a vowel of this letter
        ("ab", 1, 1), ("ကက", 1, 1), ("ການ", 2, 2),
    ],
)  # fmt: skip
def test_a_full_line_ends_before_what_belongs_together(word: str, most: int, place: int) -> None:
    assert any_place(word, 0, most) == place
