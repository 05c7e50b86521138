"""The classes of French words: articles, participles, clitics."""

from __future__ import annotations

from reports.language.syntax.tagger import WordTagger


class FrenchTagger(WordTagger):
    """Reads French."""

    def _special(self, at: int, low: str) -> str:
        """“des”, “du” behind a verb is an article; “de” behind a number belongs to it."""
        known, lists = self._grammar, self._grammar.lists
        infinitive = known.forms.get(low) == "i"
        if self._low(at - 1) in lists["reflexive"] and low not in known.closed:
            return "i" if infinitive else "V"
        if infinitive and self._out[-1:] == ["P"]:
            return "i"  # « à être rapatriés »
        if self._before(at) == "A" and low not in known.closed.keys() | known.modality.keys():
            past = low.endswith((*known.endings["p"], *lists["irregular_past"]))
            return "p" if past and low not in lists["nouns"] else ""
        if low not in lists["of"]:
            return ""
        if self._out[-1:] == ["#"]:
            return "Q"
        return "D" if self._before(at) in "Vpi" and not low.endswith("’") else "P"

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
        if form == "V":
            return "N" if before in "DPQ" and not clitic else "V"
        inserted = before == "," and "," in self._out[-16:-1]
        plain = before in "NYIR" or clitic or inserted
        return "V" if plain and self._letter(at + 1) in "D#P,.BOi" else "N"
