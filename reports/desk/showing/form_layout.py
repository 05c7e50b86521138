"""How the form is laid out: what stands together, what comes first, and what fields are called.

It says nothing of which fields there are: one that is named nowhere here stands in the head, or
below all others if it is a list.
"""

from __future__ import annotations

from collections.abc import Mapping

#: What stands together, in the order of the form: the title, then the fields.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Summary", ("summary",)),
    ("Lines to take", ("key_messages",)),
    ("Recommendations", ("recommendations",)),
    ("Text", ("sections",)),
    ("People", ("people",)),
    ("Key numbers", ("figures",)),
    ("Aid and agreements", ("aid", "totals", "dollar")),
    ("Quotations", ("quotes",)),
    ("Questions and answers", ("qa",)),
    ("Contacts", ("contacts",)),
    ("Sign-off", ("approvals",)),
    ("Source", ("source",)),
    ("Notes", ("notes",)),
)
#: What the head is called, and what of it stands in the open; the rest is folded while empty.
HEAD = "Head"
#: What of a part stands in the open even while it is empty; of a part that is not named, all.
IN_THE_OPEN: Mapping[str, tuple[str, ...]] = {
    "Briefing": ("title", "subtitle", "date", "kind", "status", "byline", "to", "from", "summary"),
    "Person": ("name", "role", "affiliation"),
    "Figure": ("label", "value", "unit"),
    "Aid": ("donor", "recipient", "purpose", "amount", "kind", "status"),
    "Quote": ("text", "speaker"),
    "Question": ("question", "answer"),
    "Recommendation": ("text", "decision_by", "options"),
    "ListItem": ("text",),
    "Money": ("value", "currency"),
}
#: What a machine writes and reads: it goes along with its part and is not shown.
UNSEEN = frozenset({"schema_version", "id", "sha256", "earlier", "level"})
#: Lines that are long as a rule.
WIDE = frozenset(
    {"title", "subtitle", "purpose", "question", "evidence", "review", "text", "heading"}
)
_CALLED: Mapping[str, str] = {
    "qa": "Questions and answers",
    "key_messages": "Lines to take",
    "dollar": "What a bare $ means",
    "totals": "Total the aid",
    "cumulative": "A running total",
    "part_of": "Part of",
    "url": "Address",
    "to": "To",
    "review": "Held, because",
    "sections": "Sections",
    "email": "E-mail",
}
#: What one row of a list is called, by its kind or by the list.
_ROWS: Mapping[str, str] = {
    "Section": "section",
    "Paragraph": "paragraph",
    "Subheading": "sub-heading",
    "Bullets": "bulleted list",
    "Numbered": "numbered list",
    "Quotation": "quotation",
    "ListItem": "item",
    "Person": "person",
    "Figure": "number",
    "Aid": "aid or agreement",
    "Quote": "quotation",
    "Question": "question",
    "Recommendation": "recommendation",
    "Approval": "signature",
    "Contact": "contact",
    "key_messages": "line to take",
    "notes": "note",
    "options": "option",
}


def field_label(name: str) -> str:
    """Return what a person calls a field."""
    return _CALLED.get(name) or name.replace("_", " ").capitalize()


def row_name(kind: str, rows: str) -> str:
    """Return what one row of the list `rows` is called, of the kind of part `kind`."""
    return _ROWS.get(rows) or _ROWS.get(kind) or "item"


def is_in_the_open(part: str, name: str) -> bool:
    """Return whether a field of a part is shown even while it says nothing."""
    return name in IN_THE_OPEN.get(part, (name,))
