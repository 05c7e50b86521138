"""Role phrases: "Ukrainian President", "the special envoy from the U.S. to Ukraine".

A phrase has a head word of assets/lexicon/TAG/roles.toml. Words before it, and "of …", "for …",
"at …" behind it, belong to the role or say whose it is: a country or an organisation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from reports.drafting.roles.names import FULL_NAME
from reports.drafting.roles.signs import Signs
from reports.drafting.roles.standing import NOT_IN_OFFICE, read_standing
from reports.drafting.roles.tagging import Head, HeadKind
from reports.language.tokens import printed_country

#: Roles read in one sentence, since each looks at the words behind: a long list has twenty.
_MOST_ROLES = 60
_FARTHEST = 24  # signs looked at before a head
_CAPITAL = "JNIAOBFQSYPCDX"
_OF = "[oe]"

# Before the head: "the former British", "World Bank", "Bank of Canada", "Zelenskyy’s", "deputy".
_NAMED_OWNER = rf"(?!J[JN])(?:(?<!J)|(?=[JN]'))[{_CAPITAL}](?:[oe4]?[{_CAPITAL}])*?(?:\([AN]\))?"
_OWNER = rf"(?:D?[MHL](?=')|[CD]|P|[kfw](?=')|{_NAMED_OWNER})'?"
_BEFORE = (
    rf"(?P<article>a)?(?P<former>s(?={_OWNER})|S(?=[CD]))?(?P<owner>{_OWNER})??(?P<more>{{}})$"
)
_MORE_OF_MINISTER = re.compile(_BEFORE.format(r"(?:[mQsSefFBY]|[fFB]&(?=[fFB])|[fFB]&N(?=$))*"))
_MORE_OF_OTHERS = re.compile(_BEFORE.format(r"(?:[mQsSfY]|f&(?=f))*"))

# Behind it: what "of", "for", "at", "to" bring.
_NO_NAME = r"(?!J(?:n{1,2}|ea?)?[JNX])(?!(?<=[FBYfA])N[JN](?![OBFA]))"
_WORD = rf"(?:{_NO_NAME}[JNIAOBFQYPCDX]|S(?=[{_CAPITAL}])|[MHL](?!\.?{FULL_NAME}))"
_LINK = "|".join(
    (
        rf"&{_OF}?a?(?=[fFBY]|{_WORD})",  # "Trade and Development"
        rf"(?:(?<=[OBYA])[oe]|(?<=[OBA])4)a?(?=[{_CAPITAL}MHL])",  # "University of Alberta"
        rf"(?<=[fF]){_OF}a?(?=[fFB])",
        r"(?<=[NJO])[en](?=[NJ])|(?<=[NOBfd])ea?(?=[wf])|(?<=[NOBfd]e)w|(?<=[NOBfd]ea)w",
        r"a(?=[FfO])",
        r"(?<=N)4(?=C(?:[,.;:)]|$))",  # « la Concertation pour Haïti »
    )
)
_RUN = rf"(?:{_WORD}|f)(?:(?<!')(?:f|d|{_LINK})|'?{_WORD}){{0,16}}"
_SMALL = r"[wmkdf]{1,3}(?=[,.;:)(\"@-]|$)|[wmk]"
# "Immigration, Refugees and Citizenship"; « de l’Économie, du Plan et de la Coopération »
_FIELDS = (
    r"[FBfY]+(?:,(?:[FBfY]+|[NO](?=[,&])))*,?&a?(?:[FBfY]+|N(?=[,.;]|$))"
    r"|[FBfYON]+(?:,ea?[FBfYON]+[wf]?)+,?&ea?[FBfYON]+f?"
)
_COMPLEMENT = re.compile(
    rf"""
      (?P<people>d)
    | [it]a?(?P<place>C)(?=[,.;:)]|$|{FULL_NAME})
    | \((?P<bracketed>[fFBYQ]+(?:[,&]+[fFBYQ]+)*)\)
    | [oe]a?(?P<kind>k[oe]a?[DdfwkL]{{1,3}}(?:[oe]a?[wfk]{{1,2}})?)(?=[,.;:)]|$)
    | [oe4@t]a?[wfCDd]{{0,3}}k(?:[oe]a?w{{0,2}}(?=[A-Z]))?
      (?P<named>(?:[A-Z]|[a4oetni]{{1,2}}(?=[A-Z]))+)
    | g[oe4t]?a?(?P<charge>{_FIELDS}|{_RUN})
    | (?P<prep>[oe4@ti])(?P<article>a?)(?:
          (?P<bench>[PA](?:[bk]|L(?!\.?{FULL_NAME})))
        | (?P<served>(?:(?<=a)D|D(?![wfmk]*[MHL]{FULL_NAME}))(?:[wfmk]|[MHL]'?){{1,4}})
        | (?P<country>C(?![OBFQAY]))
        | (?P<object>{_FIELDS}|{_RUN}|{_SMALL})
      )
    """,
    re.VERBOSE,
)


# Right behind the head: « par intérim », "elect"; « humanitaire ».
_STANDING = re.compile(r"y?([a-zA-Z])")
# "Director of Operations and Advocacy": no body is called so
_NO_BODY = re.compile("[NFB]{1,2}&[NFB]{1,2}")
_ADJECTIVES = re.compile("f{1,2}")


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase: the words `start` up to `end`, article, country and all.

    `head` is the first word of the head itself, `office` its words in the lists. `standing` says
    how its holder stands to the office: ``former``, ``acting``, ``deputy``; see `standing`. It
    `serves` where the words end in another office, "spokesperson for the president".
    """

    start: int
    head: int
    end: int
    text: str
    affiliation: str | None
    office: str
    kind: HeadKind
    plural: bool = False
    definite: bool = False
    standing: frozenset[str] = frozenset()
    serves: bool = False

    @property
    def in_office(self) -> bool:
        """Whether the office is held now and for good: not "former", "acting", "incoming"."""
        return NOT_IN_OFFICE.isdisjoint(self.standing)


def find_roles(signs: Signs) -> tuple[Role, ...]:
    """Return the role phrases of a sentence, in order; one inside another's words is none."""
    out: list[Role] = []
    for place in [*signs.heads][:_MOST_ROLES]:
        role = _Phrase(signs, place).read()
        owned = signs.text[place + 1 : place + 2] == "'"
        if not owned and not (out and role.end <= out[-1].end):
            if out and _serves(signs, out[-1], role):
                role = _whole(signs, out.pop(), role)
            out.append(role)
    return tuple(out)


def _serves(signs: Signs, first: Role, role: Role) -> bool:
    """Return whether it is another who holds a role: "Spokesperson for the President Ann Lee"."""
    behind = signs.words.tokens[first.head + 1].low
    near = role.start - 1 <= first.head + 1 and first.kind == "functions"
    serving = any(behind in signs.lexicon.words("people", key) for key in ("for", "to"))
    article = signs.words.tokens[role.start].low in signs.lexicon.words("people", "articles")
    return near and serving and article


def _whole(signs: Signs, first: Role, served: Role) -> Role:
    """Return a role with the whole of another one that it serves."""
    text = f"{first.text} {signs.words.slice(first.head + 1, served.end)}"
    return replace(first, text=text, end=served.end, affiliation=None, serves=True)


def sole_role(signs: Signs) -> Role | None:
    """Return the role that the words of a phrase are, all of them, or None."""
    roles = find_roles(signs)
    whole = len(roles) == 1 and roles[0].start == 0 and roles[0].end == len(signs.words.tokens)
    return roles[0] if whole and signs.text[-1] != "'" else None


class _Phrase:
    """Reads the phrase round one head."""

    def __init__(self, signs: Signs, place: int) -> None:
        self._signs, self._place = signs, place
        self._head: Head = signs.heads[place]
        self._end = self._behind(place + 1)
        # whether nothing but a country’s adjective stands between the head and what is read
        self._first = True

    def _behind(self, end: int) -> int:
        """Step over "adjoint", "elect" or « par intérim » behind the head."""
        found = _STANDING.match(self._signs.text, end)
        if found and self._signs.listed(found.start(1), "standing", "behind"):
            end = found.end()
        adjectives = _ADJECTIVES.match(self._signs.text, end)
        return adjectives.end() if adjectives else end

    def read(self) -> Role:
        """Return the role with what stands before its head and behind it."""
        role = self._before()
        for _ in range(3):
            found = _COMPLEMENT.match(self._signs.text, self._end)
            longer = self._complement(role, found) if found else None
            if found is None or longer is None:
                break
            self._first = self._first and found["people"] is not None
            self._end = found.end()
            role = replace(longer, end=self._signs.first[self._end])
        return role

    def _before(self) -> Role:
        signs, head = self._signs, self._head
        pattern = _MORE_OF_MINISTER if head.kind == "ministers" else _MORE_OF_OTHERS
        found = pattern.search(signs.text, max(0, self._place - _FARTHEST), self._place)
        assert found is not None  # noqa: S101 - each part of the pattern may be empty
        owner = found["owner"] or ""
        unnamed = self._is_unnamed(owner, found["more"])
        start = signs.first[found.start("owner" if unnamed else "more")]
        first = signs.first[found.start()]
        text = self._text(start)
        if found["former"]:
            text = f"{signs.slice(*found.span('former')).lower()} {text}"
        return Role(
            first,
            signs.first[self._place],
            signs.first[self._end],
            text,
            None if unnamed else self._owner(found),
            head.office,
            head.kind,
            head.plural,
            bool(found["article"]) or owner.endswith("'") or self._is_contracted(found.start()),
            read_standing(signs, found.start(), self._place)
            | read_standing(signs, self._place + 1, self._end),
        )

    def _is_unnamed(self, owner: str, more: str) -> bool:
        """Return whether it names no owner: "Department Spokesperson", "Pacific Peoples Minister".

        Words of no list are a minister’s field, where no other field stands.
        """
        field = self._head.office in self._signs.lexicon.words("roles", "of_ministries")
        behind = self._signs.text[self._place + 1 : self._place + 2] in tuple("oe4")
        bare = field and not more and not behind
        return re.fullmatch("Q*[OBF]|[NO]{2,}" if bare else "Q*[OBF]", owner) is not None

    def _is_contracted(self, place: int) -> bool:
        """Return whether a preposition holds the article: « du Gouverneur »."""
        return place > 0 and self._signs.listed(place - 1, "people", "contracted")

    def _text(self, start: int) -> str:
        text = self._signs.words.slice(start, self._signs.first[self._end])
        if not self._head.plural:
            return text
        spelled = self._signs.slice(self._place, self._place + 1)
        single = zip(self._head.office.split(), spelled.replace("-", " ").split(), strict=True)
        singular = " ".join(w.capitalize() if s[0].isupper() else w for w, s in single)
        return text.replace(spelled, singular, 1)

    def _owner(self, found: re.Match[str]) -> str | None:
        """Return whose the role is by what stands before it: "Alberta’s", not "Trump’s"."""
        owner, (start, end) = found["owner"], found.span("owner")
        if not owner or owner[0].islower():
            return None
        country = self._signs.country(start)
        if country is not None and owner.rstrip("'") in ("C", "D"):
            return printed_country(self._signs.words, country)
        if self._is_person(owner):
            return printed_country(self._signs.words, country) if country else None
        return self._signs.slice(start, owner.find("(") + start if "(" in owner else end)

    def _is_person(self, owner: str) -> bool:
        """Return whether a person owns the role: "Trump’s envoy", "the president’s adviser"."""
        serves = self._head.kind in ("functions", "relations")
        serves = serves or self._head.office in self._signs.lexicon.words("roles", "personal")
        return (serves and owner in ("N'", "J'")) or owner[-2:] in ("M'", "H'", "L'")

    def _complement(self, role: Role, found: re.Match[str]) -> Role | None:
        """Return `role` with the one complement that is found behind it, or None."""
        readers: dict[str | None, Callable[[Role, re.Match[str]], Role | None]] = {
            "people": self._with_people,
            "bracketed": self._with_bracketed,
            "kind": lambda role, found: self._of(role, self._signs.slice(*found.span("kind"))),
            "named": lambda role, found: self._of(role, self._signs.slice(*found.span("named"))),
            "charge": self._longer,
            "place": self._with_place,
            "bench": self._with_bench,
            "served": self._serving,
        }
        return readers.get(found.lastgroup, self._with_object)(role, found)

    def _longer(self, role: Role, found: re.Match[str]) -> Role:
        """Return `role` with all that is found behind it."""
        return replace(role, text=f"{role.text} {self._signs.slice(*found.span())}")

    def _with_people(self, role: Role, found: re.Match[str]) -> Role | None:
        return replace(role, affiliation=self._country(found.start())) if self._first else None

    def _with_bracketed(self, role: Role, found: re.Match[str]) -> Role | None:
        fields = f"({self._signs.slice(*found.span('bracketed'))})"
        return replace(role, text=f"{role.text} {fields}") if role.kind == "ministers" else None

    def _with_place(self, role: Role, found: re.Match[str]) -> Role | None:
        """Read "Representative in Chad" and "ambassador to Chad"; a captain is only there."""
        sent = role.kind == "offices" or self._is_sent(role)
        return self._longer(role, found) if sent or found[0][0] == "t" else None

    def _with_bench(self, role: Role, found: re.Match[str]) -> Role:
        owner = self._signs.slice(found.start("bench"), found.end() - 1)
        return self._of(self._longer(role, found), owner)

    def _country(self, place: int) -> str | None:
        if country := self._signs.country(place):
            return printed_country(self._signs.words, country)
        return self._signs.slice(place, place + 1)

    def _of(self, role: Role, owner: str | None) -> Role:
        return replace(role, affiliation=role.affiliation or owner)

    def _serving(self, role: Role, found: re.Match[str]) -> Role | None:
        """Read "head of the Ukrainian president’s office" and "aide to the Ukrainian president"."""
        serves = found["served"][-1] in "MHL"
        longer = replace(self._longer(role, found), serves=serves)
        if found["prep"] in "oe4":
            return self._of(longer, self._country(found.start("served")))
        return longer if serves and found["prep"] == "t" else None

    def _with_object(self, role: Role, found: re.Match[str]) -> Role | None:
        """Read a country, a field of work, or an organisation."""
        shape = "object" if found["object"] else "country"
        prep, span = found["prep"], found.span(shape)
        if prep == "4" and (task := self._with_task(role, found)):
            return task
        if shape == "country" and prep in "oe@4":
            return self._of(role, self._country(span[0]))
        if _NO_BODY.fullmatch(found[shape]):
            return self._longer(role, found)
        match self._kind_of_object(role, prep, span):
            case "owner":
                return self._of(role, self._signs.slice(*span))
            case "work":
                return self._with_work(role, found, span)
            case "more":
                return self._longer(role, found)
        return None

    def _with_task(self, role: Role, found: re.Match[str]) -> Role | None:
        """Read what an office is for, where that says no owner, or more of the owner before."""
        if (role.affiliation and self._first) or self._is_sent(role):
            # "World Bank Country Director for Eastern Europe", "Special Envoy for the Sahel"
            return self._longer(role, found)
        if role.affiliation and (found["object"] or "").islower():
            # « Fonds des Nations Unies pour l’enfance »
            more = self._signs.slice(*found.span())
            return replace(role, affiliation=f"{role.affiliation} {more}")
        return None

    def _kind_of_object(self, role: Role, prep: str, span: tuple[int, int]) -> str:
        """Return what an object is: an ``owner``, a field of ``work``, ``more`` of the role."""
        text = self._signs.text[slice(*span)]
        fielded = prep in "oe" and self._has_field(role)
        if fielded and not re.search("[A-Zf]", text):
            return ""  # "finance minister of course"
        if fielded and self._is_capital(span) and text.strip("FBfY&,aoe'"):
            return "owner"  # "the health secretary of Puebla"
        if prep in "oe" and role.kind == "offices" and self._is_body(span):
            return "owner"  # "president of the European Council"
        if prep in "oe4" and (role.kind == "ministers" or not re.search("[JNIAOPCD]", text)):
            return "work"
        if self._is_capital(span) if prep in "oe4@" else prep == "i" and self._is_body(span):
            return "owner"
        return "more" if self._first and prep in "oet" else ""

    def _is_capital(self, span: tuple[int, int]) -> bool:
        return self._signs.words.tokens[self._signs.first[span[0]]].capital

    def _with_work(self, role: Role, found: re.Match[str], span: tuple[int, int]) -> Role:
        """Return `role` of a body ("commander of the Assistance Group"), or a longer one."""
        longer, owned = self._longer(role, found), self._is_organisation(span)
        owned = owned and not self._is_of_state(role)
        return self._of(longer, self._signs.slice(*span)) if owned else longer

    def _is_sent(self, role: Role) -> bool:
        """Return whether "for" brings a place or a task, as for envoys, not a body."""
        return not self._signs.lexicon.words("roles", "sent").isdisjoint(role.office.split(" "))

    def _has_field(self, role: Role) -> bool:
        """Return whether a role has its field of work: "health secretary", not "secretary"."""
        ahead = role.text.lower().split(" ")[0]
        fielded = ahead in self._signs.lexicon.words("roles", "fields") - {"state"}
        return role.kind == "ministers" and (fielded or not self._first)

    def _is_of_state(self, role: Role) -> bool:
        """Return whether a head has a field of work, as ministers do and commanders do not."""
        ministers = self._signs.lexicon.words("roles", "of_ministries")
        return any(word in role.office for word in ministers)

    def _is_organisation(self, span: tuple[int, int]) -> bool:
        """Return whether a capital word says the kind of a body: "the Assistance Group"."""
        text = self._signs.text[slice(*span)]
        hyphen = "-" in self._signs.slice(*span)
        named = "O" in text or hyphen or text[0] in "CD"
        return text[0] in _CAPITAL and text[-1] in _CAPITAL and named

    def _is_body(self, span: tuple[int, int]) -> bool:
        """Return whether "in" brings whom one serves ("in the Mexican Army"), not where."""
        text = self._signs.text[slice(*span)]
        last = self._signs.listed(span[1] - 1, "roles", "bodies")
        return text[0] in _CAPITAL and text[-1] in _CAPITAL and last
