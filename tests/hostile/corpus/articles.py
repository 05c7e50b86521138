"""Hostile articles: plain text and Markdown, and web pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.hostile.corpus.kinds import CHARACTERS, MARKUP, Kind, sources

Text = str | bytes | Callable[[], str | bytes]

PARAGRAPH = "Ottawa announced over $1 billion in military aid to Ukraine on May 2, 2025."


def kinds() -> Iterator[Kind]:
    """Yield the kinds of text and of web pages."""
    yield from sources("text", ".txt", TEXTS)
    odd: dict[str, Text] = {
        f"{what} in an article": f"A title {text}\n\nBy Ann {text} Lee\n\n{PARAGRAPH} {text}\n"
        for what, text in (CHARACTERS | MARKUP).items()
    }
    yield from sources("text", ".md", odd)
    yield from sources("HTML", ".html", PAGES)


def _article(body: str) -> str:
    return f"A title\n\nMay 2, 2025\n\n{body}\n"


TEXTS: dict[str, Text] = {
    "empty": "",
    "only a title": "A title\n",
    "only spaces": " \n\t\n" * 500,
    "only marks": "...!!!???\n" * 50,
    "one letter": "a",
    "binary": bytes(range(256)) * 20,
    "NUL bytes": b"A title\0\0\n\nText\0.\n",
    "UTF-16": _article(PARAGRAPH).encode("utf-16"),
    "UTF-16 without mark": _article(PARAGRAPH).encode("utf-16-be"),
    "UTF-8 cut short": _article("é" * 40).encode()[:-2],
    "mixed encodings": "A title\n\né ".encode() + "é".encode("latin-1") + b"\n",
    "Shift JIS": _article("日本語の記事").encode("shift_jis"),
    "KOI8": _article("Украина получила помощь").encode("koi8-r"),
    "Big5": _article("中文報導").encode("big5"),
    "a line of 1 MB": lambda: _article("word " * 200_000),
    "a word of 1 MB": lambda: _article("w" * 1_000_000),
    "100,000 short lines": lambda: "a\n" * 100_000,
    "100,000 empty lines": lambda: "A title\n" + "\n" * 100_000 + PARAGRAPH,
    "50,000 headings": lambda: "# H\n" * 50_000,
    "50,000 list items": lambda: "A title\n\n" + "- item\n" * 50_000,
    "50,000 numbered items": lambda: "A title\n\n" + "".join(f"{n}. x\n" for n in range(50_000)),
    "20,000 questions": lambda: "A title\n\nQuestions and answers\n\n" + "Why?\nYes.\n" * 20_000,
    "100,000 dots": lambda: _article("." * 100_000),
    "100,000 question marks": lambda: _article("?" * 100_000),
    "100,000 exclamation marks": lambda: _article("wow" + "!" * 100_000),
    "100,000 opening quotes": lambda: _article("“" * 100_000),
    "100,000 brackets": lambda: _article("(" * 100_000),
    "100,000 commas": lambda: _article("," * 100_000),
    "100,000 dollars": lambda: _article("$" * 100_000),
    "100,000 digits": lambda: _article("$" + "9" * 100_000 + " billion in aid to Ukraine"),
    "numbers in groups": lambda: _article("$1" + ",000" * 30_000 + " in aid to Ukraine"),
    "100,000 capitals": lambda: _article("A " * 50_000),
    "5,000 sums": lambda: _article(f"{PARAGRAPH} " * 5_000),
    "one speaker 500 times": lambda: _article(
        "“We need peace,” President Ann Lee of Example said. " * 500
    ),
    "500 names in a row": lambda: _article(" and ".join(f"Ann Lee{n}" for n in range(500))),
    "nested quotes": lambda: _article("“He said ‘" * 5_000 + "yes" + "’”" * 5_000),
    "nested emphasis": lambda: _article("**a *b " * 10_000),
    "links in links": lambda: _article("[a](https://example.org/" * 5_000),
    "a table of bars": lambda: _article("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 10_000),
    "rules": lambda: _article("---\n***\n===\n" * 5_000),
    "front matter": "---\ntitle: !!python/object:os.system x\n---\n\n" + PARAGRAPH,
    "front matter never closed": "---\ntitle: T\n" + PARAGRAPH,
    "a code fence never closed": _article("```\n" + PARAGRAPH),
    "an HTML comment never closed": _article("<!-- " + PARAGRAPH),
    "a reference to itself": _article("[a]: #a\n[b][b]\n[b]: [b]"),
    "dates past all": _article("On May 99, 99999 and 0000-00-00 and 2025-02-30 it was."),
    "sums past all": _article("Canada gave $" + "9" * 400 + " trillion trillion to Ukraine."),
    "percent and cents": _article("Aid rose by 1e999% and fell by -$0.00 to ¢5 or $.5.5.5."),
    "a title of 1 MB": lambda: "word " * 200_000 + "\n\n" + PARAGRAPH,
    "a byline of 100,000 letters": lambda: f"A title\n\nBy {'Ann Lee ' * 12_500}\n\n{PARAGRAPH}",
    "mail headers": "From: a@example.org\nBcc: b@example.org\nSubject: x\n\n" + PARAGRAPH,
    "RTF": r"{\rtf1\ansi{\object\objdata 0105}}",
    "PostScript": "%!PS\n(/etc/passwd) (r) file",
    "a script": "#!/bin/sh\nrm -rf x\n",
    "XML": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "YAML as text": "title: T\ndate: 2026-01-15\n",
}


def _page(body: str, head: str = "<title>A title</title>") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


_P = f"<h1>A title</h1><p>{PARAGRAPH} {PARAGRAPH}</p><p>{PARAGRAPH}</p>"
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))

PAGES: dict[str, Text] = {
    "empty": "",
    "no tags": PARAGRAPH,
    "no body": "<html></html>",
    "a good page": _page(_P),
    "XHTML with entities": f'<!DOCTYPE a [<!ENTITY a0 "x">{_LAUGHS}]><html><body>&a11;</body></html>',
    "an outside entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>',
    "a parameter entity": '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/x">%x;]><p>a</p>',
    "a frame set": "<frameset><frame src='file:///etc/passwd'></frameset>",
    "nested tags 20,000 deep": lambda: _page("<div>" * 20_000 + PARAGRAPH),
    "nested bold 5,000 deep": lambda: _page("<b>" * 5_000 + PARAGRAPH + "</b>" * 5_000),
    "nested lists 2,000 deep": lambda: _page("<ul><li>" * 2_000 + "x"),
    "nested tables 1,000 deep": lambda: _page("<table><tr><td>" * 1_000 + "x"),
    "nested quotes 1,000 deep": lambda: _page("<blockquote>" * 1_000 + PARAGRAPH),
    "nested links 2,000 deep": lambda: _page("<a href=x>" * 2_000 + PARAGRAPH),
    "nested fonts 2,000 deep": lambda: _page("<font>" * 2_000 + PARAGRAPH),
    "closing tags only": "</div>" * 20_000 + PARAGRAPH,
    "tags never closed": lambda: _page("<p><b><i>" * 5_000),
    "tags wrongly nested": lambda: _page("<b><p></b></p>" * 3_000 + _P),
    "20,000 paragraphs": lambda: _page("<p>x y z.</p>" * 20_000),
    "20,000 breaks": lambda: _page("<br>" * 20_000 + _P),
    "20,000 images": lambda: _page("<img src=x>" * 20_000 + _P),
    "20,000 links": lambda: _page("<a href='x'>y</a> " * 20_000 + _P),
    "5,000 list items": lambda: _page("<ul>" + "<li>x</li>" * 5_000 + "</ul>" + _P),
    "5,000 table rows": lambda: _page("<table>" + "<tr><td>x</td></tr>" * 5_000 + "</table>" + _P),
    "2,000 headings": lambda: _page("<h2>H</h2>" * 2_000 + _P),
    "100,000 attributes": lambda: _page("<p " + " ".join(f"a{n}=b" for n in range(100_000)) + ">x" + _P),
    "one attribute 100,000 times": lambda: _page("<p " + "a=b " * 100_000 + ">x" + _P),
    "an attribute of 1 MB": lambda: _page(f"<p title='{'x' * 1_000_000}'>" + _P),
    "a tag name of 1 MB": lambda: _page("<" + "x" * 1_000_000 + ">" + _P),
    "a comment of 1 MB": lambda: _page("<!--" + "x" * 1_000_000 + "-->" + _P),
    "a comment never closed": "<!--" + _page(_P),
    "comments in comments": lambda: _page("<!-- <!-- " * 5_000 + _P),
    "a script of 1 MB": lambda: _page(f"<script>{'x=1;' * 250_000}</script>" + _P),
    "a script never closed": _page("<script>" + _P),
    "a style never closed": _page("<style>" + _P),
    "a title never closed": "<title>" + _P,
    "a text area never closed": _page("<textarea>" + _P),
    "plain text mark": _page("<plaintext>" + _P),
    "CDATA": _page("<![CDATA[" + _P + "]]>"),
    "conditional comments": _page("<!--[if IE]><p>x</p><![endif]-->" + _P),
    "processing instructions": "<?php system('id'); ?><?xml-stylesheet href='file:///x'?>" + _page(_P),
    "NUL bytes": _page("<p>a\0b</p>" + _P),
    "control characters": _page("<p>a\x01\x1b[2Jb</p>" + _P),
    "references past Unicode": _page("<p>&#x110000; &#xD800; &#0; &#99999999999;</p>" + _P),
    "references of no name": _page("<p>&bogus; &amp &lt;&&&</p>" + _P),
    "100,000 references": lambda: _page("<p>" + "&amp;" * 100_000 + "</p>" + _P),
    "a charset of no kind": _page(_P, "<meta charset='klingon'><title>A title</title>"),
    "a charset of code": _page(_P, "<meta charset='rot13'><title>A title</title>"),
    "two charsets": _page(_P, "<meta charset='utf-8'><meta charset='utf-16'><title>T</title>"),
    "a charset that lies": _page("<p>é</p>" + _P, "<meta charset='ascii'>"),
    "a charset of 100,000 letters": lambda: _page(_P, f"<meta charset='{'x' * 100_000}'>"),
    "UTF-16": _page(_P).encode("utf-16"),
    "UTF-7": _page(_P, "<meta charset='utf-7'>"),
    "UTF-32": _page(_P).encode("utf-32"),
    "a base of a file": _page(_P, "<base href='file:///etc/'><title>A title</title>"),
    "a refresh": _page(_P, "<meta http-equiv='refresh' content='0;url=file:///x'><title>T</title>"),
    "an address of a script": _page("<a href='javascript:alert(1)'>x</a>" + _P),
    "an address with line ends": _page("<a href='https://x\r\nBcc: y'>x</a>" + _P),
    "data addresses": _page("<img src='data:image/png;base64," + "A" * 200_000 + "'>" + _P),
    "an image of a file": _page("<img src='file:///dev/zero'>" + _P),
    "an inline frame": _page("<iframe src='file:///etc/passwd'></iframe>" + _P),
    "SVG inside": _page("<svg><script>x</script><text>y</text></svg>" + _P),
    "MathML inside": _page("<math><mi>x</mi></math>" + _P),
    "templates": _page("<template><p>x</p></template><slot>y</slot>" + _P),
    "metadata of odd dates": _page(_P, "<meta property='article:published_time' content='99999-99-99'>"),
    "metadata of 100,000 letters": lambda: _page(_P, f"<meta name='author' content='{'A' * 100_000}'>"),
    "10,000 metadata": lambda: _page(_P, "<meta name='author' content='A B'>" * 10_000),
    "JSON-LD broken": _page(_P, "<script type='application/ld+json'>{</script>"),
    "JSON-LD nested": lambda: _page(_P, f"<script type='application/ld+json'>{'[' * 50_000}</script>"),
    "JSON-LD of odd kinds": _page(_P, '<script type="application/ld+json">{"@type": 5, "author": [[]], "datePublished": {}}</script>'),
    "a title of 1 MB": lambda: _page(_P, f"<title>{'word ' * 200_000}</title>"),
    "two bodies": "<body>a</body><body>" + _P + "</body>",
    "a form": _page("<form action='//x'><input value='" + "y" * 5_000 + "'>" + _P),
    "tags of other spaces": _page("<o:p xmlns:o='urn:x'>x</o:p><x:y>z</x:y>" + _P),
    "angle brackets": "<" * 50_000,
    "angle brackets both": "<>" * 50_000,
    "equal signs": _page("<p " + "=" * 50_000 + ">" + _P),
    "quotes in tags": _page("<p " + "\"'" * 20_000 + ">" + _P),
    "binary": bytes(range(256)) * 40,
}  # fmt: skip
