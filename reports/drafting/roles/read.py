"""Role phrases: "Ukrainian President", "the special envoy from the U.S. to Ukraine".

A phrase has a head word of assets/lexicon/TAG/roles.toml. Words before it, and "of …", "for …",
"at …" behind it, belong to the role or say whose it is: a country or an organisation.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reports.drafting.roles.appositions import read_apposed, read_field
from reports.drafting.roles.complements import CAPITAL, COMPLEMENT, RoleComplement
from reports.drafting.roles.role import Role
from reports.drafting.roles.signs import Signs
from reports.drafting.roles.standing import read_standing
from reports.drafting.roles.tagging import Head
from reports.language.syntax.grammar import grammar
from reports.language.tokens import printed_country

#: Roles read in one sentence, since each looks at the words behind: a long list has twenty.
_MOST_ROLES = 60
_FARTHEST = 24  # signs looked at before a head

# Before the head: "the former British", "World Bank", "Bank of Canada", "Zelenskyy’s", "deputy".
_NAMED_OWNER = rf"(?!J[JN])(?:(?<!J)|(?=[JN]'))[{CAPITAL}](?:[oe4]?[{CAPITAL}])*?(?:\([AN]\))?"
_OWNER = rf"(?:D?[MHL](?=')|[CD]|P|[kfw](?=')|{_NAMED_OWNER})'?"
_BEFORE = (
    rf"(?P<article>a)?(?P<former>s(?={_OWNER})|S(?=[CD]))?(?P<owner>{_OWNER})??(?P<more>(?!e){{}})$"
)
_MORE_OF_MINISTER = re.compile(_BEFORE.format(r"(?:[mQsSefFBY]|[fFB]&(?=[fFB])|[fFB]&N(?=$))*"))
_MORE_OF_OTHERS = re.compile(_BEFORE.format(r"(?:[mQsSfY]|f&(?=f))*"))

# "|UNHCR| Public Health Officer": letters are the whole name of a body
_POSTED = re.compile(r"A(?=[JNFBYQ]+$)")

# Right behind the head: « par intérim », "elect"; « humanitaire ».
_STANDING = re.compile(r"y?([a-zA-Z])")
# « la Condition |féminine|, », « la Croix-Rouge |malagasy|. »
# « le conseiller national |vaudois| Ann Lee »
_TAIL = re.compile(r"w(?:(?=[,.;:)]|$)(?P<apposed>(?=,R?[JN]))?|(?P<direct>(?=[JN][JNI])))")
_ADJECTIVES = re.compile("f{1,2}|w(?=ea?[FBYN])")


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
        for _ in range(2):  # « résidente |par intérim| », « humanitaire |par intérim| »
            found = _STANDING.match(self._signs.text, end)
            if found and self._signs.listed(found.start(1), "standing", "behind"):
                end = found.end()
            adjectives = _ADJECTIVES.match(self._signs.text, end)
            end = adjectives.end() if adjectives else end
        return end

    def read(self) -> Role:
        """Return the role with what stands before its head and behind it."""
        role = self._before()
        if (apposed := read_apposed(self._signs, role, self._end)) is not None:
            return apposed
        for _ in range(3):
            if field := read_field(self._signs, role, self._end):
                return field
            found = COMPLEMENT.match(self._signs.text, self._end)
            longer = found and RoleComplement(self._signs, role, found, self._first).read()
            if found is None or longer is None:
                break
            self._first = self._first and found["people"] is not None
            self._end = self._behind(found.end()) if self._first else found.end()
            if self._end > found.end():  # « ministre vietnamien |délégué| »
                more = self._signs.slice(found.end(), self._end)
                longer = replace(longer, text=f"{longer.text} {more}")
            role = replace(longer, end=self._signs.first[self._end])
        return self._with_tail(role)

    def _with_tail(self, role: Role) -> Role:
        """Return a role with the small adjective behind its last name: « Croix-Rouge |suisse| »."""
        signs, end, known = self._signs, self._end, grammar(self._signs.language)
        tail = _TAIL.match(signs.text, end) if known.french else None
        if tail is None:
            return role
        word, name = signs.slice(end, end + 1), signs.slice(end - 1, end)
        ends = name[:1].isupper() or tail["apposed"] is not None
        if tail["direct"] is not None:
            ends = word.endswith(signs.lexicon.ordered("people", "demonym_endings"))
        if not ends or word in known.lists["times"] | known.closed.keys():
            return role
        self._end += 1
        longer = replace(role, end=signs.first[self._end])
        if role.affiliation and role.affiliation.endswith(name):
            return replace(longer, affiliation=f"{role.affiliation} {word}")
        return replace(longer, text=f"{role.text} {word}")

    def _before(self) -> Role:
        signs, head = self._signs, self._head
        pattern = _MORE_OF_MINISTER if head.kind == "ministers" else _MORE_OF_OTHERS
        found = pattern.search(signs.text, max(0, self._place - _FARTHEST), self._place)
        assert found is not None  # noqa: S101 - each part of the pattern may be empty
        owner = found["owner"] or ""
        # "|its| Yemen country director": what has somebody there is named before
        its = found["article"] and signs.listed(found.start(), "people", "own")
        unnamed = bool(its and owner) or self._is_unnamed(owner, found["more"])
        jobs = signs.lexicon.words("roles", "jobs")
        posted = _POSTED.match(owner) if head.office in jobs else None
        modified = 0 if unnamed or posted else self._ends_in_modifier(found)
        more = found.start("owner" if unnamed or posted else "more")
        start = signs.first[more + bool(posted) - modified]
        first = signs.first[found.start()]
        text = self._text(start)
        if found["former"]:
            text = f"{signs.slice(*found.span('former')).lower()} {text}"
        return Role(
            first,
            signs.first[self._place],
            signs.first[self._end],
            text,
            None if unnamed else self._owner(found, posted, modified),
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

    def _ends_in_modifier(self, found: re.Match[str]) -> bool:
        """Return whether an owner's last word is the role's: “United Nations |Regional|”."""
        last = found.end("owner") - 1
        return len(found["owner"] or "") > 1 and self._signs.listed(last, "roles", "modifiers")

    def _owner(
        self, found: re.Match[str], posted: re.Match[str] | None, modified: int
    ) -> str | None:
        """Return whose the role is by what stands before it: "Alberta’s", not "Trump’s"."""
        owner, (start, end) = found["owner"], found.span("owner")
        end = start + 1 if posted else end - modified
        if not owner or owner[0].islower():
            return None
        country = self._signs.country(start)
        if country is not None and owner.rstrip("'") in ("C", "D"):
            return printed_country(self._signs.words, country)
        if self._is_person(owner):
            return None
        return self._signs.slice(start, owner.find("(") + start if "(" in owner else end)

    def _is_person(self, owner: str) -> bool:
        """Return whether a person owns the role: "Trump’s envoy", "the president’s adviser"."""
        serves = self._head.kind in ("functions", "relations")
        serves = serves or self._head.office in self._signs.lexicon.words("roles", "personal")
        return (serves and owner in ("N'", "J'")) or owner[-2:] in ("M'", "H'", "L'")
