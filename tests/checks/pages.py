"""docs/rules as data: the examples of each page, and the index, which is written from them.

``python -m tests.checks.pages`` writes docs/rules/index.md.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from reports.checks import RULES

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"
_FENCE = re.compile(r"^```(\S+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDEX = """\
# The rules of `briefpack check`
Each rule has a page with a briefing in which it finds something, and one in which it does not.
B1 and B2 ask about the facts, B3 about the genre, B4 about fit and form.

| code | a good brief | severity |
|---|---|---|
"""


@dataclass(frozen=True)
class Example:
    """A briefing of a page; `line` is where something is found in it, None: no line."""

    code: str
    source: str
    is_found: bool
    line: int | None
    today: dt.date | None
    article: str | None
    theme: str | None


def examples(code: str) -> list[Example]:
    """Return the examples of a rule's page, in order.

    ``# <- CODE`` ends the line where it is found; ``yaml today=2025-08-24`` is checked on
    that day, ``text article`` is what the briefings below it were made of, and ``toml theme``
    what the theme says that they are checked with.
    """
    text = (FOLDER / f"{code}.md").read_text("utf-8")
    start = text.index("\n## Not found")
    out, article, theme = [], None, None
    for fence in _FENCE.finditer(text):
        kind, more, body = fence.groups()
        if kind == "text" and more.split() == ["article"]:
            article = body
        elif kind == "toml" and more.split() == ["theme"]:
            theme = body
        elif kind == "yaml":
            said = dict(each.split("=") for each in more.split())
            day = dt.date.fromisoformat(said["today"]) if "today" in said else None
            lines = body.splitlines()
            marked = [n for n, line in enumerate(lines, 1) if line.endswith(f"# <- {code}")]
            is_found = fence.start() < start
            line = marked[0] if marked else None
            out.append(Example(code, body, is_found, line, day, article, theme))
    return out


def index() -> str:
    """Return docs/rules/index.md."""
    rows = (f"| [{each.code}]({each.code}.md) | {each.name} | {each.severity} |" for each in RULES)
    return _INDEX + "\n".join(rows) + "\n"


if __name__ == "__main__":
    (FOLDER / "index.md").write_text(index(), "utf-8")
