"""The classes of English words: what their neighbours make of “to”, “that” and forms in -ed."""

from __future__ import annotations

import re

from reports.language.syntax.tagger import WordTagger

#: Prepositions with what they govern, and no noun phrase beside them.
_PLACED = re.compile(r"(?:P+[DB#N]+)+")
#: Words before and behind one that are asked for another verb.
_FAR = 60


class EnglishTagger(WordTagger):
    """Reads English."""

    def _special(self, at: int, low: str) -> str:
        known, lists = self._grammar, self._grammar.lists
        last = low.rpartition(" ")[2]  # “are |due to| sign”
        if last in lists["infinitive_markers"] and (last == low or self._before(at) == "A"):
            return self._to(at)
        if low in lists["complementizers"]:
            return self._that(at)
        if low in lists["demonstratives"]:
            return "D" if self._letter(at + 1) in "N#" else "I"
        if low not in known.closed:
            if self._before(at) == "M" and not self._form(low):
                return "" if low.endswith(known.endings["B"]) else "i"  # “will propel”
            if self._out == ["I"] and low.endswith("s"):
                return "V"  # “It exports coffee”
        if low in lists["particles"]:
            return self._particle(at)
        going_on = low.endswith(known.endings["g"]) and self._low_before(at) in lists["be"]
        return "g" if going_on and self._letter(at + 1) in "D#NI" else ""

    def _particle(self, at: int) -> str:
        """“went down by”, “is up by 3”; but “is out of school”."""
        by = self._low(at + 1) in self._grammar.lists["by_measure"]
        verb = self._before(at) in ("AVpig" if by else "Vpig")
        return "B" if verb and self._letter(at + 1) not in "DN" else ""

    def _to(self, at: int) -> str:
        """“to” before a verb, or before something."""
        after = at + 2 if self._grammar.closed.get(self._low(at + 1)) == "B" else at + 1
        if after in self._named:
            return "P"  # “to |Save| the Children”
        low = self._low(after)
        alike = f"{low}/{low}" in self._grammar.lists["irregular"]  # “to set aside”
        if low in self._grammar.lists["bare"] or alike or self._grammar.forms.get(low) == "b":
            return "T"
        object_follows = self._letter(at + 2) in "DI#" and self._letter(at + 1) == "N"
        return "T" if object_follows else "P"

    def _that(self, at: int) -> str:
        """“that” before a noun, a verb or a clause."""
        before, low = self._before(at), self._low(at + 1)
        if self._letter(at + 1) in "AM" or self._grammar.forms.get(low, "") in ("s", "e", "V"):
            return "R" if before in "NI,#" else "I"
        # “told the Council this morning |that| gangs control it”
        return "R" if before in "N#" else "O" if before in "VpgieIY" else "D"

    def _is_governed(self, modal: str, low: str) -> bool:
        grammar = self._grammar
        if grammar.modality[modal] in ("plan", "promise"):
            return low in grammar.lists["infinitive_markers"]
        # “put” and “cut” are bases as well as past forms
        known = low in grammar.closed or grammar.forms.get(low, "b") not in "be"
        return low in grammar.lists["bare"] - grammar.lists["do"] or not known

    def _governs(self, at: int, low: str) -> bool:
        kind, before = self._grammar.modality[low], self._before(at)
        noun = kind in ("plan", "promise") and before in "DP"
        promised = kind == "promise" and before == "A"
        if noun or promised or self._owned(at) or self._is_directed(at):
            return False
        return super()._governs(at, low)

    def _is_directed(self, at: int) -> bool:
        """Return whether “to” behind a word is before no verb: “pledges |to| South Sudan”."""
        markers = self._grammar.lists["infinitive_markers"]
        return self._low(at + 1) in markers and self._to(at + 1) == "P"

    def _owned(self, at: int) -> bool:
        return self._low_before(at).endswith(("’s", "s’"))

    def _verb(self, at: int, form: str, before: str) -> str:
        if before in "MT" or (before == "A" and self._low_before(at) in self._grammar.lists["do"]):
            return "i"
        if form == "g":
            return self._gerund(at)
        if form == "b" and self._is_joined(at, before):
            return "i"
        if form in "ep":
            return self._participle(at, form, before)
        return "V" if form == "V" or self._agrees(at, form, before) else "N"

    def _of_form(self, at: int, low: str) -> str:
        return "i" if self._is_joined(at, self._before(at)) else super()._of_form(at, low)

    def _is_joined(self, at: int, before: str) -> bool:
        """“will hire 140 engineers, |open| 25 branches”: a bare word goes on an infinitive."""
        low, nouns = self._low(at), self._grammar.lists["nouns"]
        plain = before in ",J" and at not in self._capital and low not in nouns
        if not plain or self._letter(at + 1) not in "#D":
            return False
        if low.endswith(tuple(end for form in "seg" for end in self._grammar.endings[form])):
            return False
        opened = "".join(self._out[-_FAR:])
        start = max(opened.rfind(mark) for mark in ".ORV") + 1
        return re.search(r"[MT]B*i[^V]*$", opened[start:]) is not None

    def _gerund(self, at: int) -> str:
        """“the growing need”, but “hosting displaced people”."""
        noun = self._letter(at + 1) == "N" and self._form(self._low(at + 1)) not in ("e", "p")
        return "N" if at and noun and self._out[-1] in "D#N" else "g"

    def _participle(self, at: int, form: str, before: str) -> str:
        if before == "A" or (before in ",J" and "p" in self._out[-4:]):
            return "p"
        if self._out[-1:] == ["D"]:
            return "N"  # “the displaced”
        modifies = bool(self._out) and self._out[-1] in "D#PBg" and before in "D#PBg"
        if modifies and self._letter(at + 1) == "N":
            return "N"
        return form

    def _agrees(self, at: int, form: str, before: str) -> bool:
        """Return whether a form of the present agrees with the word before: “the rate stands”."""
        after = self._letter(at + 1)
        told = self._grammar.forms.get(self._low(at + 1)) == "V"  # “smaller |pledges| came”
        if self._owned(at) or after in "AM" or told or self._is_placed():
            return False
        if before in ",J" and (before == "," or form == "b"):
            return after in "#DP" and self._resumes(before)
        if before in "RI":
            return after != "N" or before == "I" or form == "s"
        return before in "NY#" and self._has_number_of(at, form, before)

    def _resumes(self, before: str) -> bool:
        """Return whether a clause goes on behind a mark or joint.

        “operate in Dor and employ 36,000 people”; “the rate, which rose to 9, stands at 3”.
        """
        if before == "J":
            return "V" in self._out[-12:]
        _, opened, inserted = "".join(self._out[-16:-1]).rpartition(",")
        return bool(opened) and ("R" in inserted or not set("VAM") & set(inserted))

    def _has_number_of(self, at: int, form: str, before: str) -> bool:
        """Return whether a verb has the number of the noun before it."""
        if self._low(at) in self._grammar.lists["no_nouns"]:
            return True  # “$5 million |goes| to Chad”
        last = self._low_before(at)
        many = last.endswith("s")
        said = "".join(self._out[-_FAR:]).rstrip("B")
        dated = said.endswith("Y#")  # “aid since April |2023| now stands at”
        counted = not dated and said.rstrip("N").endswith("#")
        if form == "s" and counted and not many:
            return False  # “41 temporary shelters”
        if form == "b" and self._counted_as_one(at):  # “a $5 million aid package”
            return False
        plural = many or (before == "#" and not dated) or last in self._grammar.lists["plurals"]
        return (form == "b") == plural

    def _is_placed(self) -> bool:
        """Return whether a word stands in a phrase behind a verb: “provided with food supplies”."""
        said = "".join(self._out[-_FAR:])
        start = max(said.rfind(mark) for mark in ",.ORJ")
        clause, opened = said[start + 1 :], said[start : start + 1]
        return opened != "R" and bool(re.search(r"[VAMpe].*P[D#]*N+$", clause))

    def _counted_as_one(self, at: int) -> bool:
        """Return whether what stands before a word is of one thing: “a 100-million”."""
        while at and self._out[at - 1] in "#BN":
            at -= 1
        return self._low(at - 1) in self._grammar.lists["singular"]

    def _settle(self) -> None:
        """Part finite verbs in -ed from participles, by what follows them in their clause."""
        out, seen, opened = self._out, False, "."
        for at, letter in enumerate(out):
            if letter in ",.ORJ":
                seen, opened = False, letter
            if letter == "e":
                said = seen and self._following(at) not in "D#I" and self._before(at) != "I"
                finite = not said and (opened == "R" or self._is_finite(at))
                out[at] = letter = "V" if finite else "p"
            if letter == "V" and self._low(at) in self._grammar.lists["telling"]:
                seen = False  # “says |the number climbed| to 61,000”
                continue
            # “is working and serving 40 tasks scheduled for today”
            seen = seen or letter in "VAM" or (letter in "gi" and out[at - 1 : at] == ["J"])

    def _following(self, at: int) -> str:
        letters = "".join(self._out[at + 1 : at + 5]).lstrip("B")
        return letters[:1] if letters[:2] != "DY" else "Y"  # “recorded |last year|”

    def _is_finite(self, at: int) -> bool:
        before = self._before(at)
        if self._low_before(at) == ")":  # “the Fund (CERF) allocated $6 million”
            return self._following(at) in "D#I" or self._is_only_verb(at)
        measured = self._low(at + 1) in self._grammar.lists["by_measure"]
        by = measured and self._letter(at + 2) != "#"  # “rose by 3 per cent” is another
        if before in "IR." or by:
            return before in "IR"
        following = self._following(at)
        if before == ",":
            return following in "D#I" or self._is_only_verb(at)
        if following in "D#INO":
            return True
        start = max("".join(self._out[:at]).rfind(mark) for mark in ",.ORJ") + 1
        if _PLACED.fullmatch("".join(self._out[start:at])):
            return False  # “on top of two million items delivered”
        ahead = next((x for x in self._out[at + 1 : at + 30] if x in ",.ORJAMV"), ".")
        return ahead not in "AMV" and before in "NYJ"

    def _is_only_verb(self, at: int) -> bool:
        """Return whether a clause has no other verb: “Ann Lee, the minister, today announced”."""
        low = max(0, at - _FAR)
        before = "".join(self._out[low:at])
        behind = "".join(self._out[at + 1 : at + _FAR])
        own = re.split(r"[.OR]|,B*J", before)[-1] + "," + re.split(r"[.OR]", behind)[0]
        return not set("VAM") & set(own) and "N" in own
