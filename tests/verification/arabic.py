"""The rich briefing in Arabic, with numbers, brackets, vowel signs and Latin words in it."""

from __future__ import annotations

from typing import Any

from reports.model import Briefing
from tests.verification.damages import leaves
from tests.verification.rich import rich_briefing

# lam with alef, letters whose shapes are those of others, signs above and below, both digits
_WORDS = (
    "كندا", "أوكرانيا", "لأوكرانيا", "الاسم", "مساعدات", "عسكرية،", "وقال", "الرئيس", "في",
    "٢٤", "أغسطس", "2025", "(الجزء", "الأول)", "مِئَةٌ", "مُؤَقَّت", "مليون", "50٪", "Mark", "Carney",
    "إلى", "مصفى", "على", "قفص", "فقس", "هيئة", "«السلام»", "لا", "شيء", "12-15", "؟", "NATO",
)  # fmt: skip
#: Fields that people write, and briefpack does not choose.
_WRITTEN = {
    "title", "subtitle", "byline", "reference", "organisation", "marking", "summary", "name", "role",
    "affiliation", "note", "label", "unit", "donor", "recipient", "purpose", "timing", "heading",
    "text", "quote", "speaker", "question", "answer", "if_pressed", "publisher",
}  # fmt: skip


def in_arabic(briefing: Briefing) -> Briefing:
    """Return a briefing with other words in every text that a person wrote, each unlike others."""
    fields = briefing.model_dump(mode="json", exclude_none=True)
    for number, (path, value) in enumerate(list(leaves(fields, ()))):
        is_written = path[-1] in _WRITTEN or isinstance(path[-1], int)
        if is_written and isinstance(value, str):
            place: Any = fields
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = _sentence(number, value.count(" ") + 1)
    return Briefing.model_validate({**fields, "language": "ar"})


def arabic_briefing() -> Briefing:
    """Return it."""
    return in_arabic(rich_briefing())


def _sentence(number: int, words: int) -> str:
    """Return as many words; what stands at each place differs from number to number."""
    chosen = [_WORDS[(7 * number + 5 * n + n * n) % len(_WORDS)] for n in range(words)]
    return " ".join([*chosen[:1], f"{_WORDS[number % 9]}{number}", *chosen[1:]])
