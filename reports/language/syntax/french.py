"""The classes of French words: articles, participles, clitics."""

from __future__ import annotations

import re

from reports.language.syntax.tagger import WordTagger


class FrenchTagger(WordTagger):
    """Reads French."""

    def _special(self, at: int, low: str) -> str:
        """Return the class of a word that depends on what stands around it, "" of others."""
        known, lists = self._grammar, self._grammar.lists
        infinitive = known.forms.get(low) == "i"
        if self._low(at - 1) in lists["reflexive"] and low not in known.closed:
            return "i" if infinitive else "V"
        if low in lists["be"] and not infinitive and self._out[-2:] == ["P", "D"]:
            return "N"  # « dans |l’est| »
        if infinitive and self._out[-1:] == ["P"]:
            return "i"  # « à être rapatriés »
        if self._before(at) == "A" and low not in known.closed.keys() | known.modality.keys():
            past = low.endswith((*known.endings["p"], *lists["irregular_past"]))
            return "p" if past and low not in lists["nouns"] else ""
        if low in lists["of"]:
            return self._of(at, low)
        return "B" if self._is_aside(at, low) else ""

    def _is_aside(self, at: int, low: str) -> bool:
        """Return whether a word stands aside of the sentence's parts: “en”, “que”, “la plus”."""
        lists, before = self._grammar.lists, self._out[-1:]
        if low in lists["clitics"]:  # « il en reste 900 », « le fonds en recevra 900 »
            following = self._low(at + 1)
            verb = self._form(following) == "V" or following in lists["be"] | lists["have"]
            return verb or before == ["I"] or self._low(at - 1) in lists["ne"]
        if self._low(at + 1) in lists["comparing"] and before == ["N"]:
            return low in lists["determiners"]  # « la forme |la| plus grave »
        return low in lists["restricting"] and self._is_only(at)  # « n’est que de 37 % »

    def _of(self, at: int, low: str) -> str:
        """Return the class of “de”, “des”, “du” or “d’”."""
        if self._form(self._low(at + 1)) == "i":
            return "P"  # « permettra de traiter »
        if self._out[-1:] == ["#"]:
            led = self._low(at + 1) in self._grammar.lists["determiners"]
            led |= low not in self._grammar.lists["by_measure"]
            named = led and not {at + 1, at + 2}.isdisjoint(self._capital)
            # « 8 millions |du Grand-Duché| »: from whom, not of what
            return "P" if named and self._low(at - 1).isalpha() else "Q"
        return "D" if self._before(at) in "Vpi" and not low.endswith("’") else "P"

    def _is_only(self, at: int) -> bool:
        """Return whether a “que” only limits what is said: « n’a reçu que 5 millions »."""
        near = [word.low for word in self._words[max(0, at - 5) : at]]
        known = self._grammar.lists["negations"]
        return self._before(at) in "VAp" and sum(low in known for low in near) == 1

    def _of_form(self, at: int, low: str) -> str:
        leads = self._low_before(at) in self._grammar.lists["subject_relatives"]
        if leads and self._form(low) in ("", "s", "p"):
            return "V"  # « qui alimente »
        return super()._of_form(at, low)

    def _settle(self) -> None:
        """Find the verb of a main clause without one: « la dette absorbe 19 % des recettes »."""
        main = re.split("[RO]", "".join(self._out), maxsplit=1)[0]
        if self._out[-1:] != ["."] or not set(main).isdisjoint("VAM"):
            return
        one, many = self._grammar.endings["s"], tuple(self._grammar.lists["plural_verbs"])
        for found in re.finditer("(?<=N)N(?=B*[D#N])", main):
            at = found.start()
            subject = self._low(at - 1).endswith("s") or "J" in main[:at]
            plural = subject and self._low(at).endswith(many)
            known = self._grammar.forms.get(self._low(at)) == "p" and self._low(at).endswith("t")
            open_end = self._out[at + 1] != "N" and self._low(at).endswith(one)
            if at not in self._named and (plural or known or open_end):
                self._out[at] = "V"
                return

    def _before(self, at: int) -> str:
        """Return the class before a word; behind a bracket, the one before the bracket."""
        at = self._past_adverbs(at)
        if at and self._low(at - 1) == ")":
            opened = next((n for n in range(at - 1, 0, -1) if self._low(n) == "("), 0)
            return super()._before(opened)
        return super()._before(at)

    def _is_governed(self, modal: str, low: str) -> bool:
        known = self._grammar
        return known.forms.get(low, "") == "i" or low in known.lists["before_infinitive"]

    def _goes_on(self, at: int, before: str) -> bool:
        """« avoir détruit et blessé », « à être rapatriés »."""
        being = before == "i" and self._low_before(at) in self._grammar.lists["be"]
        return being or (before == "J" and "p" in self._out[-12:])

    def _verb(self, at: int, form: str, before: str) -> str:
        if form == "i":
            opens = not self._out or self._out == ["."]  # “• verser 5 millions au Mali”
            return "i" if opens or before in "MPVTpi" else "N"
        if form == "p":
            return "p" if before == "A" or self._goes_on(at, before) else "N"
        clitic = self._out[-2:] in (["R", "D"], ["I", "D"])
        clitic |= self._low(at).endswith(self._grammar.sure_endings["V"])  # « la Suisse l’aidera »
        if form == "V":
            return "N" if before in "DPQ" and not clitic else "V"
        if form == "g":
            return "g" if before in ",." and self._letter(at + 1) in "D#PB" else "N"
        inserted = before == "," and "," in self._out[-16:-1]
        plain = before in "NYIR" or clitic or inserted
        return "V" if plain and self._letter(at + 1) in "D#P,.BOi" else "N"
