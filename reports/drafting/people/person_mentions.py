"""What a sentence says of a name: the mention of a person, and a sentence read for all rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reports.drafting.roles.heads import Role
from reports.drafting.roles.names import Name
from reports.language.sentences import Sentence
from reports.language.tokens import Words

# How sure a mention is that its name is a person's: by a role, an honorific, or by what
# the person does; "weak" is a role said with "is", "plain" nothing but the name.
Sign = Literal["role", "weak", "honorific", "speaks", "aged", "plain"]


@dataclass(frozen=True, slots=True)
class Mention:
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


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with its words, names, roles and mentions, read once for all rules."""

    sentence: Sentence
    words: Words
    names: tuple[Name, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]
