"""A brief that asks for decisions, and has a sign-off, in English and from right to left."""

from __future__ import annotations

import datetime as dt

from reports.model import Approval, Briefing, Paragraph, Question, Recommendation, Section

SHELTERS = Recommendation(
    text="Agree to **open 12 shelters** by [1 October](https://example.org/plan).",
    decision_by=dt.date(2025, 8, 31),
    options=("agree", "disagree"),
)
FUEL = Recommendation(text="Note the price of fuel.", options=("noted",), decision="noted")
PAY = Recommendation(text="Decide on an allowance.")
HOUSING = Approval(
    name="Director of Housing", role="content", decision="approved", date=dt.date(2025, 8, 22)
)
FINANCE = Approval(name="Head of Finance", role="budget")
#: What is asked, and who signs.
NOTE = Briefing(
    title="Winter shelters",
    language="en-GB",
    recommendations=(SHELTERS, FUEL, PAY),
    sections=(Section(heading="Background", body=(Paragraph(text="Schools were full."),)),),
    approvals=(HOUSING, FINANCE),
)


#: Words of languages that run from right to left: what is asked, its options, who signs.
_WORDS = {
    "ar": ("الموافقة على **فتح 12 ملجأ**.", ("موافق", "غير موافق"), "رئيس المالية"),
    "he": ("לאשר **פתיחת 12 מקלטים**.", ("מאשר", "לא מאשר"), "ראש הכספים"),
}


def decision_note(language: str = "en-GB", times: int = 1) -> Briefing:
    """The note with questions; in Arabic or Hebrew with words of theirs. All is asked `times`."""
    asked, signed = NOTE.recommendations, NOTE.approvals
    if language in _WORDS:
        text, options, name = _WORDS[language]
        update = {"text": text, "options": options, "decision": options[-1]}
        asked = (SHELTERS.model_copy(update=update), Recommendation(text=text))
        signed = (Approval(name=name, date=dt.date(2025, 8, 22)), Approval(name=name))
    fields = {"recommendations": asked * times, "approvals": signed * times, "language": language}
    if language in _WORDS:
        body = (Paragraph(text=text),)
        return Briefing(title=name, sections=(Section(heading=name, body=body),), **fields)
    qa = (Question(question="Who pays?", answer="The state pays."),)
    return NOTE.model_copy(update={"qa": qa, **fields})
