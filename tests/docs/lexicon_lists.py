"""The page of docs that names every file and list of a lexicon, written from the English files.

python -m tests.docs.lexicon_lists writes it; a test sees that it is as written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "lexicon-lists.md"
_FOLDERS = {"en": "Lists of each language", "common": "Lists of all languages"}
_HEAD = """# Every list of a lexicon
A language has the files and lists of the first part; [languages.md](languages.md) says how to add one.
"""
# “#   verbs, nouns   what they are”, and lines that go on below
_EXPLAINED = re.compile(
    r"^#   (\w[\w.,-]*(?:, \w+)*)\s{2,}(\S.*(?:\n#    {2,}\S.*)*)", re.MULTILINE
)


def page() -> str:
    """Return the text of the page."""
    lines = [_HEAD]
    for folder, title in _FOLDERS.items():
        lines += [f"## {title}", ""]
        for path in sorted((ROOT / "assets/lexicon" / folder).glob("*.toml")):
            lines += [*_file(path.name, path.read_text("utf-8")), ""]
    return "\n".join(lines)


def _file(name: str, text: str) -> Iterator[str]:
    yield f"### {name}\n{text.partition(chr(10))[0].lstrip('# ')}\n"
    yield "| list | what it holds |\n|---|---|"
    for key in tomllib.loads(text):
        yield f"| `{key}` | {_meaning(key, text)} |"


def _meaning(key: str, text: str) -> str:
    """Return what the file says of a list: in the comment above it, or at its top."""
    above = re.search(rf"((?:^#.*\n)+)(?:{key} =|\[{key}[\].])", text, re.MULTILINE)
    said = above[1] if above and "Source:" not in above[1] else ""
    for names, meaning in _EXPLAINED.findall(text):
        if key in names.split(", "):
            said = said or meaning
    plain = " ".join(re.sub(r"^# ?", "", line).strip() for line in said.splitlines())
    return plain.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
