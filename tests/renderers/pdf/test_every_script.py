"""Names and paragraphs in scripts that no shipped font has, in fonts of the system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from reports.errors import UnprintableError
from reports.fonts.system import SystemFonts
from reports.look import Options, look_of
from reports.model import Briefing
from reports.pipeline import render, render_all
from reports.sources import Loaded
from tests.renderers.pdf.conftest import FLAVOURS, faults
from tests.renderers.pdf.defects import damaged
from tests.renderers.pdf.fonts.judged_widths import is_disproved
from tests.renderers.pdf.scripts import SCRIPTS, in_script
from tests.renderers.pdf.text.test_extraction import by_pdfium, by_poppler
from tests.renderers.pdf.verapdf import VeraPdf

FONTS = "/usr/share/fonts"
NEWER = ("ua2", "4f", "wt1a", "wt1r")
NAMES = {
    "Chinese": "王毅",
    "Taiwanese": "賴清德 ㄌㄞˋ",
    "Japanese": "石破茂 いしば しげる",
    "Korean": "이재명",
    "Thai": "แพทองธาร ชินวัตร",
    "Georgian": "სალომე ზურაბიშვილი",
    "Armenian": "Նիկոլ Փաշինյան",
    "Tamil": "மு. க. ஸ்டாலின்",
    "Ethiopic": "ዐቢይ አሕመድ",
}
PARAGRAPHS = {
    "zh": "中国外交部长王毅在北京会见加拿大总理卡尼。王毅表示，双方就乌克兰危机、气候变化等问题交换了意见；「联合国宪章」的宗旨（第51条）必须得到遵守。",  # noqa: RUF001
    "ja": "日本の石破茂首相は、ウクライナへの支援を継続すると表明した。「平和が必要です。」と述べ、ゼレンスキー大統領と会談した。",
    "ko": "이재명 대통령은 우크라이나에 대한 인도적 지원을 계속하겠다고 밝혔다. 캐나다 총리와의 회담에서 양국은 협력을 강화하기로 했다.",
    "th": "นายกรัฐมนตรีแคนาดากล่าวว่า ความช่วยเหลือด้านมนุษยธรรมและการสนับสนุนทางทหารแก่ยูเครนจะดำเนินต่อไป",
    "ka": "საქართველოს პრემიერ-მინისტრმა განაცხადა, რომ დახმარება გაგრძელდება.",
    "ta": "கனடா பிரதமர் உக்ரைனுக்கு உதவி அறிவித்தார்.",
}


@pytest.fixture(scope="module")
def system(need_path: Callable[[str], Path]) -> SystemFonts:
    for name in (
        "opentype/noto/NotoSansCJK-Regular.ttc",
        "truetype/noto/NotoSansTamil-Regular.ttf",
    ):
        need_path(f"{FONTS}/{name}")
    return SystemFonts((FONTS,))


def in_every_script(language: str = "en") -> Briefing:
    people = [{"name": f"{n} ({name})", "role": "Minister"} for n, name in NAMES.items()]
    body = list(PARAGRAPHS.values())
    sections = [{"heading": f"As {NAMES['Chinese']} said", "body": body}]
    fields = {"title": "Wang Yi (王毅) in Tbilisi", "language": language, "people": people}
    summary = f"He met {NAMES['Korean']} and {NAMES['Japanese']}."
    return Briefing.model_validate({**fields, "summary": summary, "sections": sections})


def by_mupdf(data: bytes) -> str:
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return "\n".join(page.get_text() for page in document)


def bare(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


@pytest.mark.parametrize("language", ["en", "zh", "ja", "ko", "th"])
def test_every_script_passes_and_comes_out_whole(
    language: str, system: SystemFonts, vera: VeraPdf, need_tool: Callable[[str], str]
) -> None:
    briefing = in_every_script(language)
    data = render(briefing, "pdf", options=Options(system=system))

    assert [fault for fault in faults(data) if not is_disproved(fault, data)] == []
    assert [fault for flavour in FLAVOURS for fault in vera.judge(data, flavour)] == []
    for text in (by_pdfium(data), by_mupdf(data), by_poppler(data, need_tool("pdftotext"))):
        found = bare(text)
        wanted = (*NAMES.values(), *PARAGRAPHS.values())
        assert [each for each in wanted if bare(each) not in found] == []


def test_a_width_that_is_wrong_is_not_disproved(system: SystemFonts) -> None:
    made = render(Briefing(title="王毅 이재명"), "pdf", options=Options(system=system))
    data = damaged(made, wrong_widths_of_ideographs)

    assert [fault for fault in faults(data) if not is_disproved(fault, data)] != []


def wrong_widths_of_ideographs(file: Pdf) -> None:
    for font in file.objects:
        if isinstance(font, Dictionary) and font.get("/Subtype") == Name.CIDFontType0:
            font.W = Array([0, 65535, 777])


def test_every_script_passes_in_a_file_of_the_next_standards(
    system: SystemFonts, vera: VeraPdf
) -> None:
    data = render(in_every_script(), "pdf", options=Options(system=system, pdf="2.0"))

    assert [fault for flavour in NEWER for fault in vera.judge(data, flavour)] == []


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_brief_in_one_script_passes_all_judges(
    language: str, system: SystemFonts, vera: VeraPdf
) -> None:
    briefing = in_script(language)
    older = render(briefing, "pdf", options=Options(system=system))
    newer = render(briefing, "pdf", options=Options(system=system, pdf="2.0"))

    assert [fault for fault in faults(older) if not is_disproved(fault, older)] == []
    assert [fault for flavour in FLAVOURS for fault in vera.judge(older, flavour)] == []
    assert [fault for flavour in NEWER for fault in vera.judge(newer, flavour)] == []


def test_the_same_fonts_give_the_same_bytes_whatever_was_made_before(system: SystemFonts) -> None:
    options = Options(system=system)
    first = render(in_every_script(), "pdf", options=options)
    render(in_every_script("ja"), "pdf", options=options)

    assert render(in_every_script(), "pdf", options=options) == first


def test_a_character_that_the_shipped_fonts_have_is_not_asked_of_the_system(
    system: SystemFonts, sample: Briefing
) -> None:
    assert render(sample, "pdf", options=Options(system=system)) == render(sample, "pdf")


def test_rare_ideographs_have_codes_of_their_own(system: SystemFonts, vera: VeraPdf) -> None:
    title = "𠮷野家 and 𠀋𡈽𡚴 (𠮷)"
    data = render(Briefing(title=title, summary=title), "pdf", options=Options(system=system))

    assert [fault for flavour in FLAVOURS for fault in vera.judge(data, flavour)] == []
    assert bare(by_pdfium(data)).count(bare(title)) >= 2
    assert bare(by_mupdf(data)).count(bare(title)) >= 2


#: Words with letters that are shown by more signs than they have characters.
PARTED = {
    "Tamil": "கொண்டு தோழர் மௌனம் தமிழ்நாடு",
    "Bengali": "কোনো সৌদি প্রধানমন্ত্রী শেখ হাসিনা",
    "Malayalam": "കൊച്ചി തോണി കേരളം പ്രധാനമന്ത്രി സൗദി",
    "Sinhala": "කොළඹ ලෝකය ජනාධිපති ක්‍රියා ශ්‍රී කෞ",
    "Khmer": "គោលការណ៍ ព្រឿង ស្ត្រី ភ្នំពេញ កម្ពុជា",
    "Burmese": "ကြောင်း မြန်မာနိုင်ငံ ကျွန်ုပ်",
    "Odia": "ପ୍ରଧାନମନ୍ତ୍ରୀ କୋଣାର୍କ",
    "Kannada": "ಪ್ರಧಾನಿ ಕೊಡಗು ಮೈಸೂರು",
    "Hindi": "प्रधानमंत्री नरेन्द्र कार्यक्रम",
    "Thai": "น้ำ นายกรัฐมนตรี ทำงาน",
    "Lao": "ນາຍົກລັດຖະມົນຕີ ກຳ",
}


@pytest.mark.parametrize("words", PARTED.values(), ids=PARTED)
def test_letters_of_several_signs_come_out_once(
    words: str, system: SystemFonts, vera: VeraPdf, need_tool: Callable[[str], str]
) -> None:
    briefing = Briefing(title="Of words", summary=f"He wrote {words} there, and {words} here.")
    data = render(briefing, "pdf", options=Options(system=system))

    for text in (by_pdfium(data), by_mupdf(data), by_poppler(data, need_tool("pdftotext"))):
        assert f"He wrote {words} there, and {words} here." in " ".join(text.split())
    assert faults(data) == []
    assert [fault for flavour in FLAVOURS for fault in vera.judge(data, flavour)] == []


@pytest.mark.parametrize("char", ["\ue000", "\uf8ff", "\U000fe4e5", "\U0010fffd"])
def test_a_character_of_private_use_is_shown_by_no_font(char: str) -> None:
    """Noto's emoji have flags at some, which told nothing to readers, and broke all standards."""
    with pytest.raises(UnprintableError) as error:
        render(Briefing(title="A title", summary=f"A flag: {char}"), "pdf")

    (notice,) = error.value.notices
    assert notice.remedy == "write it otherwise: each font shows something else for it"


def test_a_character_beside_those_of_private_use_has_its_package() -> None:
    with pytest.raises(UnprintableError, match="fonts-noto-cjk"):
        render(Briefing(title="A title", summary="\ue000 and 王"), "pdf")


EMOJI = "🙏🏽 🚨 👉 ❤️ 🕊️ 💙💛 🇺🇦 👨‍👩‍👧 ✅ ⚠️ ★ ① Ⅳ ∈ ➔ ☎ ✉ ⇄"


def test_emoji_and_symbols_need_no_font_of_the_system(
    vera: VeraPdf, need_tool: Callable[[str], str]
) -> None:
    briefing = Briefing.model_validate({"title": "A tweet 🚨", "summary": f"He wrote {EMOJI}."})
    data = render(briefing, "pdf")

    assert faults(data) == []
    assert [fault for flavour in FLAVOURS for fault in vera.judge(data, flavour)] == []
    for text in (by_pdfium(data), by_mupdf(data), by_poppler(data, need_tool("pdftotext"))):
        assert bare(EMOJI) in bare(text)


@pytest.mark.parametrize(
    "char", ["\u034f", "\u115f", "\u17b4", "\u180b", "\u200d", "\u2064", "\u3164", "\ufe0f", "\uffa0",
             "\U0001bca0", "\U0001d173", "\U000e0001", "\U000e0067", "\U000e0100"]
)  # fmt: skip
def test_what_shows_nothing_needs_no_font_and_is_no_difference(char: str) -> None:
    briefing = Briefing(title=f"Of{char} the desk", summary=f"He x{char}y z{char} end.")
    made = render_all(Loaded(briefing, "desk"), ["pdf", "docx", "txt"], look_of(), Options())

    assert [output.format for output in made[0]] == ["pdf", "docx", "txt"]


def test_what_a_selector_chooses_is_no_difference_to_what_a_file_says() -> None:
    made = render_all(
        Loaded(Briefing(title="Love ❤️"), "love"), ["pdf", "docx", "txt"], look_of(), Options()
    )

    assert [output.format for output in made[0]] == ["pdf", "docx", "txt"]
