"""What a Word brief says of itself: who made it, its fields' names, its styles, its languages."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from reports.model import Briefing, Paragraph, Section
from reports.renderers.word import WordRenderer
from reports.renderers.word.letter_languages import east_asian_language
from reports.wordfile.vocabulary import BASE_PART
from tests.renderers.word.cases import arabic, case, everything, french
from tests.renderers.word.houses import built, changed, plain, saved


def part(data: bytes, name: str) -> str:
    """The XML of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def made(briefing: Briefing) -> bytes:
    return WordRenderer().render(*case(briefing)).data


def test_the_maker_is_told_and_nothing_that_was_never_counted() -> None:
    app = part(made(everything()), "docProps/app.xml")

    assert "<Application>briefpack</Application>" in app
    assert re.findall("<([A-Za-z]+)>", app) == ["Application"]


def test_a_short_briefing_is_stored_and_a_long_one_deflated() -> None:
    short = Briefing(title="T", summary="Said once. " * 100)
    long = Briefing(title="T", summary="Said once. " * 10_000)

    assert b'"summary":"Said once. Said' in made(short)
    assert b'"summary":"Said once. Said' not in made(long)
    assert '"summary":"Said once. Said' in part(made(long), BASE_PART)


def test_a_house_is_named_and_its_pages_are_not_counted(tmp_path: Path) -> None:
    told = "<Pages>9</Pages><Words>800</Words><Company>Ministry &amp; Co</Company></Properties>"
    template = changed(saved(plain()), ("docProps/app.xml", "<Pages>.*</Properties>", told))
    app = part(built(tmp_path, template).data, "docProps/app.xml")

    assert "<Company>Ministry &amp; Co</Company>" in app
    assert "<Application>briefpack</Application>" in app
    assert "Pages" not in app
    assert "Words" not in app


@pytest.mark.parametrize(
    ("briefing", "names"),
    [
        (everything(), ["Marking", "Title", "Subtitle", "Date", "Byline", "Source"]),
        (french(), ["Mention de protection", "Titre", "Sous-titre", "Date", "Signature", "Source"]),
    ],
)
def test_controls_have_names_placeholders_and_no_lock(briefing: Briefing, names: list[str]) -> None:
    data = made(briefing)
    body, glossary = part(data, "word/document.xml"), part(data, "word/glossary/document.xml")
    wanted = re.findall(r'<w:placeholder><w:docPart w:val="([^"]*)"/>', body)

    assert re.findall(r'<w:alias w:val="([^"]*)"', body) == names
    assert "w:lock" not in body
    assert set(wanted) <= set(re.findall(r'<w:docPartPr><w:name w:val="([^"]*)"', glossary))
    assert set(re.findall(r"\[(.*?)\]", glossary)) == set(names)


def latent(data: bytes) -> str:
    found = re.search("<w:latentStyles[^>]*>", part(data, "word/styles.xml"))
    return found[0] if found else ""


def test_words_own_styles_stay_out_of_the_list_until_they_are_used(tmp_path: Path) -> None:
    bare = changed(saved(plain()), ("word/styles.xml", "<w:latentStyles.*</w:latentStyles>", ""))

    for data in (made(everything()), built(tmp_path, bare).data):
        assert 'w:defSemiHidden="1" w:defUnhideWhenUsed="1"' in latent(data)


def test_what_a_house_says_of_words_styles_stays(tmp_path: Path) -> None:
    data = built(tmp_path, saved(plain())).data

    assert latent(data) == latent(saved(plain()))


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("田中 由美子", "en", "zh-CN"),
        ("臺灣", "en", "zh-TW"),
        ("東京タワー", "en", "ja-JP"),
        ("辻", "fr", "ja-JP"),
        ("서울 camp", "en", "ko-KR"),
        ("ㄅ", "en", "zh-TW"),
        ("東京タワー", "ja", None),
        ("서울", "ja-JP", "ko-KR"),
        ("東京", "ja", None),
        ("Kyiv – “noon”", "en", None),
        ("Київ مرحبا", "en", None),
        ("", "en", None),
    ],
)
def test_the_script_tells_the_language(text: str, language: str, told: str | None) -> None:
    assert east_asian_language(text, language) == told


def body_of(language: str, text: str) -> tuple[str, str]:
    """The body and the styles of a brief with one paragraph."""
    sections = (Section(body=(Paragraph(text=text),)),)
    data = made(Briefing(title="T", language=language, sections=sections))
    return part(data, "word/document.xml"), part(data, "word/styles.xml")


def test_only_runs_with_east_asian_letters_say_so() -> None:
    body, styles = body_of("en", "Ōta, “東京タワー” and مرحبا")

    assert '<w:lang w:eastAsia="ja-JP"/>' in body
    assert '<w:lang w:bidi="ar"/>' in body
    assert "eastAsia=" not in body_of("en", "Ōta – “noon” Київ")[0]
    assert "w:eastAsia=" not in styles


def test_a_brief_in_japanese_says_it_once_for_all() -> None:
    body, styles = body_of("ja-JP", "東京タワー")

    assert "eastAsia=" not in body
    assert 'w:eastAsia="ja-JP"' in styles


def test_only_runs_with_letters_of_complex_scripts_say_so() -> None:
    body, styles = body_of("en", "He wrote தமிழ் there")

    assert '<w:lang w:bidi="ta-IN"/></w:rPr><w:t xml:space="preserve">He wrote தமிழ்' in body
    assert "<w:rtl/>" not in body
    assert 'w:bidi="ar-SA"' in styles
    assert "w:bidi=" not in body_of("en", "Ōta – სალომე Նիկոլ ዐቢይ")[0]


def test_a_brief_in_thai_says_it_once_for_all() -> None:
    body, styles = body_of("th-TH", "นายกรัฐมนตรี")

    assert "w:bidi=" not in body
    assert 'w:bidi="th-TH"' in styles


def test_text_of_two_countries_has_a_language_for_each_kind_of_letters() -> None:
    assert '<w:lang w:eastAsia="zh-CN" w:bidi="th-TH"/>' in body_of("en", "王毅 นายก")[0]


def test_in_text_from_the_right_they_are_told_too() -> None:
    briefing = arabic().model_copy(update={"title": "اجتماع 東京タワー في Tokyo"})
    body = part(made(briefing), "word/document.xml")

    assert '<w:lang w:eastAsia="ja-JP"/></w:rPr><w:t xml:space="preserve">東京タワー' in body
