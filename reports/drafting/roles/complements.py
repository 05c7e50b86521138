"""What stands behind the head of a role phrase: "of Ukraine", "for the Sahel", "(Labour)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reports.drafting.roles.names import FULL_NAME
from reports.drafting.roles.role import Role
from reports.drafting.roles.signs import Signs
from reports.language.countries import country_of
from reports.language.tokens import printed_country
from reports.slotted import frozen

#: Signs of words with a capital.
CAPITAL = "JNIAOBFQSYPCDX"
_OF = "[oe]"

# Behind it: what "of", "for", "at", "to" bring.
_NO_NAME = r"(?!J(?:n{1,2}|ea?)?[JNX])(?!(?<=[FBYfAO])N[JN](?![OBFA]|o(?=C)))"
_WORD = rf"(?:{_NO_NAME}[JNIAOBFQYPCDX]|S(?=[{CAPITAL}])|K(?=')|[MHL](?!\.?{FULL_NAME}))"
_LINK = "|".join(
    (
        rf"&{_OF}?a?(?=[fFBY]|{_WORD})",  # "Trade and Development"
        rf"(?:(?<=[OBYA])[oe]|(?<=[OB])4)a?(?=[{CAPITAL}MHL])",  # "University of Alberta"
        rf"(?<=[fF]){_OF}a?(?=[fFB])",
        r"(?<=[NJO])[en](?=[NJ])",
        r"(?<=NN)o(?=C)",  # "National Electric Networks of Uzbekistan"
        r"(?<=[fF])ta?(?=[fFB])",  # « Coopération au développement »
        r"a(?=[FfO])",
    )
)
_RUN = rf"(?:{_WORD}|f)(?:(?<!')(?:f|d|{_LINK})|'?{_WORD}){{0,16}}"
# « bureau pays de la Banque », « mer Rouge »
_SMALL = r"[wmkdfu]{1,3}(?=[,.;:)(\"@oe-]|i[N],|$)|w[DNO](?=[,.;:)]|$)|[wmk]"
# "Immigration, Refugees and Citizenship"; « de l’Économie, du Plan et de la Coopération »
_FIELDS = (
    r"[FBfY]+(?:,(?:[FBfY]+|[NO](?=[,&])))*,?&a?(?:[FBfY]+|N(?=[,.;]|$))"
    r"|[FBfYON]+(?:,ea?[FBfYON]+[wf]?)+,?&ea?[FBfYON]+f?"
)
COMPLEMENT = re.compile(
    rf"""
      (?P<people>d)
    | [it]a?(?P<place>C)(?=[,.;:)]|$|{FULL_NAME}) | i(?P<sited>N)(?=,)
    | \((?P<bracketed>[fFBYQ]+(?:[,&]+[fFBYQ]+)*)\)
    | [oe]a?(?P<kind>k[oe]a?[DdfwkL]{{1,3}}(?:[oe]a?[wfk]{{1,2}})?)(?=[,.;:)]|$)
    | [oe4@t]a?[wfCDd]{{0,3}}k(?:[oe]a?w{{0,2}}(?=[A-Z]))?
      (?P<named>(?!i)(?:[A-Z]|(?:[a4oeni]{{1,2}}|ta)(?=[A-Z]))+)
    | g[oe4t]?a?(?P<charge>{_FIELDS}|{_RUN}|[wf]{{1,3}}(?=[,.;:)]|$))
    | @?(?P<prep>[oe4@ti])(?P<article>a?)(?:
          (?P<bench>[PA](?:[bk]|L(?!\.?{FULL_NAME})))
        | (?P<served>(?:(?<=a)D|D(?![wfmk]*[MHL]{FULL_NAME}))(?:[wfmk]|[MHL]'?){{1,4}})
        | (?P<country>C(?![OBFQAY]|[A-Z]{{1,3}}[OB]))
        | (?P<object>{_FIELDS}|{_RUN}|{_SMALL})
      )
    """,
    re.VERBOSE,
)
# a body’s letters behind its name: « … pour les réfugiés |(HCR)| »
_LETTERS = re.compile(r"\(A\)")
# "Director of Operations and Advocacy": no body is called so
_NO_BODY = re.compile("[NFB]{1,2}&[NFB]{1,2}")


@frozen
class RoleComplement:
    """Reads the complement that is `found` behind a role.

    `nearest` says that nothing but a country’s adjective stands between it and the head.
    """

    signs: Signs
    role: Role
    found: re.Match[str]
    nearest: bool

    def read(self) -> Role | None:
        """Return the role with its complement, or None."""
        readers: dict[str | None, Callable[[], Role | None]] = {
            "people": lambda: replace(self.role, affiliation=self._country(self.found.start())),
            "bracketed": self._with_bracketed,
            "kind": lambda: self._owned_by("kind"),
            "named": self._owned_by_named,
            "charge": self._longer,
            "place": self._with_place,
            "sited": self._with_seat,
            "bench": self._with_bench,
            "served": self._serving,
        }
        return readers.get(self.found.lastgroup, self._with_object)()

    def _owned_by(self, shape: str) -> Role:
        return _of(self.role, self.signs.slice(*self.found.span(shape)))

    def _owned_by_named(self) -> Role:
        """Return the role with a body by its name: “Karkara”, but « |école de| Gatumba »."""
        start, end = self.found.span("named")
        kind = self.signs.text.rfind("k", self.found.start(), start)
        whole = re.fullmatch("[oe]a?", self.signs.text[kind + 1 : start])
        return _of(self.role, self.signs.slice(kind, end)) if whole else self._owned_by("named")

    def _longer(self) -> Role:
        """Return the role with all that is found behind it."""
        return replace(self.role, text=f"{self.role.text} {self.signs.slice(*self.found.span())}")

    def _with_bracketed(self) -> Role | None:
        fields = self.signs.slice(*self.found.span("bracketed"))
        return replace(self.role, text=f"{self.role.text} ({fields})")

    def _with_place(self) -> Role | None:
        """Read "Representative in Chad" and "ambassador to Chad"; a captain is only there."""
        sent = self.role.kind == "offices" or self._is_sent()
        return self._longer() if sent or self.found[0][0] == "t" else None

    def _with_seat(self) -> Role | None:
        """Read "head of office in Arua", where the office is."""
        office = self.role.text.rpartition(" ")[2].lower()
        return self._longer() if office in self.signs.lexicon.words("roles", "bodies") else None

    def _with_bench(self) -> Role:
        owner = self.signs.slice(self.found.start("bench"), self.found.end() - 1)
        return _of(self._longer(), owner)

    def _country(self, place: int) -> str | None:
        if country := self.signs.country(place):
            return printed_country(self.signs.words, country)
        return self.signs.slice(place, place + 1)

    def _serving(self) -> Role | None:
        """Read "head of the Ukrainian president’s office" and "aide to the Ukrainian president"."""
        serves = self.found["served"][-1] in "MHL"
        longer = replace(self._longer(), serves=serves)
        if self.found["prep"] in "oe4":
            return _of(longer, self._country(self.found.start("served")))
        return longer if serves and self.found["prep"] == "t" else None

    def _with_object(self) -> Role | None:
        """Read a country, a field of work, or an organisation."""
        shape = "object" if self.found["object"] else "country"
        prep, span = self.found["prep"], self.found.span(shape)
        if prep == "4" and (task := self._with_task()):
            return task
        if shape == "country" and prep in "oe@4":
            return _of(self.role, self._country(span[0]))
        if _NO_BODY.fullmatch(self.found[shape]):
            return self._longer()
        if self.found[shape] == "I":
            return None  # “CEO of |Q|.ANT”: a letter is no owner
        match self._kind_of_object(prep, span):
            case "owner":
                return self._owned_by(shape)
            case "work":
                return self._with_work(span)
            case "more":
                return self._longer()
        return None

    def _with_task(self) -> Role | None:
        """Read what an office is for, where that says no owner, or more of the owner before."""
        lettered = _LETTERS.match(self.signs.text, self.found.end()) is not None
        sent = not lettered and self._is_sent() and self.found["object"] != "u"
        if (self.role.affiliation and self.nearest) or sent:
            # "World Bank Country Director for Eastern Europe", "Special Envoy for the Sahel"
            return self._longer()
        if self.role.affiliation and self._is_named_for():
            # « Fonds des Nations Unies pour l’enfance »
            more = self.signs.slice(*self.found.span())
            return replace(self.role, affiliation=f"{self.role.affiliation} {more}")
        return None

    def _is_named_for(self) -> bool:
        """Return whether a body's name goes on with whom it is there for; no country's does."""
        if country_of(self.role.affiliation or "", self.signs.language):
            return False
        start, end = self.found.start("prep"), self.found.end()
        whom = any(self.signs.listed(at, "people", "all_of") for at in range(start, end))
        return whom or (self.found["object"] or "").islower()

    def _kind_of_object(self, prep: str, span: tuple[int, int]) -> str:
        """Return what an object is: an ``owner``, a field of ``work``, ``more`` of the role."""
        text = self.signs.text[slice(*span)]
        if prep in "oe":
            if self._is_idiom(text):
                return ""
            if self._is_owned_by(span):
                return "owner"
        if prep in "oe4" and self._is_work(text):
            return "work"
        if self._names_owner(prep, span):
            return "owner"
        return "more" if self.nearest and prep in "oet" else ""

    def _is_idiom(self, text: str) -> bool:
        """Return whether a role is whole without what follows: "finance minister of course"."""
        return self._has_field() and not re.search("[A-Zf]", text)

    def _is_work(self, text: str) -> bool:
        return self.role.kind == "ministers" or not re.search("[JNIAOPCD]", text)

    def _names_owner(self, prep: str, span: tuple[int, int]) -> bool:
        """Return whether a name is of whom a role serves: "in" is so before a body only."""
        if prep in "oe4@":
            return self._is_capital(span)
        return prep == "i" and self._is_body(span)

    def _is_owned_by(self, span: tuple[int, int]) -> bool:
        """Return whether “of” brings whom a role that needs no more serves."""
        if self.role.kind == "offices" and self._is_body(span):
            return True  # "president of the European Council"
        if self.signs.text[slice(*span)] == "A":
            return True  # "Commissioner of SoDMA": letters are no field of work
        whole = self.signs.text[slice(*span)].strip("FBfY&,aoe'")
        # "the health secretary of Puebla"
        return self._has_field() and self._is_capital(span) and bool(whole)

    def _is_capital(self, span: tuple[int, int]) -> bool:
        return self.signs.words.tokens[self.signs.first[span[0]]].capital

    def _with_work(self, span: tuple[int, int]) -> Role:
        """Return the role of a body ("commander of the Assistance Group"), or a longer one."""
        longer, owned = self._longer(), self._is_organisation(span)
        owned = owned and not self._is_of_state()
        return _of(longer, self.signs.slice(*span)) if owned else longer

    def _is_sent(self) -> bool:
        """Return whether "for" brings a place or a task, as for envoys, not a body."""
        return not self.signs.lexicon.words("roles", "sent").isdisjoint(self.role.office.split(" "))

    def _has_field(self) -> bool:
        """Return whether a role has its field of work: "health secretary", not "secretary"."""
        ahead = self.role.text.lower().split(" ")[0]
        fielded = ahead in self.signs.lexicon.words("roles", "fields") - {"state"}
        return self.role.kind == "ministers" and (fielded or not self.nearest)

    def _is_of_state(self) -> bool:
        """Return whether a head has a field of work, as ministers do and commanders do not."""
        ministers = self.signs.lexicon.words("roles", "of_ministries")
        return any(word in self.role.office for word in ministers)

    def _is_organisation(self, span: tuple[int, int]) -> bool:
        """Return whether a capital word says the kind of a body: "the Assistance Group"."""
        text = self.signs.text[slice(*span)]
        hyphen = "-" in self.signs.slice(*span)
        named = "O" in text or hyphen or text[0] in "CD"
        return text[0] in CAPITAL and text[-1] in CAPITAL and named

    def _is_body(self, span: tuple[int, int]) -> bool:
        """Return whether "in" brings whom one serves ("in the Mexican Army"), not where."""
        text = self.signs.text[slice(*span)]
        last = self.signs.listed(span[1] - 1, "roles", "bodies")
        return text[0] in CAPITAL and text[-1] in CAPITAL and last


def _of(role: Role, owner: str | None) -> Role:
    return replace(role, affiliation=role.affiliation or owner)
