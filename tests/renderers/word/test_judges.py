"""What others say of the files: two validators, and every program that reads them."""

from __future__ import annotations

import html
import os
import re
import subprocess
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import mammoth
import ooxml_integrity
import pdfminer.high_level
import pytest
from docx2python import docx2python
from hypothesis import given, settings
from openxml_audit import OpenXmlValidator

from reports.look import Options
from reports.model import Briefing
from reports.plan.tables.table_parts import BOXES
from reports.renderers.word import WordRenderer
from tests.renderers.word.cases import case, fixed_plans
from tests.renderers.word.lint import lint
from tests.renderers.word.strings import plan_strings, squeeze
from tests.strategies import briefings

NAMES = tuple(fixed_plans())


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixed files on disk, by their names."""
    target = tmp_path_factory.mktemp("word")
    for name, made in fixed_plans().items():
        (target / f"{name}.docx").write_bytes(WordRenderer().render(*made).data)
    return target


@pytest.fixture(scope="session")
def pages(folder: Path, need_tool: Callable[[str], str]) -> Path:
    """The fixed files as LibreOffice prints them, all in one run."""
    target = folder / "pdf"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(map(str, folder.glob("*.docx")))
    command = [need_tool("soffice"), profile, "--headless", "--convert-to", "pdf",
               "--outdir", str(target), *files]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target


def findings(path: Path) -> list[object]:
    # a validator remembers values of the file before by its address: each file gets a new one
    result = OpenXmlValidator().validate(path)
    return [*result.errors, *ooxml_integrity.check(path)]


def missing(text: str, name: str) -> list[str]:
    """Return the strings of a fixed plan that are not in `text`."""
    found = squeeze(text)
    return [
        string for string in plan_strings(fixed_plans()[name].plan) if squeeze(string) not in found
    ]


@pytest.mark.parametrize("name", NAMES)
def test_validators_report_nothing(name: str, folder: Path) -> None:
    assert findings(folder / f"{name}.docx") == []


@settings(max_examples=300 if os.environ.get("CI") == "true" else 40)
@given(briefing=briefings(("en", "fr", "en-GB", "ar")))
def test_lint_and_validators_report_nothing_on_any_briefing(
    briefing: Briefing, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.docx"
    data = WordRenderer().render(*case(briefing, options=Options(cite=True))).data
    path.write_bytes(data)

    assert lint(data) == []
    assert findings(path) == []


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_shows_every_string(name: str, pages: Path) -> None:
    text = pdfminer.high_level.extract_text(pages / f"{name}.pdf")
    # small capitals are capitals in a PDF, and Arabic stands in the order of its glyphs there
    shown = squeeze(text + "\f" + without_headers_footers(text)).casefold()
    words = arabic_words(text)
    strings = [string.casefold() for string in plan_strings(fixed_plans()[name].plan)]
    left = [s for s in strings if not _OTHER_SCRIPTS.search(s) and not is_shown(squeeze(s), shown)]

    assert left == []
    assert {word for string in strings for word in arabic_words(string)} <= words


def is_shown(string: str, text: str) -> bool:
    """Return whether a string stands in the text, on one page or on two with notes between."""
    if string in text:
        return True
    first = bisect_left(range(1, len(string) + 1), True, key=lambda n: string[:n] not in text)
    return string[first:] in text and min(first, len(string) - first) >= _LINE


def without_headers_footers(text: str) -> str:
    """Return the text without the lines that stand on several pages: a paragraph may go over one."""
    pages = [
        [(re.sub(r"\d", "", line.strip()), line) for line in page.splitlines()]
        for page in text.split("\f")
    ]
    known = Counter(key for page in pages for key in {key for key, _ in page})
    return "\n".join(line for page in pages for key, line in page if known[key] == 1)


#: Letters, without spaces, that the end of a page leaves of a paragraph at least.
_LINE = 40
#: Arabic is compared word by word, and Chinese needs a font that a machine may not have.
_OTHER_SCRIPTS = re.compile("[\u0600-\u06ff\u3040-\u9fff]")


def arabic_words(text: str) -> set[str]:
    """Return the Arabic words of `text`, each with its letters sorted."""
    plain = unicodedata.normalize("NFKC", text)
    return {"".join(sorted(word)) for word in re.findall("[\u0621-\u064a]+", plain)}


@pytest.mark.parametrize("name", NAMES)
def test_pandoc_finds_every_string(
    name: str, folder: Path, need_tool: Callable[[str], str]
) -> None:
    command = [need_tool("pandoc"), "--to", "html", "--wrap", "none", f"{name}.docx"]
    done = subprocess.run(command, check=True, capture_output=True, cwd=folder)

    assert missing(html.unescape(re.sub("<[^>]*>", "", done.stdout.decode())), name) == []


@pytest.mark.parametrize("name", NAMES)
def test_mammoth_finds_every_string(name: str, folder: Path) -> None:
    with (folder / f"{name}.docx").open("rb") as file:
        text = mammoth.extract_raw_text(file).value

    # boxes are inputs of a form to it, which have no text
    lacks = (each.lstrip("".join(BOXES)) for each in missing(text, name))
    assert [each for each in lacks if squeeze(each) not in squeeze(text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_docx2python_finds_every_string(name: str, folder: Path) -> None:
    with docx2python(folder / f"{name}.docx") as read:
        # it writes links as HTML and footnotes as ----footnote1----
        text = re.sub("</?a( href=[^>]*)?>|----footnote[0-9]+----", "", read.text)

    assert missing(text, name) == []
