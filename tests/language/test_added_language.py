"""A language from outside the package: its lexicon is English with other vowels.

What rules find in it they find by its lists: no word of it stands in code.
"""

import json
import re
import subprocess
import sys

import pytest
import yaml

from reports.errors import InputError
from reports.language.lexicon import add_lexicons, languages, read_lists
from reports.resources import resource

TAG = "qto"
_VOWELS = str.maketrans("aeiouAEIOU", "eiouaEIOUA")
_KEPT = re.compile(r"(\(\?P<\w+>|\{\w+\})")
#: Tables whose keys are words, not names of units, kinds or countries.
WORDED = {"numbers", "hundreds", "scales", "after", "also", "led_by", "whose"}


def toy(text):
    """Return `text` with other vowels; groups and slots of a form, and what is in [ ], stay."""
    return "".join(
        part if _KEPT.fullmatch(part) else part.translate(_VOWELS) for part in _KEPT.split(text)
    )


def article(text):
    """Return a text in the toy language; names stand in ⟨ ⟩."""
    return re.sub(r"⟨(.*?)⟩|([^⟨]+)", lambda m: m[1] or toy(m[2]), text)


def _toml(value, key=""):
    if isinstance(value, dict):
        pairs = (
            f"{json.dumps(toy(k) if key in WORDED else k)} = {_toml(v, k)}"
            for k, v in value.items()
        )
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    kept = key in ("group", "decimal") or not isinstance(value, str)
    return json.dumps(value if kept else toy(value), ensure_ascii=False)


@pytest.fixture
def lexicons(tmp_path):
    folder = tmp_path / "lexicons" / TAG
    folder.mkdir(parents=True)
    for file in resource("assets/lexicon/en").iterdir():
        lists = read_lists("en", file.name.removesuffix(".toml"))
        lines = (f"{json.dumps(key)} = {_toml(value, key)}" for key, value in lists.items())
        (folder / file.name).write_text("\n".join(lines), encoding="utf-8")
    return folder.parent


def _draft(text, lexicons, tmp_path):
    source = tmp_path / "article.txt"
    source.write_text(article(text), encoding="utf-8")
    command = [sys.executable, "-m", "reports", "draft", str(source), "--lexicons", str(lexicons)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return yaml.safe_load(done.stdout), done.stderr


TEXT = """⟨Velda⟩ will help

⟨2025-05-03⟩

⟨Ann Lee⟩, the minister of health of ⟨Kenya⟩, came to ⟨Kyiv⟩ on the first day. “We will help the
people of the city,” said ⟨Ann Lee⟩.

⟨Canada⟩ announced over 5 million euros in humanitarian aid for ⟨Ukraine⟩.
"""


def test_persons_sums_and_quotations_are_found_in_an_added_language(lexicons, tmp_path):
    drafted, said = _draft(TEXT, lexicons, tmp_path)
    assert drafted["language"] == TAG
    assert [(p["name"], p["role"]) for p in drafted["people"]] == [
        ("Ann Lee", toy("minister of health"))
    ]
    assert [(q["speaker"], q["text"]) for q in drafted["quotes"]] == [
        ("Ann Lee", toy("We will help the people of the city"))
    ]
    (row,) = drafted["aid"]
    assert row["amount"] == {"value": 5_000_000, "currency": "EUR", "qualifier": toy("over")}
    assert (row["donor"], row["recipient"], row["kind"]) == ("Canada", "Ukraine", "humanitarian")
    assert "does not know" not in said


def test_a_text_in_english_is_no_text_in_the_added_language(lexicons, tmp_path):
    source = tmp_path / "article.txt"
    source.write_text(TEXT.replace("⟨", "").replace("⟩", ""), encoding="utf-8")
    command = [sys.executable, "-m", "reports", "draft", str(source), "--lexicons", str(lexicons)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert yaml.safe_load(done.stdout)["language"] == "en"


def test_every_list_that_an_added_language_lacks_is_named(lexicons):
    (lexicons / TAG / "speech.toml").write_text("", encoding="utf-8")
    units = lexicons / TAG / "numbers.toml"
    units.write_text(
        units.read_text(encoding="utf-8").replace('"halves"', '"halfs"'), encoding="utf-8"
    )
    (lexicons / "fr").mkdir()
    with pytest.raises(InputError) as caught:
        add_lexicons(lexicons)
    places = {
        (each.place.source.removeprefix(f"{lexicons}/"), each.place.part)
        for each in caught.value.notices
    }
    assert {("qto/speech.toml", "said"), ("qto/numbers.toml", "halves"), ("fr", "")} <= places
    assert TAG not in languages()
