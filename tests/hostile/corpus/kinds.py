"""What a kind of hostile input is: a name, files made when they are needed, a command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

Files = Mapping[str, bytes]

BUILD = ("build", "--out", "o", "--title", "T", "--date", "2026-01-01")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: `make` gives the files that lie in the folder where `argv` is run."""

    group: str
    name: str
    argv: tuple[str | bytes, ...]
    make: Callable[[], Files]
    stdin: bytes = b""

    @property
    def title(self) -> str:
        return f"{self.group}: {self.name}"


def sources(
    group: str,
    suffix: str,
    table: Mapping[str, str | bytes | Callable[[], str | bytes]],
    argv: Iterable[str] = BUILD,
) -> Iterator[Kind]:
    """Yield a kind for each text of a table: a source that a command is run on."""
    name = f"f{suffix}"
    for title, content in table.items():
        yield Kind(group, title, (*argv, name), _file(name, content))


def _file(
    name: str, content: str | bytes | Callable[[], str | bytes]
) -> Callable[[], Mapping[str, bytes]]:
    def make() -> Mapping[str, bytes]:
        made = content() if callable(content) else content
        return {name: made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made}

    return make


#: Characters that break programs, by what they are.
CHARACTERS = {
    "NUL": "\0",
    "bell": "\a",
    "backspace": "\b",
    "vertical tab": "\v",
    "form feed": "\f",
    "escape sequence": "\x1b[2J\x1b]0;x\x07",
    "delete": "\x7f",
    "next line": "\x85",
    "C1 control": "\x9b31m",
    "no-break spaces": "\u00a0" * 500,
    "soft hyphens": "a\u00ad" * 2_000,
    "combining marks": "e" + "\u0301" * 3_000,
    "Arabic letter mark": "a\u061cb",
    "Mongolian vowel separator": "a\u180eb",
    "zero width spaces": "a\u200b" * 2_000,
    "zero width joiners": "\u200d" * 500,
    "left-to-right marks": "\u200e" * 500,
    "line separator": "a\u2028b",
    "paragraph separator": "a\u2029b",
    "embedding": "a\u202bb\u202cc",
    "override": "a\u202eb\u202cc",
    "isolates never closed": "\u2066" * 200 + "a",
    "isolates never opened": "a" + "\u2069" * 200,
    "lone high surrogate": "a\ud800b",
    "lone low surrogate": "a\udfffb",
    "private use": "a\ue000b\uf8ff",
    "noncharacter": "a\ufdd0b",
    "byte order mark inside": "a\ufeffb",
    "object replacement": "a\ufffcb",
    "replacement character": "a\ufffdb",
    "last of plane 0": "a\uffffb",
    "last of plane 1": "a\U0001ffffb",
    "tag characters": "a\U000e0041b",
    "variation selectors": "a\ufe0f\U000e0100b",
    "family emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "flags": "\U0001f1fa\U0001f1e6\U0001f1e8\U0001f1e6",
    "Chinese": "习近平与王毅会谈",
    "Arabic": "اجتماع في كييف 2025",
    "Hebrew with points": "שָׁלוֹם עוֹלָם",
    "Devanagari": "प्रधान मंत्री",
    "Thai": "นายกรัฐมนตรี",
    "mathematical letters": "𝕬𝖇𝖈",
    "ligatures and long s": "ﬁſt ﷽",
    "Turkish i": "İıIi",
    "sharp s": "STRAẞE straße",
    "Zalgo": "".join(c + "\u0335\u0489\u0300" * 20 for c in "brief"),
}

#: Text that other languages would run, or take for their marks.
MARKUP = {
    "HTML tags": "<script>alert(1)</script><b>x</b>",
    "entities": "&lt;b&gt; &amp; &#60; &nbsp; &bogus;",
    "CDATA": "]]> <![CDATA[ x ]]> <!-- --> <?xml?>",
    "Jinja": "{{ 7*7 }} {% include '/etc/passwd' %} {# #}",
    "shell": "$(id) `id` ${HOME} ; rm -rf x",
    "format": "%s %n %d {0} {title!r} {}",
    "PDF operators": "BT ET Q) Tj << /Type /Catalog >> endstream endobj (( \\) \\",
    "Word field": '{ HYPERLINK "http://example.org" } { DDEAUTO c:\\\\x "y" }',
    "spreadsheet formula": '=cmd|"/c calc"!A1',
    "LaTeX": "\\input{/etc/passwd} \\write18{id}",
    "paths": "../../etc/passwd C:\\Windows\\x \\\\host\\share",
    "SQL": "'; DROP TABLE x; --",
    "encoded word": "=?utf-8?b?DQpCY2M6IHhAeS56?=",
    "javascript link": "[x](javascript:alert(1)) [y](data:text/html,x) [z](file:///etc/passwd)",
    "stars": "*" * 5_000,
    "stars and words": "*a **b " * 1_000,
    "brackets": "[" * 5_000,
    "brackets closed": "[" * 2_000 + "x" + "](y)" * 2_000,
    "backslashes": "\\" * 5_000,
    "underscores": "_a" * 3_000,
    "backticks": "`" * 5_000,
    "long word": "W" * 50_000,
    "long address": "https://example.org/" + "a/" * 20_000,
    "hyphens": "-" * 5_000,
    "quotes of all kinds": "“„«‹\"'’”»›" * 500,
    "dots": "." * 5_000,
    "question marks": "?" * 5_000,
    "numbers": "1,234.5 " * 2_000,
}
