"""What a sentence says of a name: the mention of a person, and a sentence read for all rules."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

from reports.drafting.roles.names import Name
from reports.drafting.roles.role import Role
from reports.drafting.roles.signs import Signs
from reports.language.sentences import Sentence
from reports.language.tokens import Words
from reports.slotted import frozen

# How sure a mention is that its name is a person's: by a role, an honorific, or by what the
# person does: "agent" is somebody who is quoted, or "who" does something; "weak" is a role said
# with "is", "says" a name that no list knows beside a verb of speech, as an organisation's may
# be, and "plain" nothing but the name.
Sign = Literal["role", "weak", "honorific", "agent", "speaks", "aged", "says", "plain"]


@frozen
class PersonMention:
    """A name in a sentence with what is said of it: its role, and `others` beside that one."""

    name: Name
    sentence: Sentence
    sign: Sign
    role: Role | None = None
    role_text: str | None = None
    honorific: str | None = None
    affiliation: str | None = None
    others: tuple[Role, ...] = ()

    @property
    def roles(self) -> tuple[Role, ...]:
        """All roles of the sentence that are the name's."""
        return self.others if self.role is None else (self.role, *self.others)


@frozen
class ReadSentence:
    """A sentence with its signs, roles and mentions, read once for all rules.

    `row` is the sentence as signs in which a role is ``8`` and a name ``2``, or ``1`` if it is
    a surname or first name alone.
    """

    sentence: Sentence
    signs: Signs
    row: Signs
    roles: tuple[Role, ...]
    mentions: tuple[PersonMention, ...]

    @property
    def words(self) -> Words:
        """The words of the sentence."""
        return self.signs.words

    def after(self, place: int) -> int:
        """Return where the first word from a place of the text on stands in the row."""
        tokens = self.words.tokens
        return self.row.at(bisect_left(tokens, place, key=lambda token: token.start))

    def mention_at(self, place: int) -> PersonMention | None:
        """Return the mention whose name stands at a place of the row."""
        last = self.row.first[place + 1] - 1
        return next((m for m in self.mentions if m.name.start <= last < m.name.end), None)
