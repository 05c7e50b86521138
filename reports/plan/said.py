"""Which of many sayings some texts hold; each text is read once, however many are sought.

The automaton is that of Aho and Corasick, "Efficient string matching" (Communications of
the ACM 18, 1975), over words instead of characters.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable

# A word, or any single other character. Scripts that write no spaces between words
# (Thai to Khmer, the Chinese, Japanese and Korean blocks and those above) give characters.
# The second one takes a millisecond to compile, and most texts have nothing of its last blocks.
_FIRST_BLOCK = "\u3040"
_WORD = re.compile(r"[^\W\u0e00-\u109f\u1780-\u17ff]+|.", re.DOTALL)
_TWO = re.compile(r"[^\W\u0e00-\u109f\u1780-\u17ff]{2}")
_ANY_WORD = r"[^\W\u0e00-\u109f\u1780-\u17ff\u3040-\U0010ffff]+|."
#: So many sayings are looked for one by one before texts are read word by word.
_FEW = 40
#: So many places of a saying are looked at before its text is.
_LOOKED_AT = 4


def sayings_in(texts: Iterable[str], sought: Collection[str]) -> frozenset[str]:
    """Return those of `sought` that stand in one of `texts`, word for word."""
    texts = list(texts)
    if len(sought) > _FEW:
        return _read_through(texts, sought)
    # most stand in none of the texts, not even as letters, or as words where they do first
    whole = "\0".join(texts)  # which parts them: text holds no control characters
    near = [saying for saying in sought if saying in whole]
    held = [(saying, text) for saying in near for text in texts if saying in text]
    found = frozenset(saying for saying, text in held if _stands(saying, text))
    left = [(saying, text) for saying, text in held if saying not in found]
    if not left:
        return found
    texts = list(dict.fromkeys(text for _, text in left))
    return found | _read_through(texts, {saying for saying, _ in left})


def _stands(saying: str, text: str) -> bool:
    """Return whether one of the first places of a saying parts no word of a text."""
    place, left = text.find(saying), _LOOKED_AT
    while place >= 0 and left:
        if not (_parts_word(text, place) or _parts_word(text, place + len(saying))):
            return True
        place, left = text.find(saying, place + 1), left - 1
    return False


def _parts_word(text: str, place: int) -> bool:
    pair = _TWO.match(text, place - 1) if place > 0 else None
    return pair is not None and max(pair[0]) < _FIRST_BLOCK


def _read_through(texts: Iterable[str], sought: Iterable[str]) -> frozenset[str]:
    automaton = _Automaton()
    ends = {saying: automaton.add(_words(saying)) for saying in sought}
    automaton.link()
    for text in texts:
        automaton.read(_words(text))
    return frozenset(saying for saying, end in ends.items() if automaton.seen[end])


def _words(text: str) -> list[str]:
    if text.isascii() or max(text) < _FIRST_BLOCK:
        return _WORD.findall(text)
    return re.findall(_ANY_WORD, text, re.DOTALL)


class _Automaton:
    """The words sought as a tree of states; `seen` says which states a text came through."""

    def __init__(self) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._fall: list[int] = [0]
        self.seen = [False]

    def add(self, words: Iterable[str]) -> int:
        """Add a path for `words`; return the state at its end."""
        state = 0
        for word in words:
            if word not in self._next[state]:
                self._next[state][word] = len(self._next)
                self._next.append({})
                self._fall.append(0)
                self.seen.append(False)
            state = self._next[state][word]
        return state

    def link(self) -> None:
        """Note for each state the one with the longest words that its own words end with."""
        queue = deque(self._next[0].values())
        while queue:
            state = queue.popleft()
            for word, following in self._next[state].items():
                self._fall[following] = self._step(self._fall[state], word)
                queue.append(following)

    def read(self, words: Iterable[str]) -> None:
        """Mark the states that `words` come through, and those that end within."""
        state, first = 0, self._next[0]
        self.seen[0] = True
        for word in words:
            # most words are the first one of nothing
            if not state and word not in first:
                continue
            state = ended = self._step(state, word)
            while not self.seen[ended]:
                self.seen[ended] = True
                ended = self._fall[ended]

    def _step(self, state: int, word: str) -> int:
        while state and word not in self._next[state]:
            state = self._fall[state]
        return self._next[state].get(word, 0)
