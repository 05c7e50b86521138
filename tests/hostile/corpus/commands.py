"""Hostile addresses and subjects of a mail, and hostile arguments of every command."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.corpus.kinds import CHARACTERS, MARKUP, Kind

BRIEFING = b"title: A title\ndate: 2026-01-15\n"


def kinds() -> Iterator[Kind]:
    """Yield the kinds of mail and of arguments."""
    for where, option in {"recipient": "--to", "sender": "--from", "copy": "--cc"}.items():
        for name, address in ADDRESSES.items():
            yield _mail(f"{where}: {name}", {option: address})
    for name, subject in (SUBJECTS | CHARACTERS | MARKUP).items():
        yield _mail(f"subject: {name}", {"--subject": subject[:30_000]})
    for name, title in (CHARACTERS | SUBJECTS).items():
        made = f"title: {_quoted(title)}\ndate: 2026-01-15\nmarking: M\n".encode()
        yield _mail(f"title: {name}", {}, made)
    for name, argv in (ARGUMENTS | dict(_odd_options())).items():
        yield Kind(
            "arguments", name, argv, lambda: {"b.yaml": BRIEFING, "d/x": b""}, STDIN.get(name, b"")
        )


def _quoted(text: str) -> str:
    import json

    return json.dumps(text)


def _mail(name: str, options: dict[str, str], source: bytes = BRIEFING) -> Kind:
    given = {"--from": "desk@example.org", "--to": "a@example.org"} | options
    words: list[str | bytes] = []
    for option, value in given.items():
        # the system passes no NUL, and bytes that are no text as lone surrogates
        words += [option, value.replace("\0", "").encode("utf-8", "surrogatepass")]
    argv = ("email", "b.yaml", *words, "--attach", "txt", "--out", "o")
    return Kind("mail", name, argv, lambda: {"b.yaml": source})


ADDRESSES = {
    "nothing": "", "a space": " ", "no sign": "a", "no name": "@example.org", "no host": "a@", "two signs": "a@b@example.org", "only signs": "@@@", "spaces": "a b@example.org",
    "two addresses": "a@example.org, b@example.org", "a semicolon": "a@example.org; b@example.org", "a group": "g: a@example.org;", "a line end": "a@example.org\nBcc: x@example.org",
    "a carriage return": "a@example.org\rBcc: x@example.org", "both": "a@example.org\r\n\r\nbody", "an encoded line end": "=?utf-8?b?DQpCY2M6IHhAeS56?= <a@example.org>",
    "an encoded address": "=?utf-8?q?a=40example=2Eorg?=", "an encoded word cut short": "=?utf-8?b?DQ <a@example.org>", "an open quote": '"a <a@example.org>', "an open bracket": "A <a@example.org",
    "brackets turned round": "A >a@example.org<", "an open comment": "a@example.org (x", "comments 500 deep": "(" * 500 + "x" + ")" * 500 + " a@example.org", "a quoted name": '"a b"@example.org',
    "a quoted line end": '"a\\\nb"@example.org', "a host of numbers": "a@[127.0.0.1]", "a host of brackets": "a@[x", "a host of IPv6": "a@[IPv6:::1]", "a host of other letters": "a@exämple.org", "a host of Chinese": "a@例え.jp",
    "a name of other letters": "é@example.org", "a shown name of other letters": "Élise <a@example.org>", "10,000 letters": "a" * 10_000 + "@example.org", "a host of 10,000 letters": "a@" + "b" * 10_000 + ".org",
    "dots": "a..b@example..org", "a dot at the end": "a@example.org.", "a route": "<@x,@y:a@example.org>", "a percent sign": "a%b@example.org", "an escape sequence": "\x1b[2Ja@example.org",
    "a right-to-left override": "\u202ea@example.org", "a lone surrogate": "a\udcffb@example.org", "a zero width space": "a\u200b@example.org", "a full stop of Chinese": "a@example\u3002org", "a fullwidth sign": "a\uff20example.org",
    "1,000 addresses": ", ".join(f"a{n}@example.org" for n in range(1_000)), "a list of commas": ",,,,", "a shell": "a@example.org; $(id)", "an option": "-t", "a header": "To: a@example.org",
}  # fmt: skip

SUBJECTS = {
    "nothing": "", "spaces": "   ", "a line end": "a\nBcc: x@example.org", "a carriage return": "a\rb", "both line ends": "a\r\n\r\nbody", "an encoded line end": "=?utf-8?b?DQpCY2M6IHhAeS56?=", "encoded by Q": "=?utf-8?q?=0D=0ABcc=3A_x?=",
    "an encoded word of plain text": "=?utf-8?q?a?=", "an encoded word of no charset": "=?klingon?q?a?=", "an encoded word of code": "=?rot13?q?a?=", "an encoded word cut short": "=?utf-8?b?DQ", "encoded words in a row": "=?utf-8?q?a?= " * 500,
    "an encoded word in an encoded word": "=?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?=", "20,000 letters": "w" * 20_000, "20,000 letters of Chinese": "简" * 20_000, "folding": "a\n b\n\tc", "a header's colon": "Bcc: x@example.org",
}  # fmt: skip


def _odd_options() -> Iterator[tuple[str, tuple[str | bytes, ...]]]:
    """Yield every option that takes a value with values that nobody expects."""
    options = [
        "--theme",
        "--lang",
        "--page",
        "--fit",
        "--pdf",
        "--templates",
        "--title",
        "--date",
        "--to",
        "--out",
    ]
    odd = {
        "nothing": b"", "a long text": b"x" * 20_000, "bytes of no text": b"\xff\xfe\x80", "an escape sequence": b"\x1b[2J", "a right-to-left override": "\u202ex".encode(),
        "a path that leaves": b"../beside", "a device": b"/dev/null/x", "a line end": b"a\nbriefpack: forged",
    }  # fmt: skip
    for option in options:
        for what, value in odd.items():
            yield (
                f"{option} of {what}",
                ("build", "b.yaml", "--to", "txt", "--out", "o", option, value),
            )


ARGUMENTS: dict[str, tuple[str | bytes, ...]] = {
    "nothing": (), "a command that is not": ("bild",), "an option that is not": ("build", "--nope"), "an option of escape sequences": ("build", b"--\x1b[2J"), "bytes of no text": (b"\xff\xfe",),
    "a source that is not": ("build", "none.yaml"), "a source of bytes": ("build", b"\xff\xfe.yaml"), "a source of a folder": ("build", "d"), "a source of a folder named so": ("build", "d.yaml"), "a source of 5,000 letters": ("build", "x" * 5_000 + ".yaml"),
    "a source of nothing": ("build", ""), "a source of a point": ("build", "."), "a source of two points": ("build", ".."), "a source of no suffix": ("build", "b"), "a source of another suffix": ("build", "b.exe"),
    "a source of an address": ("draft", "https://example.org/a.html"), "a source of a device": ("build", "/dev/null"), "a source that never ends": ("build", "/dev/zero"), "a source twice": ("build", "b.yaml", "b.yaml", "--to", "txt"),
    "standard input of nothing": ("build", "-"), "standard input of zeros": ("build", "-"), "standard input of bytes": ("build", "-"), "standard input of a zip": ("build", "-"), "standard input of a PDF": ("build", "-"), "standard input of an open brace": ("draft", "-"),
    "standard input twice": ("build", "-", "-"), "200 sources that are not": ("build", *(f"n{n}.yaml" for n in range(200))), "formats of no kind": ("build", "b.yaml", "--to", "pfd,x,,"), "formats a thousand times": ("build", "b.yaml", "--out", "o", "--to", ",".join(["txt"] * 1_000)),
    "an empty format": ("build", "b.yaml", "--to", ","), "a page of no kind": ("build", "b.yaml", "--page", "a5"), "out of a file": ("build", "b.yaml", "--to", "txt", "--out", "b.yaml"), "out of a file's folder": ("build", "b.yaml", "--to", "txt", "--out", "b.yaml/x"),
    "out of a device": ("build", "b.yaml", "--to", "txt", "--out", "/dev/null/x"), "out of nothing": ("build", "b.yaml", "--to", "txt", "--out", ""), "out of 5,000 letters": ("build", "b.yaml", "--to", "txt", "--out", "x" * 5_000), "out with a line end": ("build", "b.yaml", "--to", "txt", "--out", "a\nb"),
    "draft of a briefing": ("draft", "b.yaml"), "draft into a folder": ("draft", "b.yaml", "-o", "d"), "draft over a file": ("draft", "b.yaml", "-o", "b.yaml"), "read of a briefing": ("read", "b.yaml"), "read of a folder": ("read", "d"),
    "read of a file that is not": ("read", "none.docx"), "read with both": ("read", "b.docx", "-o", "a", "--into", "b"), "read into a file that is not": ("read", "none.docx", "--into", "none.yaml"), "read with a base that is not": ("read", "b.docx", "--base", "none.yaml"),
    "new over a file": ("new", "b.yaml"), "new into a folder": ("new", "d"), "new into a folder that is not": ("new", "none/x/y.yaml"), "new of 5,000 letters": ("new", "x" * 5_000), "mail without addresses": ("email", "b.yaml"), "mail of a source that is not": ("email", "none.yaml", "--from", "a@example.org", "--to", "b@example.org"),
    "mail of no format": ("email", "b.yaml", "--from", "a@example.org", "--to", "b@example.org", "--attach", "exe"), "schema with more": ("schema", "x"), "formats with more": ("formats", "x"), "help of everything": ("build", "--help", "--nope"), "debug of nothing": ("--debug",), "debug at the end": ("build", "b.yaml", "--debug"),
    "a thousand options": ("build", "b.yaml", *(["--title", "x"] * 1_000), "--to", "txt", "--out", "o"),
}  # fmt: skip

STDIN = {
    "standard input of zeros": bytes(100_000), "standard input of bytes": bytes(range(256)) * 100, "standard input of a zip": b"PK\x03\x04" + bytes(99), "standard input of a PDF": b"%PDF-1.7", "standard input of an open brace": b"{",
}  # fmt: skip
