"""Families of articles: each grows by more of the same, as pathological text does.

A family is a piece of text in a shape. The shapes matter: rules look at sentences of up
to some 2,000 characters, readers at lines, and the sentence splitter at whole paragraphs.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

Make = Callable[[int], str]

#: Runs of one character: every kind of mark, letter, digit, bracket, quote and white space.
CHARACTERS = (
    ".?!…,;:-–—'\"’‘“”«»()[]{}<>/\\|@#$%&*+=_~^`aA0éßяЯ中אع€£¥₴¿¡§©™½"
    " \t\n\r\f\u00a0\u2009\u2028\u200b\u200d\u00ad\u0301\u202f\ufeff😀"
)

#: Pieces that rules start at, and what makes them look further.
PIECES = {
    "initials": "J. K. ", "shortened": "Mr. ", "country short": "U.S. ", "stop words": "a. ",
    "spaced stops": ". ", "spaced marks": "?! ", "stop and quote": ".” ", "closers": ".”)» ",
    "openers": ". “(‘[ ", "french quotes": "« a » ", "sum": "$1 ", "big sum": "$1 billion ",
    "euro sum": "5 millions d’euros ", "sum of words": "one hundred million dollars ",
    "range": "$1-2 ", "dotted number": "1.", "grouped number": "1,000", "numbers": "1 ",
    "apostrophes": "a’s ", "dashes": "a-", "spaced dashes": "a – ", "slashes": "a/", "at": "a@",
    "address": "https://a.b/ ", "mail": "a@example.org ", "brackets": "(a) ", "open brackets": "(a ",
    "wrong brackets": ")( ", "quotes": "“a” ", "open quotes": "“a ", "nested quotes": "“‘",
    "straight quotes": '"a" ', "said": "said ", "he said": "“Go,” he said ", "of": "of ", "and": "and ",
    "the": "the ", "to": "to ", "for": "for ", "commas": "a, ", "and list": "A and B, ",
    "office": "Minister ", "office of": "Minister of ", "president of the": "President of the ",
    "office and name": "Prime Minister Mark Carney ", "name": "Mark Carney ", "surname": "Carney ",
    "hyphen name": "Anne-Marie-", "particles": "de la ", "honorifics": "Sir Lord Dr. ",
    "country": "Canada ", "countries": "Canada, France ", "countries and": "Canada and France and ",
    "people of": "Canadian ", "give": "announced $1 million to Ukraine ", "gave": "gave ",
    "aid": "military aid ", "agreement": "signed an agreement with ", "part": "of which $1 million ",
    "total": "bringing the total to $1 ", "day": "24 August 2025 ", "percent": "5% ",
    "cases": "809 cases ", "colon": "a: ", "semicolon": "a; ", "question": "Why? ",
    "stars": "**a** ", "open stars": "**a ", "star": "*a", "link": "[a](https://a.b) ",
    "open link": "[a](", "deep link": "[[", "picture": "![a](b)", "code": "`a` ", "escape": "\\*",
    "tag": "<b>", "open tag": "<a ", "comment": "<!--", "entity": "&amp;", "half entity": "&#",
    "capitals": "AB ", "camel": "AbCd", "combining": "e\u0301", "digits and letters": "1a",
    "Who is": "Who is Mark Carney? ", "respectively": "$1 and $2 respectively ",
    "underlined": "__a ", "under": "_a ", "open marks": "**[a](", "which": "which ", "who": "Mark Carney, who is ", "appositive": "Carney, the minister, ",
    "former": "former ", "worth": "worth ", "per": "per ", "us dollar": "US$1 (CA$2) ",
}  # fmt: skip

#: Lines of a text or Markdown file, each repeated.
LINES = {
    "short line": "a\n", "paragraph": "a\n\n", "heading": "# a\n\n", "heading and text": "# a\n\nb\n\n",
    "underlined": "a\n===\n\n", "bullet": "- a\n", "deep bullet": "    - a\n", "number": "1. a\n",
    "quote": "> a\n", "table": "| a | b |\n", "rule": "---\n", "stars": "* * *\n", "fence": "```\n",
    "question and answer": "Q: Why?\nA: So.\n\n", "bare question": "Why?\n\n", "hard break": "a  \n",
    "colon line": "a:\n", "heading chain": "## a\n", "capital line": "ABC DEF\n\n", "crlf": "a\r\n",
    "indented": "    a\n\n", "date line": "24 August 2025\n\n", "by line": "By Mark Carney\n\n",
    "place line": "OTTAWA — \n\n", "caption": "(Photo)\n\n", "dotted": "a ..... 5\n",
    "bold line": "**a**\n\n", "numbered heading": "1.2.3 a\n\n", "comment": "<!-- a -->\n",
}  # fmt: skip

#: Sentences that make rows, each repeated; {i} counts, so that rows differ.
SENTENCES = {
    "one speaker": "“We go,” said Prime Minister Mark Carney. ",
    "one speaker, many words": "“We go {i} times,” said Prime Minister Mark Carney. ",
    "one person, many offices": "Mark Carney, minister of field{i}, spoke. ",
    "one person, longer offices": "Mark Carney, minister of A{i} and B{i} and C{i} and D{i}, spoke. ",
    "many persons": "Minister Anna Name{a} spoke. ",
    "many persons quoted": "“We go,” said Minister Anna Name{a}. ",
    "many first names": "Minister {A} Smith spoke. ",
    "many surnames": "“We go,” Name{a} said. ",
    "same gift": "Canada announced $5 million in military aid to Ukraine. ",
    "many gifts": "Canada announced ${i} million in military aid to Ukraine. ",
    "many givers": "Canada and France announced ${i} million for Ukraine and Poland. ",
    "many parts": "Of this, ${i} million is for drones. ",
    "many totals": "This brings the total to ${i} million. ",
    "that sum": "The money will help. This aid is new. ",
    "many figures": "There were {i} cases in Ontario. ",
    "many percents": "Support rose {i}% in 2025. ",
    "many agreements": "Canada and Norway signed agreement number {i} on trade. ",
    "many days": "He came on August {d}, 2025. ",
    "long words": "The {x} came. ",
    "many questions": "Is it {i}? ",
    "new words": "Word{a} verb{a} thing{a}. ",
    "back and forth": "He said so. She did not. They left. ",
    "many quotes": "“It is number {i}.” ",
    "quote in quote": "“He said ‘number {i}’ to me,” Carney said. ",
    "list of countries": "Canada, France, Norway, Poland, Spain and Italy gave ${i} million. ",
    "shortened names": "Mr. A. B. Carney met Mrs. C. D. Name{a}. ",
    "bodies": "The Ministry of Affairs{a} of Canada announced ${i}. ",
}  # fmt: skip


def _run(piece: str) -> Make:
    return lambda size: "T\n\nx" + piece * (size // len(piece))


def _packed(piece: str) -> Make:
    """In sentences just short of what is still searched."""
    sentence = "It " + piece * (1_900 // len(piece)) + "x. "
    return lambda size: "T\n\n" + sentence * (size // len(sentence) + 1)


def _parted(piece: str) -> Make:
    """In paragraphs of a sentence."""
    paragraph = f"We {piece * 8}x.\n\n"
    return lambda size: "T\n\n" + paragraph * (size // len(paragraph))


def _letters(number: int) -> str:
    text = ""
    while number >= 0:
        text, number = chr(97 + number % 26) + text, number // 26 - 1
    return text


def _counted(sentence: str, end: str = "") -> Make:
    def make(size: int) -> str:
        parts, length, i = ["T\n\n"], 0, 0
        while length < size:
            i += 1
            name = _letters(i)
            part = sentence.format(i=i, a=name, A=name.title(), d=i % 28 + 1, x="x" * (i % 300 + 1))
            parts.append(part + end)
            length += len(part) + len(end)
        return "".join(parts)

    return make


def _nested(opening: str, closing: str) -> Make:
    return lambda size: "T\n\nx" + opening * (size // 2) + closing * (size // 2)


def _soup(letters: str, seed: int) -> Make:
    return lambda size: "T\n\n" + "".join(random.Random(seed).choices(letters, k=size))


def _mixed(seed: int) -> Make:
    def make(size: int) -> str:
        draw = random.Random(seed)
        pieces = [*PIECES.values(), *LINES.values()]
        out, length = ["T\n\n"], 0
        while length < size:
            out.append(draw.choice(pieces))
            length += len(out[-1])
        return "".join(out)

    return make


def _stairs(size: int) -> str:
    words, length = ["T\n\n"], 0
    while length < size:
        words.append("a" * len(words))
        length += len(words)
    return " ".join(words)


def article_families() -> Iterator[tuple[str, Make]]:
    """Yield every family of articles by its name."""
    for character in CHARACTERS:
        yield f"run of U+{ord(character):04X}", _run(character)
    for name, piece in PIECES.items():
        yield f"line of {name}", _run(piece)
        yield f"sentences of {name}", _packed(piece)
        yield f"paragraphs of {name}", _parted(piece)
    for name, line in LINES.items():
        yield f"lines: {name}", _run(line)
    for name, sentence in SENTENCES.items():
        yield f"one paragraph: {name}", _counted(sentence)
        yield f"a paragraph each: {name}", _counted(sentence, "\n\n")
        yield f"a section each: {name}", _counted(f"## H{{a}}\n\n{sentence}", "\n\n")
    for opening, closing in ("()", "[]", "“”", "«»", "**", "<>"):
        yield f"nested {opening}{closing}", _nested(opening, closing)
    for seed, letters in enumerate((".?! ", "“”‘’ a.", "([{)]} ", "$1. ,", "*_[]()`a ", "aA. \n")):
        yield f"soup of {letters!r}", _soup(letters, seed)
    for seed in range(6):
        yield f"mixture {seed}", _mixed(seed)
    yield "stairs", _stairs
