"""Persons whom a clause introduces: "the bank, led by Ann Lee", "Ukraine was represented by …".

The clause says of whom or what the person is one: an organisation or a country before it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reports.drafting.people.linking import HONORIFICS
from reports.drafting.people.person_mentions import PersonMention
from reports.drafting.people.sentence_row import Parts
from reports.drafting.roles.capitals import is_first_name
from reports.drafting.roles.role import Role
from reports.drafting.roles.signs import Signs
from reports.language.sentences import Sentence
from reports.language.tokens import printed_country

CAPITAL = "JNIAOBFQSYPCDX"
BODY = rf"[{CAPITAL}]+(?:[oe]a?[{CAPITAL}]+)*"
_LED_BY = re.compile(rf"(,?)(l)w?y{HONORIFICS}8?{HONORIFICS}(2)")
_REPRESENTED = re.compile(rf"[=v]*py{HONORIFICS}a?8?{HONORIFICS}(2)|[=v]*pya8,(2)")
_WHOSE = re.compile(rf",W(8)(?:=|,){HONORIFICS}(2)")
# "Ann Lee, who chairs the Grain Union", "Tom Diaz, who runs the charity Qalam"
_HEADS = re.compile(
    rf"(2),?q(?P<verb>h)(?:(?P<owner>[C1])'[wfk]{{1,3}}|a?(?:[wf]{{0,2}}|1(?=k))(?P<kind>k)?(?P<body>[12{CAPITAL}]+(?:[oe]a?[12{CAPITAL}]+)*)"
    rf"(?(kind)|(?:(?<=[OBA])|(?=[,.;)&@it-]|$))))"
)
# "the World Health Organization (WHO), led by …"; not "a team from Germany, led by …"
_ANTECEDENT = re.compile(rf"(?P<part>[oe@ti4y]?)a?(?P<body>{BODY}[fd]?)(?:\([AN]\))?$")
# A line that signs: "Ann Lee, Country Director, Farm Radio International"
_SIGNED = re.compile(
    rf"-*{HONORIFICS}(2)(?:\([A-Z]+\))?,(?:[wf]{{1,3}}&)?8(?:&8)?,(?P<body>(?=[\w']*[OABF'])[12{CAPITAL}']+(?:[oe]a?[12{CAPITAL}]+)*)\.?"
)
_OF_BODY = re.compile(rf"[oe]a?(?P<body>C(?![OBF])|{BODY})")
# "Ann Lee of the Grain Union", "Ann Lee of the Oslo-based Women’s Union, who spoke"
_BODY_OF_PERSON = re.compile(
    rf"[oe@]a?[wf]?(?P<body>(?=[{CAPITAL}'oea]*[OBA])(?:F')?{BODY})(?P<said>!|,q!)?"
)
# « la députée Ann Lee |(Ecolo)| »
_BRACKETED = re.compile(r"\((?P<body>[NAOB](?:&[NAI])?)\)")
_ASIDE_BODY = re.compile(rf",[oe]a?(?P<body>(?=[{CAPITAL}oea]*[OBA]){BODY})(?=,)")
SUBJECT = re.compile(
    rf"^(?:[A-Z][A-Zw,0\"(]{{0,20}}\)?-)?a?[wf]{{0,2}}(?P<kind>k)?(?P<body>{BODY}[fd]?)"
)


class Introductions:
    """Reads the clauses of one sentence; `found` are the mentions by the word they start at."""

    def __init__(
        self, signs: Signs, parts: Parts, sentence: Sentence, found: dict[int, PersonMention]
    ) -> None:
        """Take the sentence and what its role phrases already say."""
        self._signs, self._parts, self._row = signs, parts, parts.row
        self._sentence, self._found = sentence, found

    def read(self) -> dict[int, PersonMention]:
        """Return the mentions, those of the clauses added and their organisations filled in."""
        for clause in _LED_BY.finditer(self._row.text):
            self._led_by(clause)
        for clause in _REPRESENTED.finditer(self._row.text):
            self._introduce(clause.end() - 1, None, self._antecedent(clause.start()), sure=False)
        for clause in _WHOSE.finditer(self._row.text):
            role, whose = (
                self._parts.roles[clause.start(1)],
                self._antecedent(clause.start(), whose=True),
            )
            self._introduce(clause.start(2), role.text, whose)
        for clause in _HEADS.finditer(self._row.text):
            verb = self._row.words.tokens[self._row.first[clause.start("verb")]].low
            body = self._row.slice(*clause.span("owner" if clause["owner"] else "body"))
            self._introduce(clause.start(1), self._row.lexicon.table("roles", "heads")[verb], body)
        for start, mention in list(self._found.items()):
            self._found[start] = self._its_own(mention)
        return self._found

    def _led_by(self, clause: re.Match[str]) -> None:
        """Read "The European Investment Bank, led by Nadia Calviño"; a summit is no body."""
        before = clause.start() - 1
        event = before >= 0 and self._row.listed(before, "people", "events")
        team = before > 0 and self._row.listed(before, "people", "teams")
        named = team or (clause[1] and not event)  # “an |IMF| team led by”
        whose = self._antecedent(clause.start() - team) if named else None
        verb = self._row.words.tokens[self._row.first[clause.start(2)]].low
        role = self._row.lexicon.table("roles", "led_by")[verb]
        self._introduce(clause.start(3), role, whose, sure=bool(whose or role))

    def _introduce(
        self, place: int, role: str | None, whose: str | None, *, sure: bool = True
    ) -> None:
        """Add the name at `place`; one that a role has introduced gets the organisation."""
        name = self._parts.names[place]
        known = self._found.get(name.start)
        if known is not None:
            if whose and (known.role is None or known.role.affiliation is None):
                self._found[name.start] = replace(known, affiliation=whose)
            return
        first = self._row.words.tokens[name.start].low
        if sure or is_first_name(first, self._row.lexicon):
            self._found[name.start] = PersonMention(
                name, self._sentence, "speaks", role_text=role or None, affiliation=whose
            )

    def _antecedent(self, place: int, *, whose: bool = False) -> str | None:
        """Return the organisation or country that the clause at `place` says more of.

        “whose” follows a body behind any preposition but “of”: “to the Police, whose chief, …”.
        """
        end = self._signs.at(self._row.first[place] - 1) + 1
        found = _ANTECEDENT.search(self._signs.text, 0, end)
        part = found["part"] if found else ""
        return (
            None
            if found is None or (part and not (whose and part not in "oe"))
            else printed_body(self._signs, found)
        )

    def _its_own(self, mention: PersonMention) -> PersonMention:
        """Add whose a person or their role is, where neither says so."""
        role = mention.role
        if mention.affiliation or (role is not None and role.affiliation):
            return mention
        signed = _SIGNED.fullmatch(self._row.text) if role else None
        if signed and self._parts.names[signed.start(1)] is mention.name:
            return replace(mention, affiliation=self._row.slice(*signed.span("body")))
        body = self._behind(mention) or (role and self._owner(role))
        return replace(mention, affiliation=printed_body(self._signs, body)) if body else mention

    def _behind(self, mention: PersonMention) -> re.Match[str] | None:
        """Read "Senator Ann Lee of the Grain Union"."""
        role, name = mention.role, mention.name
        before = role.end <= name.start if role else mention.honorific is not None
        end = self._signs.at(name.end - 1) + 1
        if before and (aside := _ASIDE_BODY.match(self._signs.text, end)):
            return aside  # « l’économiste Ann Lee, |de l’Université d’Oslo|, »
        if role is not None and role.kind == "functions" and before:
            patterns = (_BODY_OF_PERSON, _OF_BODY, _BRACKETED)
            return next(filter(None, (p.match(self._signs.text, end) for p in patterns)), None)
        return _OF_BODY.match(self._signs.text, end) if before else None

    def _owner(self, role: Role) -> re.Match[str] | None:
        """Read "its director": the subject’s."""
        if role.start < 2 or not self._row.listed(self._row.at(role.start), "people", "own"):
            return None
        subject = SUBJECT.match(self._signs.text)
        return subject if subject and re.search("[OBCA]", subject["body"]) else None


def body_behind(signs: Signs, end: int) -> tuple[str | None, bool]:
    """Return the body behind a name, and whether a verb of speech follows it."""
    found = _BODY_OF_PERSON.match(signs.text, end)
    return (printed_body(signs, found), bool(found["said"])) if found else (None, False)


def printed_body(signs: Signs, found: re.Match[str]) -> str | None:
    """Return an organisation as it stands, or a country; an adjective alone is neither."""
    start, end = found.span("body")
    country = signs.country(start) if found["body"] in ("C", "D") else None
    if country:
        return None if found["body"] == "D" else printed_country(signs.words, country)
    return signs.slice(start, end)
