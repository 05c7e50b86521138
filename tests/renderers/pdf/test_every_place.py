"""Every script in every place of a briefing: built in all formats, read back, taken out whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reports.fonts.system import SystemFonts
from reports.look import Options, look_of
from reports.model import Briefing
from reports.pipeline import render_all
from reports.renderers.wrap import columns
from reports.sources import Loaded
from tests.renderers.pdf.conftest import FLAVOURS
from tests.renderers.pdf.extraction import by_mupdf, by_pdfium, by_poppler
from tests.renderers.pdf.verapdf import VeraPdf

FONTS = "/usr/share/fonts"
#: A name and a paragraph.
SCRIPTS = {
    "Chinese": ("王毅", "王毅表示，双方就「联合国宪章」的宗旨（第51条）交换了意见。"),  # noqa: RUF001
    "Japanese": ("石破茂", "日本の石破茂首相は、「平和が必要です。」と述べた。"),
    "Korean": ("이재명", "이재명 대통령은 인도적 지원을 계속하겠다고 밝혔다."),
    "Thai": ("แพทองธาร", "นายกรัฐมนตรีกล่าวว่า ความช่วยเหลือจะดำเนินต่อไป น้ำ"),
    "Georgian": ("სალომე", "საქართველოს პრემიერ-მინისტრმა განაცხადა."),
    "Tamil": ("மு. க. ஸ்டாலின்", "கனடா பிரதமர் உதவி அறிவித்தார். கொள்கை தொடர்கிறது."),
    "Khmer": ("ហ៊ុន", "នាយករដ្ឋមន្ត្រីបានប្រកាស ជំនួយមនុស្សធម៌ដល់អ៊ុយក្រែន"),
    "Burmese": ("အောင်လှိုင်", "ဝန်ကြီးချုပ်က အကူအညီများကို ဆက်လက်ပေးအပ်မည်ဖြစ်ကြောင်း"),
    "Hindi": ("नरेन्द्र", "प्रधानमंत्री ने सहायता की घोषणा की। कार्यक्रम क्षत्रिय"),
    "emoji": ("🇺🇦👍🏽", "He wrote 🙏🏽 🚨 ❤️ 🕊️ 👨‍👩‍👧 ✅ ⚠️ 1️⃣ 🍁 there."),
}


def everywhere(name: str, text: str) -> Briefing:
    """A briefing that has a name in each of its fields, and a paragraph in those for text."""
    money = {"value": 2_000_000, "currency": "CAD"}
    aid = {"purpose": text, "amount": money, "status": "announced"}
    fields: dict[str, Any] = {
        "title": f"Of {name}", "subtitle": f"On {name}", "byline": name, "marking": f"FOR {name}",
        "organisation": name, "reference": f"r {name}", "date": "2026-01-15",
        "summary": f"{name}: {text}",
        "people": [
            {"name": name, "role": f"Minister {name}", "affiliation": name},
            {"name": "Mark Carney", "role": text},
        ],
        "figures": [{"label": text, "value": 12, "unit": "%"}, {"label": name, "value": 4}],
        "aid": [
            {"donor": name, "recipient": name, **aid},
            {"donor": "Canada", "recipient": name, **aid},
            {"donor": "France", "recipient": name, **aid},
        ],
        "quotes": [{"text": text, "speaker": name}],
        "sections": [
            {"heading": f"On {name}",
             "body": [text, {"bullets": [name, text]}, f"**{name}** and [{name}](https://a.example)"]}
        ],
        "qa": [{"question": f"Why {name}?", "answer": text}],
        "source": {"title": name, "author": name, "publisher": name},
        "contacts": [{"name": name, "role": name}],
    }  # fmt: skip
    return Briefing.model_validate(fields)


def letters(text: str) -> str:
    return "".join("".join(text.split()).split("\u200b"))


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_place_is_built_in_every_format_and_comes_out_whole(
    script: str, need_path: Callable[[str], Path], need_tool: Callable[[str], str], vera: VeraPdf
) -> None:
    need_path(f"{FONTS}/opentype/noto/NotoSansCJK-Regular.ttc")
    options = Options(system=SystemFonts((FONTS,)))
    name, text = SCRIPTS[script]
    loaded = Loaded(everywhere(name, text), "all")
    # each file is read back and compared with the briefing, field by field
    made, _ = render_all(loaded, ["pdf", "docx", "txt", "html"], look_of("house", options), options)
    data = {each.format: each.data for each in made}

    assert [fault for flavour in FLAVOURS for fault in vera.judge(data["pdf"], flavour)] == []
    pdf = data["pdf"]
    for found in (by_pdfium(pdf), by_mupdf(pdf), by_poppler(pdf, need_tool("pdftotext"))):
        assert letters(found).count(letters(name)) >= 20
        assert letters(found).count(letters(text)) >= 4


@pytest.mark.parametrize("script", SCRIPTS)
def test_columns_of_the_text_stand_below_each_other(script: str) -> None:
    name, text = SCRIPTS[script]
    made, _ = render_all(Loaded(everywhere(name, text), "all"), ["txt"], look_of())
    lines = made[0].data.decode().splitlines()
    amounts = [line for line in lines if "CAD 2 million  Announced" in line]

    assert len(amounts) == 3
    assert len({columns(line.partition("CAD 2")[0]) for line in amounts}) == 1
