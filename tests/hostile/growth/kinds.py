"""Long briefings of one kind of thing, as YAML: what work is counted on.

No two files have the same names and numbers, so that what is kept of one helps not the other.
"""

from __future__ import annotations

from collections.abc import Callable

_HEAD = "schema_version: '1'\ntitle: A long one\nlanguage: en\ndate: 2025-08-24\n"
_TOWNS = ("Ald", "Bor", "Cer", "Dol", "Esk", "Fal", "Gor", "Hra", "Isk", "Jes")


def _name(number: int) -> str:
    return "".join(_TOWNS[int(digit)] for digit in str(number)).capitalize()


def _list(field: str, item: str) -> Callable[[int], str]:
    return lambda size: "\n".join(
        [f"{field}:", *(item.format(n=n, name=_name(n)) for n in _numbers(size))]
    )


def _numbers(size: int) -> range:
    """Return as many numbers, none of them in a file of another size."""
    return range(10 * size, 11 * size)


def _words(size: int) -> str:
    paragraphs = (" ".join(_name(n + i) for i in range(50)) for n in _numbers(size)[::50])
    return "\n".join(["sections:", "- heading: All", "  body:", *(f"  - {p}" for p in paragraphs)])


def _parts(size: int) -> str:
    money = "amount: {value: 5, currency: CAD}"
    whole = f"aid:\n- {{id: whole, donor: Canada, purpose: all, {money}}}"
    parts = (f"- {{donor: Canada, purpose: p{n}, part_of: whole, {money}}}" for n in _numbers(size))
    return "\n".join([whole, *parts])


#: What there is much of, and how it is written.
KINDS = {
    "words": _words,
    "rows of aid": _list(
        "aid", "- {{donor: {name}, purpose: p{n}, amount: {{value: {n}, currency: CAD}}}}"
    ),
    "sections": _list("sections", "- {{heading: On {name}, body: [What {name} said.]}}"),
    "questions": _list("qa", "- {{question: Who is {name}?, answer: A town.}}"),
    "agreements": _list("aid", "- {{donor: {name}, kind: agreement, purpose: p{n}}}"),
    "parts of one sum": _parts,
    "quotations": _list("quotes", "- {{text: We go to {name}., speaker: {name} Ann}}"),
}


def long_briefing(kind: str, size: int) -> bytes:
    """Return a file with `size` of a kind."""
    return f"{_HEAD}{KINDS[kind](size)}\n".encode()
