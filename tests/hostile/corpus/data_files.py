"""Hostile briefing files in JSON and TOML."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.hostile.corpus.kinds import Kind, sources

Text = str | bytes | Callable[[], str | bytes]


def kinds() -> Iterator[Kind]:
    """Yield the kinds of both."""
    yield from sources("JSON", ".json", JSON)
    yield from sources("TOML", ".toml", TOML)


def _json_title(text: str) -> str:
    return '{"title": ' + text + "}"


JSON: dict[str, Text] = {
    "empty": "", "null": "null", "a list": "[1, 2]", "a text": '"x"', "a number": "5",
    "NaN": _json_title("NaN"), "Infinity": _json_title("Infinity"), "comments": "// x\n{}",
    "a comma at the end": '{"title": "T",}', "single quotes": "{'title': 'T'}",
    "an open brace": '{"title": "T"', "an open text": '{"title": "T', "two values": "{} {}",
    "a key twice": '{"title": "T", "title": "U"}', "no key": '{: "T"}', "no colon": '{"title" "T"}',
    "control characters": _json_title('"a\nb"'), "an escape of no kind": _json_title('"\\q"'),
    "a lone surrogate": _json_title('"\\ud800"'), "surrogates turned round": _json_title('"\\udc00\\ud800"'),
    "an escaped NUL": _json_title('"\\u0000"'), "an escape cut short": _json_title('"\\u12"'),
    "lists 100,000 deep": lambda: "[" * 100_000, "closed lists 50,000 deep": lambda: "[" * 50_000 + "]" * 50_000,
    "mappings 50,000 deep": lambda: '{"a":' * 50_000 + "1" + "}" * 50_000,
    "a number of 100,000 digits": lambda: _json_title("9" * 100_000),
    "an exponent past all": _json_title("1e999999999"), "a minus alone": _json_title("-"),
    "a number with zeros": _json_title("007"), "a number of a point": _json_title("1."),
    "plus": _json_title("+1"), "hexadecimal": _json_title("0x10"), "undefined": _json_title("undefined"),
    "True of Python": _json_title("True"), "an empty key": '{"": 1, "title": "T"}',
    "a key of 1 MB": lambda: '{"' + "k" * 1_000_000 + '": 1}',
    "a title of 1 MB": lambda: _json_title('"' + "word " * 200_000 + '"'),
    "20,000 unknown keys": lambda: "{" + ",".join(f'"k{n}": 1' for n in range(20_000)) + "}",
    "a byte order mark": b'\xef\xbb\xbf{"title": "T"}', "UTF-16": '{"title": "T"}'.encode("utf-16"),
    "UTF-32": '{"title": "T"}'.encode("utf-32"), "Latin-1": '{"title": "é"}'.encode("latin-1"),
    "JSON lines": '{"title": "T"}\n{"title": "U"}\n', "a prototype": '{"__proto__": {"x": 1}, "title": "T"}',
    "a class": '{"__class__": "os", "title": "T"}', "a reference": '{"$ref": "file:///etc/passwd"}',
    "100,000 numbers": lambda: '{"title": "T", "notes": [' + "1," * 100_000 + "2]}",
    "a floating title": _json_title("1.50"), "a true title": _json_title("true"),
    "an amount of odd precision": '{"title": "T", "aid": [{"donor": "A", "amount": {"value": 1e400, "currency": "CAD"}}]}',
}  # fmt: skip

TOML: dict[str, Text] = {
    "empty": "", "a text": "x", "no value": "title =\n", "no key": "= 'T'\n", "a key twice": "title='T'\ntitle='U'\n",
    "a table twice": "[a]\n[a]\n", "a table over a value": "title='T'\n[title]\n", "an open text": 'title = "T\n',
    "an open table": "[a\n", "an open list": "title = [1, \n", "a dotted title": "title.x = 1\n",
    "a dotted key 100,000 deep": lambda: "a" + ".a" * 100_000 + " = 1\n",
    "a table 50,000 deep": lambda: "[a" + ".a" * 50_000 + "]\n",
    "a list 50,000 deep": lambda: "a = " + "[" * 50_000 + "]" * 50_000,
    "an inline table 20,000 deep": lambda: "a = " + "{a = " * 20_000 + "1" + "}" * 20_000,
    "an integer of 100,000 digits": lambda: "title = " + "9" * 100_000 + "\n",
    "an integer of 4,301 digits": lambda: "title = " + "9" * 4_301 + "\n",
    "a hexadecimal of 100,000 digits": lambda: "title = 0x" + "f" * 100_000 + "\n",
    "a decimal of 100,000 digits": lambda: "title = 0." + "3" * 100_000 + "\n",
    "infinity": "title = inf\n", "not a number": "title = nan\n", "a date": "title = 2025-01-01\n",
    "a date of no month": "date = 2025-13-01\ntitle='T'\n", "a local time": "title='T'\ndate = 10:00:00\n",
    "an instant of odd offset": "title='T'\nembargo = 2026-01-01T00:00:00+99:00\n",
    "an escape of no kind": 'title = "\\q"\n', "an escaped surrogate": 'title = "\\ud800"\n', "NUL": b"title = 'a\0b'\n",
    "a control character": "title = 'a\x01b'\n", "a carriage return alone": "title = 'T'\rdate = 2026-01-01\n",
    "20,000 tables": lambda: "title='T'\n" + "".join(f"[t{n}]\n" for n in range(20_000)),
    "20,000 rows": lambda: "title='T'\n" + "[[people]]\nname='A'\n" * 5_000,
    "20,000 unknown keys": lambda: "".join(f"k{n} = 1\n" for n in range(20_000)),
    "a key of 1 MB": lambda: "k" * 1_000_000 + " = 1\n", "quoted keys": "\"title\" = 'T'\n'date' = 2026-01-01\n",
    "an empty key": "'' = 1\ntitle='T'\n", "a title of 1 MB": lambda: f"title = '{'word ' * 200_000}'\n",
    "a byte order mark": b"\xef\xbb\xbftitle = 'T'\n", "UTF-16": "title = 'T'\n".encode("utf-16"),
    "Latin-1": "title = 'é'\n".encode("latin-1"), "a mixed list": "title='T'\nnotes = [1, 'a', {}]\n",
    "an inline table with a line end": "title='T'\nsource = {title = 'S',\n url = 'x'}\n",
}  # fmt: skip
