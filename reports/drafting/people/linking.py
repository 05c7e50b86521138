"""Which role belongs to which name: patterns over the row of `sentence_row`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reports.drafting.people.person_mentions import PersonMention, Sign
from reports.drafting.people.sentence_row import Parts
from reports.drafting.roles.names import Name
from reports.drafting.roles.role import Role
from reports.drafting.roles.standing import read_standing
from reports.language.sentences import Sentence
from reports.language.syntax.grammar import grammar
from reports.language.tokens import printed_country

HONORIFICS = r"(?:a?R\.?)*"
#: A line that is nothing but a person: "Senator the Hon Ann Lee, Minister for Trade".
PERSON_LINE = re.compile(
    r"(?:[^,.:;]*[yoe]a?)?(?:a?R\.?|8|[,(])*(2)[A8]?(?:\([A-Z12]+\))*\)?(?:,8)?\.?"
)
_DIRECT = re.compile(rf"8\)?(?:\((?:[AN1]|[OBN]{{1,2}}f?)\))?{HONORIFICS}([12])(?![OB])")
_LISTED = re.compile(rf"(?:,|,?&){HONORIFICS}([12])")
# "Ann Lee, the Minister of Help", "Ann Lee (who is the minister)"
_BEHIND = re.compile(
    r"([12])(?:\([AN1]\)|,0w?|,[oe]a?C|[A8])?(?:,\(|[,(-])(?:q=(?:@?w)?)?(?P<between>[awmsfFQCDOBAJNPkbySY'01]{0,5}|[wf]{1,3}&)8"
)
# "Ann Lee, in her last week as mayor", "Orsolya Kun, sister of Roy and his successor as governor"
_AS = re.compile(r"([12]),(?:q>[^,.;]{1,2}|[^,.;:\"()!%q]{1,9})z8")
# "Canada’s prime minister, Mark Carney, said", « La présidente, Ann Lee a été reçue »
# what no list holds between a role and its comma: « la porte-parole |des chefs traditionnels| »
_REST = "(?:[wf]{1,2}(?:ia?[C1])?|[eo]a?[wf]{1,3}|[i@]a?we?a?[CO]|[i@]a?[C1]|ta?(?:[D]O|[C1]))?"
_LETTERS = r"(?:\([AN1]\)(?:[iteo]a?[C12])?)?"
_COMMA = re.compile(
    rf"8\)?{_REST}{_LETTERS}(?:&8|,(?P<second>8))?[,(]"
    rf"{HONORIFICS}(?P<name>2)[A8]?(?=[,.;:()\"&-]|$|'?!|[v=])"
)
# "the 62-year-old farmer, Abdul Karim", "its |Turkana branch| secretary": words stand between
_PREMODIFIED = re.compile("a(?:0w?|(?P<more>[1AC]?w{1,2}))$")
_RANKED = re.compile(rf"8{_REST}{_LETTERS}[,(](8){HONORIFICS}([12])(?P<closed>,[v!=])?")
_COPULA = re.compile(r"(2)=w?8$")  # « Ann Lee est |nommée| ambassadrice »
# "Ann Lee, a former teacher, is the minister", "Ann Lee is a farmer and the 12th governor"
_MAIN = re.compile(r"^(?:a?R\.?)?(2)(?:,[^,;:.\"]*,=|=[^,;:.\"]{1,9}&[aw0]{0,2})8")
_OWNED = re.compile(r"a?(?P<owner>[CD]'?|[A-Z]+'|A(?=[wmsf]))?(?P<more>.*)")
# « |Hanoï (AFP) –| La présidente de l’Assemblée, Ann Lee, »: where it was written
_DATELINE = re.compile(r"1\(A\)-")
_LEARNT = re.compile(r"8[yoe](w)")
_SECOND = re.compile(r"8&(8)")


def link(parts: Parts, sentence: Sentence) -> dict[int, PersonMention]:
    """Return the mentions that roles make, by the word where the name starts.

    A role right before a name is that name's; only then does a role look for the name that it
    stands in apposition to, before or behind a comma.
    """
    links = _Links(parts, sentence)
    rest = [place for place in parts.roles if not links.directly(place)]
    for place in rest:
        links.apart(place)
    return links.found


class _Links:
    def __init__(self, parts: Parts, sentence: Sentence) -> None:
        self._parts, self._sentence = parts, sentence
        self._row, self._text = parts.row, parts.row.text
        self._before: dict[int, re.Match[str]] = {
            found.end() - 1: found
            for pattern in (_BEHIND, _AS)
            for found in _overlapping(pattern, self._text)
        }
        self._adverbs = grammar(self._row.language).lists["adverbs"]
        self.found: dict[int, PersonMention] = {}

    def directly(self, place: int) -> bool:
        """Link the role to the names right behind it: all of a list, if it is a plural."""
        role, found = self._parts.roles[place], _DIRECT.match(self._text, place)
        if found is None:
            return False
        if role.serves:
            return True  # "the spokesman for the President Ann Lee": who of the two she is, is open
        if found[1] == "1" and self._in_place(place) and not role.definite:
            # "built in Prince Albert, Sask."
            return False
        if self._names_a_thing(found.end()):
            return True
        whole = self._with_first(place)
        while found:
            self._add(found.start(1), "role", whole, whole.text)
            found = _LISTED.match(self._text, found.end()) if role.plural else None
        return True

    def _names_a_thing(self, place: int) -> bool:
        """Tell "the King Salman centre" from the king: a kind of things stands behind the name."""
        if self._text[place : place + 1] not in tuple("wk"):
            return False
        return any(
            self._row.listed(place, *key) for key in (("names", "not_names"), ("roles", "kinds"))
        )

    def apart(self, place: int) -> None:
        """Link the role to a name that a mark or "is" stands between."""
        role = self._parts.roles[place]
        if (name := self._name_before(place)) is not None:
            whole = self._widened(role, self._before[place])
            self._add(name, "role", whole, self._with_second(place, whole))
        elif self._is_ranked(place):
            pass
        elif (after := self._name_after(place)) is not None:
            role = self._premodified(role, place)
            second = self._parts.roles.get(place + 2) if self._text[place + 1] == "," else None
            text = f"{role.text}, {second.text}" if second and after == place + 4 else role.text
            self._add(after, "role", role, self._with_second(place, replace(role, text=text)))
        elif found := _COPULA.search(self._text, max(0, place - 3), place + 1):
            self._add(found.start(1), "weak", role, role.text)
        self._predicate(place)

    def _is_ranked(self, place: int) -> bool:
        """Link "Navy Secretary, Admiral Lee": not his rank; "The chair, Senator Lee, said"."""
        role, found = self._parts.roles[place], _RANKED.match(self._text, place)
        if found is None:
            return False
        name, rank = found.start(2), self._parts.roles[found.start(1)]
        ranks = self._row.lexicon.words("roles", "ranks")
        titled = rank.office in ranks and (role.office not in ranks or role.affiliation is not None)
        if rank.kind in ("functions", "relations") and (role.kind != "functions" or titled):
            self._set(
                name, PersonMention(self._name(name), self._sentence, "role", role, role.text)
            )
        elif found["closed"] and place == 0 and role.definite:
            self._add(name, "role", role, role.text)
        else:
            return False
        return True

    def _name(self, place: int) -> Name:
        return self._parts.names[place]

    def _in_place(self, place: int) -> bool:
        """Return whether a preposition of place stands before: "in Prince Albert"."""
        return place > 0 and self._text[place - 1] in "i@t"

    def _name_before(self, place: int) -> int | None:
        """Return the name in "Ann Lee, the Minister of Help": the role is in apposition."""
        found, plural = self._before.get(place), self._parts.roles[place].plural
        if found is None or (found.re is _AS and not self._succeeds(place - 2)):
            return None
        if plural and self._text[found.start(1) - 1 : found.start(1)] not in tuple("&,"):
            return None  # "Ann Lee, wants 600 more |teachers|"
        if found.start(1) == 0 and _DATELINE.match(self._text):
            return None
        name, after = found.start(1), self._name_after(place)
        known = self.found.get(self._name(name).start)
        named = known is not None and known.role is not None and known.role.kind != "functions"
        if after is not None and (named or self._in_place(name)):
            # "the minister, Ann Lee, the ambassador, Tom Diaz", "In Rome, the mayor, Tom Diaz"
            return None
        return None if self._in_place(name) and found[1] == "1" else name

    def _succeeds(self, place: int) -> bool:
        """Return whether the role is now held: "his successor as mayor", not "his predecessor"."""
        role = self._parts.roles.get(place)
        followers = self._row.lexicon.words("people", "successors")
        return role is None or role.kind != "relations" or role.office in followers

    def _name_after(self, place: int) -> int | None:
        """Return the name in "Canada’s prime minister, Mark Carney, said"."""
        role, found = self._parts.roles[place], _COMMA.match(self._text, place)
        if found is None:
            return None
        other = self._parts.roles.get(place + found[0].find("&8") + 1)
        if other and other is not role and other.definite:
            return None  # « la ministre et |le vice-ministre|, Ann Lee »: of the second
        if found["second"] and self._parts.roles[found.start("second")].definite:
            # "the minister, the ambassador, Tom Diaz"; not « Gouverneur, Président statutaire »
            return None
        follows = self._text[place - 1 : place] == "z" and (place - 2) in self._parts.roles
        if self._text[place - 1 : place] == "e" and self._text.startswith(("v", "="), found.end()):
            return None  # « par décret |du président|, Mme Lee est nommée »: of the decree
        modified = _PREMODIFIED.search(self._text, 0, place) is not None
        opens = modified or role.definite or role.start == 0 or role.affiliation or follows
        held = not follows or self._succeeds(place - 2)
        return found.start("name") if opens and held else None

    def _premodified(self, role: Role, place: int) -> Role:
        """Return `role` with the words behind its article: "its |Turkana branch| secretary"."""
        found = _PREMODIFIED.search(self._text, 0, place)
        if found is None or not found["more"]:
            return role
        if found["more"][0] == "w" and not self._row.listed(found.start(), "people", "own"):
            return role
        text = f"{self._row.slice(*found.span('more'))} {role.text}"
        return replace(role, start=self._row.first[found.start()], text=text)

    def _predicate(self, place: int) -> None:
        """Let the main clause beat what stands beside it, and an office a profession."""
        role, found = self._parts.roles[place], _MAIN.match(self._text)
        if found is None or found.end() - 1 != place or role.kind == "relations":
            return
        known = self.found.get(self._name(found.start(1)).start)
        if known and known.role is not None and _outranks(known.role, role):
            return
        others = known.roles if known else ()
        name = self._name(found.start(1))
        self._set(
            found.start(1),
            PersonMention(name, self._sentence, "role", role, role.text, others=others),
        )

    def _set(self, place: int, mention: PersonMention) -> None:
        self.found[self._name(place).start] = mention

    def _add(self, place: int, sign: Sign, role: Role, text: str) -> None:
        """Add what a role says of a name; a rank gives way to an office."""
        learnt = _LEARNT.match(self._text, self._row.at(role.start))
        by_training = learnt is not None and self._row.listed(learnt.start(1), "people", "learnt")
        # "her U.S. counterpart" says the country, and that there is a role, not which
        said = None if role.kind == "relations" or by_training else text
        mention = PersonMention(self._name(place), self._sentence, sign, role, said)
        known = self.found.setdefault(mention.name.start, mention)
        if said and known.role_text is None and known.role is not None:
            self._set(place, replace(mention, others=known.roles))
        elif said and known.role is not None and self._gives_way(known.role, role):
            whole = replace(role, affiliation=role.affiliation or known.role.affiliation)
            self._set(place, replace(mention, role=whole, others=(*known.roles, role)))
        elif known is not mention:
            self._set(place, replace(known, others=(*known.others, role)))

    def _gives_way(self, known: Role, other: Role) -> bool:
        """Return whether a function gives way to an office: "General Ann Lee, the Minister"."""
        heads = self._row.lexicon.words("roles", "heads_of_ministries")
        ranks = self._row.lexicon.words("roles", "ranks")
        office = other.kind in ("offices", "ministers")
        heads_it = known.office in ranks and other.office in heads and other.office != known.office
        now = "former" not in other.standing
        was = "former" in known.standing and known.kind != "functions"
        return now and ((known.kind == "functions" and (office or heads_it)) or (office and was))

    def _with_first(self, place: int) -> Role:
        """Return "Deputy Prime Minister and Minister of Economy" before one name whole.

        "the Prime Minister and President Ann Lee" are two persons: the article tells.
        """
        role, rank = self._parts.roles[place], self._parts.roles.get(place - 1)
        ranks = self._row.lexicon.words("roles", "ranks")
        if rank and rank.kind in ("offices", "ministers") and role.office in ranks:
            return rank  # "|Defence Minister| Lieutenant General Ann Lee"
        first = self._parts.roles.get(place - 2)
        if first is None or self._text[place - 1] not in "&-" or role.affiliation or role.definite:
            return role
        if first.definite and not first.affiliation:
            return role
        text = self._joined(first, role)
        return replace(role, text=text, affiliation=first.affiliation, start=first.start)

    def _with_second(self, place: int, role: Role) -> str:
        """Return "Deputy Prime Minister and Minister of Finance" where a second role follows."""
        found = _SECOND.match(self._text, place)
        if found is None or _DIRECT.match(self._text, found.start(1)):
            return role.text
        second = self._parts.roles[found.start(1)]
        return role.text if second.affiliation else self._joined(role, second)

    def _joined(self, first: Role, second: Role) -> str:
        return (
            f"{first.text} {self._row.words.slice(first.end, second.start)} {second.text}".replace(
                "  ", " – "
            )
        )

    def _widened(self, role: Role, found: re.Match[str]) -> Role:
        """Return `role` with the unknown words before it, from behind the comma on.

        "Mexico’s national civil protection coordinator": no list can hold all such words.
        """
        if found.re is _AS or not found["between"]:
            return role
        owned = _OWNED.match(self._text, found.start("between"), found.end("between"))
        assert owned is not None  # noqa: S101 - each part of the pattern may be empty
        start, end = owned.span("more")
        # « Ann Lee, |aujourd’hui| présidente »
        opens = self._row.words.tokens[self._row.first[start]].low
        start += start < end and opens in self._adverbs
        affiliation = role.affiliation or self._owner(owned)
        text = f"{self._row.slice(start, end)} {role.text}"
        standing = role.standing | read_standing(self._row, start, end)
        return replace(role, text=text, affiliation=affiliation, standing=standing)

    def _owner(self, found: re.Match[str]) -> str | None:
        owner, start = found["owner"] or "", found.start("owner")
        if country := self._row.country(start) if owner[:1] in ("C", "D") else None:
            return printed_country(self._row.words, country)
        return self._row.slice(*found.span("owner")) if len(owner) > 2 or owner[:1] == "A" else None


def _outranks(known: Role, other: Role) -> bool:
    """Return whether what is known of a person says more than another role there."""
    ours, theirs = (
        (r.kind in ("offices", "ministers"), r.affiliation is not None) for r in (known, other)
    )
    return ours >= theirs


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that start at each name."""
    for start, sign in enumerate(text):
        if sign in "12" and (found := pattern.match(text, start)):
            yield found
