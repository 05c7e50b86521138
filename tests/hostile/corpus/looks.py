"""Hostile logos, fonts and themes, and Word and text templates of a house that fail."""

from __future__ import annotations

import functools
import random
import struct
import zlib
from collections.abc import Callable, Iterator

from tests.hostile.corpus.kinds import Files, Kind
from tests.hostile.corpus.word import CHANGES, packed, parts_of

ARGV = ("build", "b.yaml", "--out", "o")
THEMED = (*ARGV, "--to", "pdf,docx", "--theme", "t.toml")
BRIEFING = b"title: A title\nsections: [{heading: H, body: [Office fjord AVATAR words.]}]\n"


def kinds() -> Iterator[Kind]:
    """Yield the kinds of everything that gives a brief its look."""
    for name, logo in LOGOS.items():
        yield Kind("logo", f"SVG: {name}", THEMED, _themed("logo.svg", logo))
    for name, picture in PICTURES.items():
        yield Kind("logo", f"picture: {name}", THEMED, _themed("logo.png", picture))
    for name, spoil in FONTS.items():
        yield Kind("font", name, THEMED, _with_font(spoil))
    for tag in (
        "head",
        "hhea",
        "maxp",
        "hmtx",
        "loca",
        "glyf",
        "cmap",
        "name",
        "OS/2",
        "post",
        "GPOS",
        "GSUB",
    ):
        for what, change in _DAMAGE.items():
            yield Kind("font", f"{tag} {what}", THEMED, _with_font(_table(tag, change)))
    for name, theme in THEMES.items():
        yield Kind("theme", name, THEMED, functools.partial(_theme_alone, theme))
    for name, change in CHANGES.items():
        yield Kind("Word template", name, THEMED, _word_template(change))
    for name, text in TEMPLATES.items():
        argv = (*ARGV, "--to", "txt", "--templates", "house")
        yield Kind("text template", name, argv, functools.partial(_text_template, text))
    for name, argv in FOLDERS.items():
        yield Kind(
            "text template",
            name,
            (*ARGV, "--to", "txt", *argv),
            functools.partial(_text_template, "x"),
        )


def theme(**changes: str) -> bytes:
    """The house theme with lines changed."""
    from reports.resources import resource_text

    lines = resource_text("templates/themes/house.toml").splitlines()
    out = []
    for line in lines:
        key = line.split(" = ")[0]
        out.append(f"{key} = {changes.pop(key)}" if key in changes else line)
    first = [f"{key} = {value}" for key, value in changes.items()]
    return "\n".join([*first, *out]).encode()


def beside(name: str, data: bytes) -> Files:
    """A file, with the briefing and a theme that use it if it gives a brief its look."""
    keys = {"logo.svg": "logo", "logo.png": "logo", "f.ttf": "regular", "w.docx": "word_template"}
    if name in keys:
        return {"b.yaml": BRIEFING, "t.toml": theme(**{keys[name]: f'"{name}"'}), name: data}
    return {"b.yaml": BRIEFING, name: data}


def _themed(name: str, data: bytes | Callable[[], bytes]) -> Callable[[], Files]:
    def make() -> Files:
        made = data() if callable(data) else data
        return {"b.yaml": BRIEFING, "t.toml": theme(logo=f'"{name}"'), name: made}

    return make


def _theme_alone(text: bytes | Callable[[], bytes]) -> Files:
    return {"b.yaml": BRIEFING, "t.toml": text() if callable(text) else text}


def _with_font(spoil: Callable[[bytes], bytes]) -> Callable[[], Files]:
    def make() -> Files:
        from reports.resources import resource_bytes

        data = spoil(resource_bytes("assets/fonts/SourceSans3-Regular.ttf"))
        return {"b.yaml": BRIEFING, "t.toml": theme(regular='"f.ttf"'), "f.ttf": data}

    return make


def _word_template(change: Callable[[dict[str, bytes]], None]) -> Callable[[], Files]:
    def make() -> Files:
        from reports.resources import resource_bytes

        parts = parts_of(resource_bytes("templates/word/briefing.docx"))
        change(parts)
        return {
            "b.yaml": BRIEFING, "t.toml": theme(word_template='"w.docx"'), "w.docx": packed(parts),
        }  # fmt: skip

    return make


def _text_template(text: str | bytes) -> Files:
    data = text if isinstance(text, bytes) else text.encode()
    return {"b.yaml": BRIEFING, "house/text/_heading.txt.j2": data}


def _svg(body: str, attributes: str = 'viewBox="0 0 9 9"', start: str = "") -> bytes:
    return f'{start}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{body}</svg>'.encode()


_RECT = '<rect width="9" height="9"/>'
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))

LOGOS: dict[str, bytes | Callable[[], bytes]] = {
    "good": _svg(_RECT), "empty": b"", "text": b"hello", "zeros": bytes(500), "only the start": b"<svg",
    "another root": b"<html/>", "no box": _svg(_RECT, ""), "a box of nothing": _svg(_RECT, 'viewBox=""'),
    "a box of zero": _svg(_RECT, 'viewBox="0 0 0 0"'), "a box below zero": _svg(_RECT, 'viewBox="0 0 -9 -9"'),
    "a box past all": _svg(_RECT, 'viewBox="0 0 1e308 1e308"'), "a box of letters": _svg(_RECT, 'viewBox="a b c d"'),
    "a box of not a number": _svg(_RECT, 'viewBox="nan nan nan nan"'), "a tiny box": _svg(_RECT, 'viewBox="0 0 1e-300 1e-300"'),
    "a flat box": _svg(_RECT, 'viewBox="0 0 1e9 1e-9"'), "widths of units": _svg(_RECT, 'width="5parsec" height="9"'),
    "a script": _svg("<script>x</script>"), "an event": _svg('<rect onload="x" width="9" height="9"/>'),
    "an outside picture": _svg('<image href="file:///etc/passwd"/>'), "a reference": _svg('<use href="#a"/>'),
    "a reference to itself": _svg('<g id="a"><use href="#a"/></g>'), "a gradient": _svg('<rect fill="url(#a)" width="9" height="9"/>'),
    "an outside style": _svg(_RECT, start='<?xml-stylesheet href="file:///x"?>'), "a style sheet": _svg("<style>@import 'file:///x'</style>"),
    "text in it": _svg("<text>x</text>"), "a foreign object": _svg("<foreignObject><p>x</p></foreignObject>"),
    "laughs": f'<!DOCTYPE s [<!ENTITY a0 "x">{_LAUGHS}]>'.encode() + _svg("&a11;"),
    "an outside entity": b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + _svg("&a;"),
    "an encoding of no kind": _svg(_RECT, start='<?xml version="1.0" encoding="xyz"?>'),
    "an encoding of code": _svg(_RECT, start='<?xml version="1.0" encoding="rot13"?>'),
    "an encoding of hex": _svg(_RECT, start='<?xml version="1.0" encoding="hex"?>'),
    "an encoding of two bytes": _svg(_RECT, start='<?xml version="1.0" encoding="shift_jis"?>'),
    "UTF-16": _svg(_RECT).decode().encode("utf-16"), "UTF-7": _svg(_RECT, start='<?xml version="1.0" encoding="utf-7"?>'),
    "10,000 elements": lambda: _svg(_RECT * 10_000), "groups 5,000 deep": lambda: _svg("<g>" * 5_000 + "</g>" * 5_000),
    "a path of 500,000 letters": lambda: _svg(f'<path d="M0 0{"L1 1" * 100_000}"/>'), "a path of no kind": _svg('<path d="hello"/>'),
    "a path cut short": _svg('<path d="M0 0 C1 1"/>'), "a path past all": _svg('<path d="M1e308 1e308 L-1e308 1e400"/>'),
    "arcs of zero": _svg('<path d="M0 0A0 0 0 0 0 5 5"/>'), "arcs past all": _svg('<path d="M0 0A1e200 1e-200 1e99 1 1 5 5"/>'),
    "arcs of no number": _svg('<path d="M0 0Anan 1 0 0 0 5 5"/>'), "100,000 arcs": lambda: _svg(f'<path d="M0 0{"a1 1 0 0 0 1 1" * 30_000}"/>'),
    "a transform of no kind": _svg('<g transform="fly(1)"/>'), "a transform of zero": _svg(f'<g transform="scale(0)">{_RECT}</g>'),
    "a transform past all": _svg(f'<g transform="scale(1e308) scale(1e308)">{_RECT}</g>'), "a transform of a million": lambda: _svg(f'<g transform="{"scale(1)" * 50_000}">{_RECT}</g>'),
    "a colour of no kind": _svg('<rect fill="mauveish" width="9" height="9"/>'), "a colour of numbers": _svg('<rect fill="rgb(999,-5,1e9)" width="9" height="9"/>'),
    "a stroke of no width": _svg('<line x2="9" stroke="red" stroke-width="-5"/>'), "points of odd count": _svg('<polygon points="1 2 3"/>'),
    "radii past the box": _svg('<rect width="9" height="9" rx="1e9"/>'), "a circle below zero": _svg('<circle r="-5"/>'),
    "an attribute of 400,000 letters": lambda: _svg(f'<rect id="{"x" * 400_000}" width="9" height="9"/>'), "larger than allowed": lambda: _svg(_RECT + " " * 600_000),
    "compressed": lambda: zlib.compress(_svg(_RECT)), "a name space of no kind": b'<x:svg xmlns:x="urn:x"/>', "a name space never said": b"<x:svg/>",
    "control characters": _svg("<title>\x01</title>" + _RECT), "opacity of no kind": _svg('<rect opacity="much" width="9" height="9"/>'),
}  # fmt: skip


def _chunk(tag: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))


def png(
    width: int,
    height: int,
    depth: int = 8,
    colour: int = 2,
    pixels: bytes | None = None,
    more: bytes = b"",
) -> bytes:
    """A PNG that claims what it is told to claim."""
    rows = zlib.compress(b"\0" * 4_000 if pixels is None else pixels)
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + more
        + _chunk(b"IDAT", rows)
        + _chunk(b"IEND", b"")
    )


GOOD_PNG = png(8, 8, pixels=(b"\0" + b"\x55" * 24) * 8)

PICTURES: dict[str, bytes | Callable[[], bytes]] = {
    "good": GOOD_PNG, "empty": b"", "text": b"hello", "only the start": GOOD_PNG[:8], "cut in half": GOOD_PNG[: len(GOOD_PNG) // 2],
    "without its end": GOOD_PNG[:-12], "bytes after": GOOD_PNG + bytes(5_000), "an SVG": _svg(_RECT), "a PDF": b"%PDF-1.7",
    "no pixels": png(8, 8, pixels=b""), "pixels of no kind": GOOD_PNG.replace(b"IDAT", b"IDAX"), "a wide picture": png(2**31 - 1, 1), "a tall picture": png(1, 2**31 - 1),
    "a large picture": png(50_000, 50_000), "a picture of no size": png(0, 0), "a depth of no kind": png(8, 8, depth=7), "a colour of no kind": png(8, 8, colour=9),
    "a palette missing": png(8, 8, colour=3), "a palette short": png(8, 8, colour=3, pixels=(b"\0" + b"\xff" * 8) * 8, more=_chunk(b"PLTE", b"abc")),
    "a palette of odd size": png(8, 8, colour=3, more=_chunk(b"PLTE", b"ab")), "a profile of no kind": png(8, 8, more=_chunk(b"iCCP", b"x\0\0y")),
    "a profile that is a bomb": lambda: png(8, 8, more=_chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(100 << 20)))),
    "a text that is a bomb": lambda: png(8, 8, more=_chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(100 << 20)))),
    "pixels that are a bomb": lambda: png(8, 8, pixels=bytes(100 << 20)), "a filter of no kind": png(8, 8, pixels=(b"\x09" + b"\x55" * 24) * 8),
    "a wrong checksum": GOOD_PNG[:-1] + b"x", "a length past all": GOOD_PNG[:8] + b"\xff\xff\xff\xff" + GOOD_PNG[12:], "20,000 chunks": lambda: png(8, 8, more=_chunk(b"tEXt", b"a\0b") * 20_000),
    "moving": png(8, 8, more=_chunk(b"acTL", struct.pack(">II", 99_999, 0))), "a JPEG of nothing": b"\xff\xd8\xff\xd9", "a JPEG cut short": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "a JPEG of 65,535 by 65,535": b"\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\xff\xff\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0\xff\xd9",
    "a GIF": b"GIF89a" + bytes(50), "a TIFF": b"II*\0\x08\0\0\0" + bytes(50), "a WebP": b"RIFF\0\0\0\0WEBP" + bytes(50), "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n",
}  # fmt: skip


def _table(tag: str, change: Callable[[bytes, random.Random], bytes]) -> Callable[[bytes], bytes]:
    """Return what changes one table of a font where it stands; a shorter one says so."""

    def spoil(data: bytes) -> bytes:
        count = struct.unpack_from(">H", data, 4)[0]
        out = bytearray(data)
        for n in range(count):
            name, _, start, size = struct.unpack_from(">4sLLL", data, 12 + 16 * n)
            if name.decode() == tag.ljust(4):
                made = change(data[start : start + size], random.Random(tag))
                out[start : start + len(made)] = made
                struct.pack_into(">L", out, 12 + 16 * n + 12, len(made))
        return bytes(out)

    return spoil


def _mixed(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(40):
        out[chance.randrange(min(len(out), 2_000))] = chance.randrange(256)
    return bytes(out)


_DAMAGE: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "gone": lambda data, _: b"", "cut": lambda data, _: data[: len(data) // 2], "of zeros": lambda data, _: bytes(len(data)),
    "of ones": lambda data, _: b"\xff" * len(data), "mixed": _mixed,
}  # fmt: skip

FONTS: dict[str, Callable[[bytes], bytes]] = {
    "good": lambda data: data, "empty": lambda data: b"", "text": lambda data: b"hello", "cut in half": lambda data: data[: len(data) // 2],
    "only the head": lambda data: data[:300], "OpenType of PostScript": lambda data: b"OTTO" + data[4:], "a collection": lambda data: b"ttcf" + data[4:],
    "WOFF": lambda data: b"wOFF" + data[4:], "WOFF 2": lambda data: b"wOF2" + data[4:], "no tables": lambda data: data[:4] + b"\0\0" + data[6:],
    "60,000 tables": lambda data: data[:4] + b"\xea\x60" + data[6:], "tables past the end": lambda data: data[:12] + b"".join(data[12 + 16 * n : 20 + 16 * n] + b"\xff\xff\xff\x00" + data[24 + 16 * n : 28 + 16 * n] for n in range(18)) + data[300:],
    "zeros within": lambda data: data[:5_000] + bytes(5_000) + data[10_000:], "every hundredth byte": lambda data: bytes(b ^ (0xFF * (n % 100 == 77)) for n, b in enumerate(data)),
    "units of zero": _table("head", lambda data, _: data[:18] + b"\0\0" + data[20:]), "a million glyphs": _table("maxp", lambda data, _: data[:4] + b"\xff\xff" + data[6:]),
    "one glyph": _table("maxp", lambda data, _: data[:4] + b"\0\1" + data[6:]), "widths of zero": _table("hmtx", lambda data, _: bytes(len(data))),
    "larger than allowed": lambda data: data + bytes(33 << 20),
}  # fmt: skip

THEMES: dict[str, bytes | Callable[[], bytes]] = {
    "good": theme, "empty": b"", "text": b"hello", "binary": bytes(range(256)), "UTF-16": lambda: theme().decode().encode("utf-16"),
    "only a band": b'band = "full"', "an unknown key": lambda: theme(nope='"x"'), "20 unknown keys": lambda: theme(**{f"k{n}": "1" for n in range(20)}),
    "a band of no kind": lambda: theme(band='"narrow"'), "a page of no kind": lambda: theme(page='"a5"'), "a logo that is not there": lambda: theme(logo='"none.svg"'),
    "a logo of a path": lambda: theme(logo='"../../etc/passwd.svg"'), "a logo of the root": lambda: theme(logo='"/etc/x.svg"'), "a logo of a number": lambda: theme(logo="5"),
    "a logo of 10,000 letters": lambda: theme(logo=f'"{"x" * 10_000}.svg"'), "a logo with NUL": lambda: theme(logo='"a\\u0000.svg"'), "a font that is not there": lambda: theme(regular='"none.ttf"'),
    "a font of a path": lambda: theme(bold='"../x.ttf"'), "a font of another kind": lambda: theme(bold='"x.otf"'), "a template that is not there": lambda: theme(word_template='"none.docx"'),
    "a template of macros": lambda: theme(word_template='"x.docm"'), "a colour of no kind": lambda: theme(ink='"mauve"'), "a colour of 3 letters": lambda: theme(ink='"#123"'),
    "a colour of a list": lambda: theme(ink="[1, 2, 3]"), "no contrast": lambda: theme(ink='"#FFFFFF"'), "odd letters in a name": lambda: theme(word_body='"a\\u202eb"'),
    "markup in a name": lambda: theme(word_body='"</w:rFonts><x>"'), "markup in the logo's words": lambda: theme(logo_alt='"\\"/><script>"'), "no fonts": lambda: theme().split(b"[body]")[0],
    "fonts of a text": lambda: b'body = "x"\nheading = "y"\ncolours = "z"', "fonts in a list": lambda: b"body = []\nheading = []\ncolours = []", "a folder": lambda: theme(folder='"/etc"'),
    "a key of 10,000 letters": lambda: theme(**{"k" * 10_000: "1"}), "lists 5,000 deep": b"a = " + b"[" * 5_000 + b"]" * 5_000, "an integer of 5,000 digits": b"a = " + b"9" * 5_000,
    "larger than allowed": lambda: theme() + b"#" * 70_000, "a key twice": lambda: theme() + b'\nlink = "#000000"',
}  # fmt: skip

TEMPLATES: dict[str, str | bytes] = {
    "good": "{{ part.text }}\n", "empty": "", "division by zero": "{{ 1/0 }}", "text and number": "{{ 'x' + 1 }}", "an open tag": "{% if", "a tag never closed": "{% if 1 %}x",
    "a tag of no kind": "{% fly %}", "a value of no kind": "{{ nothing }}", "a field of no kind": "{{ part.nothing }}", "a filter of no kind": "{{ part.text|fly }}",
    "itself": "{% include '_heading.txt.j2' %}", "itself by extension": "{% extends '_heading.txt.j2' %}", "a file outside": "{% include '../../b.yaml' %}", "a file of the system": "{% include '/etc/passwd' %}",
    "a template that is not": "{% include 'none.j2' %}", "bytes of no UTF-8": b"\xff\xfe{{ 1 }}", "NUL": b"a\0b", "a lone surrogate": "{{ '\\ud800' }}", "an endless macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "an import": "{% import 'none.j2' as x %}", "a set of parts": "{% set plan = 5 %}{{ plan.title }}",
    "brackets 5,000 deep": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}", "a comment never closed": "{# x", "raw never closed": "{% raw %}x", "an attribute of code": "{{ ''.__class__.__mro__[9] }}",
    "text past all": "{{ 'x' * 10**12 }}", "a number past all": "{{ 9**9**3 }}", "a slice of no kind": "{{ 'x'['a'] }}", "a call of text": "{{ 'x'() }}", "escape sequences": "\x1b[2J{{ part.text }}",
}  # fmt: skip

FOLDERS: dict[str, tuple[str, ...]] = {
    "a folder that is not": ("--templates", "none"), "a file for a folder": ("--templates", "b.yaml"), "a folder without templates": ("--templates", "."),
    "a folder too low": ("--templates", "house/text"), "a name of 5,000 letters": ("--templates", "x" * 5_000), "a name of nothing": ("--templates", ""),
}  # fmt: skip
