"""The page of lists is what the lexicons hold, and each list is read by a rule."""

import re
from pathlib import Path

import pytest

import reports
from reports.language.lexicon import COMMON, read_lists
from tests.docs.lexicon_lists import PAGE, page

_CODE = "\n".join(
    path.read_text("utf-8") for path in sorted(Path(reports.__file__).parent.rglob("*.py"))
)
#: Names that stand in the code: alone in a string, before “=”, and in a pattern, as <file.list>.
_NAMES = {*re.findall(r"""["']([\w-]+)["']""", _CODE), *re.findall(r"\b(\w+)=", _CODE)}
_FRAMED = set(re.findall(r"[<~ ](\w+\.[\w-]+)(?=[.> ])", _CODE))
_FILES = sorted((PAGE.parents[1] / "assets/lexicon").glob("*/*.toml"))


def test_the_page_names_every_list() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tests.docs.lexicon_lists"


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_list_is_read(path: Path) -> None:
    shown = [path, path.parents[1] / "en" / path.name]
    texts = [each.read_text("utf-8") for each in shown if each.is_file()]
    slots = set(re.findall(r"\{(\w+)\}", "".join(texts)))
    for key in read_lists(path.parent.name, path.stem):
        read = key in _NAMES or f"{path.stem}.{key}" in _FRAMED
        assert read or key in slots, f"{path.parent.name}/{path.name}: {key}"


@pytest.mark.parametrize("tag", ["en", "fr", COMMON])
def test_no_list_is_written_twice(tag: str) -> None:
    seen: dict[frozenset[str], str] = {}
    for path in (path for path in _FILES if path.parent.name == tag):
        for key, words in read_lists(tag, path.stem).items():
            listed = words.split() if isinstance(words, str) else words
            if isinstance(listed, list) and len(listed) > 4:
                name = f"{path.stem}.{key}"
                assert seen.setdefault(frozenset(map(str, listed)), name) == name
