"""Who speaks: the subject of a verb of speech beside quotation marks.

The patterns read a sentence's row: ``8`` a role, ``2`` a name, ``1`` a name alone, ``!`` a verb
of speech, ``~`` "saying", ``%`` "according to", ``u`` a pronoun; see `roles.tagging`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from reports.drafting.people.find import People
from reports.drafting.people.introductions import BODY
from reports.drafting.people.linking import HONORIFICS, PERSON_LINE
from reports.drafting.people.paragraphs import PlacedSentence, ReadParagraph
from reports.drafting.people.person_mentions import PersonMention
from reports.drafting.roles.names import can_be_meant
from reports.drafting.roles.read import sole_role
from reports.drafting.roles.role import Role
from reports.drafting.roles.signs import read_signs
from reports.language.quotation_marks import Quoted, find_quoted
from reports.language.tokens import Token

_WORD = r"(?:[^!~%uqc&=vx,;:.\"()-]|(?<=[A-Z12])&(?=[A-Z12]))"  # of words that name who speaks
_AFTER = re.compile(
    r"(?:za?)?[xv]*(?P<first>[!%])|(?P<subject>(?:R\.|[^!~%;:.\"]){1,30}?)[xv]*(?P<last>!)"
)
# behind words that end in a comma any verb gives them to its subject: "…,” Lee shrugged"
_SHRUGGED = re.compile(
    rf"(?:{HONORIFICS}8?{HONORIFICS}[12]|u)[xv]*(?P<last>w)"
    rf"|[v=]?(?P<first>w)w?(?:{HONORIFICS}8?{HONORIFICS}2|R\.?1)(?=[,.;)]|$)"
)
# "Lee said the government urges the “players”"; "Lee said that she asked for “peace”"
# but « a remercié l’Algérie pour “un geste” »
_SAID_OF_OTHERS = re.compile(r"!(?!a?[A-Zwfd]{1,2}[4z]$)[^,;:!]*[^,;:!12]$")
_SAID_OF_SELF = re.compile(r"!(?:q?u[xv]*|[^,;:!]*&)$")
_GOES_ON = re.compile("&[xvw]*")
# « a déclaré depuis Dakar le ministre », « a résumé devant la presse le chef »
_ASIDE = r"(?:[wi@4t]a?(?:[w1C]|[OBA]{1,3})(?=a?8))?"
_BEHIND = re.compile(
    rf"{_ASIDE}(?:a[0w]{{1,2}})?{HONORIFICS}(?:8\)?(?:\([AN1]\))?,?{HONORIFICS})?(?P<name>[12])"
)
_PHRASE_BEHIND = re.compile(
    rf"[wZ]?(?P<office>8)(?![)(,]*{HONORIFICS}[12])|(?P<phrase>(?:(?![izx]){_WORD}){{1,12}})(?:[izx]|[,;:.\"(-]|[&qcv]|$)"
)
_SUBJECT = re.compile(
    rf"(?P<pronoun>u)?(?P<phrase>{_WORD}{{1,12}})?(?:\([AN1]\))?(?:,[^,!]{{1,20}},)?[xv]*$"
)
_OBJECT = re.compile(r"[oe@4tyj][aR8.,]*$")
_OPENS = re.compile(rf"a?(?:8|{BODY}f?)(?=[^A-Z])")
#: Paragraphs in which a pronoun looks for whom it means.
_REACH = 4
_LONGEST_PHRASE = 8


class Speakers:
    """Finds who speaks in one paragraph, with those before it at hand."""

    def __init__(
        self, people: People, paragraph: ReadParagraph, before: Sequence[ReadParagraph]
    ) -> None:
        """Take the persons of the article and the paragraph that is gone through."""
        self._people, self._paragraph, self._before = people, paragraph, before
        self._signs = paragraph.sentences[0].read.signs
        self._marks: tuple[Quoted, ...] | None = None
        #: Who spoke last, in this paragraph or the one before.
        self.last: str | None = None

    def after(self, sentence: PlacedSentence, start: int) -> str | None:
        """Return who speaks in "…,” Carney said" and "…,” said Carney": the text from `start` on.

        The empty string says that somebody does, but not who.
        """
        read, place = sentence.read, sentence.read.after(start - sentence.start)
        text = self._paragraph.text
        closed = "," in text[max(0, start - 2) : start + 1]
        found = _AFTER.match(read.row.text, place)
        found = found or (_SHRUGGED.match(read.row.text, place) if closed else None)
        if found is None:
            return None
        if found.groupdict().get("first"):
            verb = found.start("first")
            return self._inverted(sentence, verb) or self._behind(sentence, verb) or ""
        return self._subject(sentence, place, found.start("last")) or ""

    def before(self, sentence: PlacedSentence, start: int, end: int) -> str | None:
        """Return who speaks in "Carney said: “…”": the text from `start` to `end`; see `after`."""
        row = sentence.read.row.text
        first, stop = (sentence.read.after(place - sentence.start) for place in (start, end))
        verb = max(row.rfind(sign, first, stop) for sign in "!~%")
        if verb < 0:
            return None
        if row[verb] == "%":
            return self._behind(sentence, verb) or ""
        if row[verb] == "~":
            return self._first(sentence, verb) or ""
        if own := _SAID_OF_SELF.search(row, first, verb):
            verb = own.start()
        elif _SAID_OF_OTHERS.search(row[first:verb]):
            # what they say is not quoted
            return None
        goes_on = _GOES_ON.fullmatch(row, first, verb)  # “… called it “x” and urged “y””
        subject = self._subject(sentence, 0 if goes_on else first, verb)
        return subject or self._behind(sentence, verb, stop) or ""

    def name_of(self, mention: PersonMention) -> str | None:
        """Return the full name of the person that `mention` names, if the article has one."""
        return self._people.whose(mention.name.text)

    def _person(self, sentence: PlacedSentence, place: int) -> str | None:
        mention = sentence.read.mention_at(place)
        return self.name_of(mention) if mention else None

    def _persons(self, sentence: PlacedSentence, start: int, end: int) -> list[tuple[int, str]]:
        """Return the persons that a stretch of the row names, with their places."""
        row = sentence.read.row.text
        named = (place for place in range(start, end) if row[place] in "12")
        return [(place, full) for place in named if (full := self._person(sentence, place))]

    def _behind(self, sentence: PlacedSentence, verb: int, limit: int | None = None) -> str | None:
        """Return the subject that follows its verb: "said Minister Alexander"."""
        row, place = sentence.read.row, verb + 1
        if row.text[place : place + 1] == "u":
            return self._pronoun(*self._word(sentence, place))
        found = _BEHIND.match(row.text, place)
        if found and (full := self._person(sentence, found.start("name"))):
            return full
        phrase = _PHRASE_BEHIND.match(row.text, place)
        if phrase is None or limit is not None:
            return None
        return self._meant(sentence, *phrase.span("office" if phrase["office"] else "phrase"))

    def _inverted(self, sentence: PlacedSentence, verb: int) -> str | None:
        """Return whom "il" of « a-t-il déclaré » means."""
        start, word = self._word(sentence, verb)
        pronoun = word.rsplit("-", 1)[-1]
        known = self._signs.lexicon.words("speech", "pronouns")
        return self._pronoun(start, pronoun) if "-" in word and pronoun in known else None

    def _word(self, sentence: PlacedSentence, place: int) -> tuple[int, str]:
        """Return where the word at a place of the row stands in the paragraph, and the word."""
        token = sentence.read.words.tokens[sentence.read.row.first[place]]
        return sentence.start + token.start, token.low

    def _subject(self, sentence: PlacedSentence, start: int, verb: int) -> str | None:
        """Return the subject before the verb: the nearest name, or the words back to a mark."""
        row = sentence.read.row.text
        found = _SUBJECT.search(row, start, verb)
        if found and found["pronoun"] and not found["phrase"]:
            return self._pronoun(*self._word(sentence, found.start("pronoun")))
        named = self._persons(sentence, start, verb)
        phrase = found and found["phrase"] and self._meant(sentence, *found.span("phrase"))
        if not named:
            return phrase or None
        last, full = named[-1]
        if not re.search(r"[^(A)xv]", row[last + 1 : verb]):
            return named[0][1] if _OBJECT.search(row, 0, last) else full
        return phrase or named[0][1]

    def _first(self, sentence: PlacedSentence, verb: int) -> str | None:
        """Return the subject of the clause before "saying": the first person it names."""
        row = sentence.read.row.text
        named = self._persons(sentence, 0, verb)
        free = [full for place, full in named if not _OBJECT.search(row, 0, place)]
        if named:
            return (free or [full for _, full in named])[0]
        if row[0] == "u":
            return self._pronoun(*self._word(sentence, 0))
        if (said := row.find("!", 0, verb)) > 0:
            return self._subject(sentence, 0, said)
        body = _OPENS.match(row, 0, verb)
        return self._meant(sentence, *body.span()) if body else None

    def _meant(self, sentence: PlacedSentence, start: int, end: int) -> str | None:
        """Return the person or body that words name; "the secretary" alone names nobody."""
        row = sentence.read.row
        if persons := self._persons(sentence, end - 1, end):
            return persons[0][1]
        phrase = row.slice(start, end)
        signs = read_signs(phrase, self._signs.language)
        tokens = signs.words.tokens
        # "according to her" names nobody
        names = (signs.text[0] == "a" and len(tokens) > 1) or any(token.capital for token in tokens)
        if len(tokens) > _LONGEST_PHRASE or signs.text[0] in "oe@4tyz0" or not names:
            return None
        if (role := sole_role(signs)) is None:
            lettered = self._people.whose(phrase) if phrase.isupper() else None
            return lettered or phrase  # “EAM said”
        bare = signs.text[0] == "a" and _is_bare(role, tokens)
        holder = self._people.offices.holder_of(role)
        if holder or not bare:
            return holder or phrase
        shop = role.kind == "functions"
        return self._without_office(sentence.start) if shop else None

    def _without_office(self, place: int) -> str | None:
        """Return whom "the shopkeeper" means: the only person of the paragraph, of no office."""
        only = self.only_person(place)
        return next((p.name for p in self._people.rows if p.name == only and not p.role), None)

    def _pronoun(self, place: int, pronoun: str) -> str | None:
        """Return the one person that "he" at `place` can mean, or None.

        The persons named before in the paragraph count; if there is none, whoever spoke last,
        or those of the last paragraph that names somebody. Two of them leave it open, unless
        a first name says that only one of them is a "he".
        """
        named = self._fitting(self._named_before(self._paragraph, place), pronoun)
        if len(named) > 1:
            return self._subject_before(place, pronoun)
        if named:
            return named.pop()
        if self.last and self._fitting({self.last}, pronoun):
            return self.last
        for paragraph in reversed(self._before):
            if offices := self._unnamed_offices(paragraph.sentences[-1]):
                alone = not self._named_in(paragraph.sentences[-1], None)
                return _only(offices) if alone else None
            if all_named := self._named_before(paragraph, len(paragraph.text)):
                return _only(self._fitting(all_named, pronoun))
        return None

    def _unnamed_offices(self, sentence: PlacedSentence) -> list[str]:
        """Return the offices of nobody who is named: “the Secretary-General”."""
        words, holder_of = sentence.read.words, self._people.offices.holder_of
        roles = (r for r in sentence.read.roles if r.definite and r.kind == "offices")
        found = [words.slice(r.start, r.end) for r in roles if not (r.plural or holder_of(r))]
        return found + _owning_offices(sentence)

    def _fitting(self, named: set[str], pronoun: str) -> set[str]:
        return {name for name in named if can_be_meant(name, pronoun, self._signs.lexicon)}

    def _subject_before(self, place: int, pronoun: str) -> str | None:
        """Return the subject of the last sentence that names somebody, if it names no other."""
        for sentence in reversed(self._paragraph.sentences):
            named = self._named_in(sentence, place)
            if not named or sentence.end > place:
                continue
            opens = re.match(rf"{HONORIFICS}8?{HONORIFICS}[12]", sentence.read.row.text)
            meant = self._fitting(named, pronoun)
            return meant.pop() if opens and len(named) == 1 and meant else None
        return None

    def _precedes(self, sentence: PlacedSentence, mention: PersonMention, place: int) -> bool:
        """Return whether a mention stands before `place` and not inside quotation marks."""
        start, end = sentence.place_of(mention)
        if end > place:
            return False
        if self._marks is None:
            self._marks = find_quoted(self._paragraph.text)
        last = bisect_left(self._marks, start, key=lambda q: q.open) - 1
        return last < 0 or start >= self._marks[last].close

    def _named_before(self, paragraph: ReadParagraph, place: int) -> set[str]:
        holder_of = self._people.offices.holder_of
        offices = {
            holder
            for sentence in paragraph.sentences
            for role in sentence.read.roles
            if role.definite and sentence.start + sentence.read.words.tokens[role.head].end <= place
            and (holder := holder_of(role))
        }  # fmt: skip
        within = place if paragraph is self._paragraph else None
        return offices.union(*(self._named_in(each, within) for each in paragraph.sentences))

    def _named_in(self, sentence: PlacedSentence, end: int | None) -> set[str]:
        """Return the persons that a sentence names before a place of the paragraph, or at all."""
        mentions = sentence.read.mentions
        before = (m for m in mentions if end is None or self._precedes(sentence, m, end))
        return set(filter(None, map(self.name_of, before)))

    def signs(
        self, sentence: PlacedSentence, number: int, start: int = 0
    ) -> tuple[str, int] | None:
        """Return the person of a line behind the words: "Commissioner for Trade, Ann Lee"."""
        place = sentence.read.after(max(0, start - sentence.start))
        found = PERSON_LINE.fullmatch(sentence.read.row.text, place)
        person = self._person(sentence, found.start(1)) if found else None
        return (person, number) if person else None

    def speaker_in(self, sentence: PlacedSentence) -> str | None:
        """Return the person who says something in `sentence`: "Lee said in an e-mail"."""
        speaker = self.before(sentence, sentence.start, sentence.end)
        return speaker if any(speaker == row.name for row in self._people.rows) else None

    def only_in(self, sentence: PlacedSentence, end: int) -> str | None:
        """Return the one person whom `sentence` names before `end`, or None."""
        return _only(self._named_in(sentence, end))

    def only_person(self, end: int) -> str | None:
        """Return the one person whom the paragraph names before `end`, or None."""
        return _only(self._named_before(self._paragraph, end))


def _only(names: Iterable[str]) -> str | None:
    """Return the one name that there is; None for none and for several."""
    found = set(names)
    return found.pop() if len(found) == 1 else None


def _is_bare(role: Role, tokens: Sequence[Token]) -> bool:
    """Return whether words behind an article are an office and no more: "the secretary"."""
    named = role.affiliation or any(token.capital for token in tokens[1:])
    return not named and role.text.count(" ") < 2


def speakers(
    people: People, paragraphs: Sequence[ReadParagraph]
) -> Iterator[tuple[ReadParagraph, Speakers]]:
    """Yield each paragraph with its `Speakers`."""
    for number, paragraph in enumerate(paragraphs):
        yield paragraph, Speakers(people, paragraph, paragraphs[max(0, number - _REACH) : number])


def _owning_offices(sentence: PlacedSentence) -> list[str]:
    """Return the offices that own what is told of: “|the Secretary-General|’s reaction”."""
    signs = sentence.read.signs
    offices = [n for n, head in signs.heads.items() if head.kind == "offices" and not head.plural]
    owning = (n for n in offices if n and signs.text[n - 1 : n] + signs.text[n + 1 : n + 2] == "a'")
    return [signs.slice(n - 1, n + 1) for n in owning]
