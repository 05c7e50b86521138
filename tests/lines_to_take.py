"""A briefing with lines to take, and questions that say what follows if an answer is not enough."""

from reports.model import Aid, Briefing, Contact, Money, Paragraph, Person, Question, Section

LINE_TEXTS = (
    "The bridge opens on **1 September**, as planned.",
    "Nobody pays a toll: the *whole* sum is public money.",
    "The plans are [published](https://example.org/plans).",
)


def lines_brief(language: str = "en") -> Briefing:
    """Return the briefing; its own words are English in every language."""
    return Briefing(
        title="The new bridge",
        language=language,
        summary="The bridge opens in September and cost what was said.",
        key_messages=tuple(Paragraph(text=text) for text in LINE_TEXTS),
        people=(Person(name="The Minister", role="Minister of Transport"),),
        aid=(Aid(donor="The Bank", amount=Money(value=5_000_000, currency="EUR")),),
        sections=(Section(heading="Background", body=(Paragraph(text="It took three years."),)),),
        qa=(
            Question(
                question="When does it open?",
                answer="On 1 September.\n\nBuses cross it from 2 September.",
                if_pressed="No **earlier** day was promised.\n\nThe weather decides nothing.",
            ),
            Question(question="Who pays?", if_pressed="The accounts are public."),
            Question(question="What is next?", answer="The second bridge."),
        ),
        contacts=(Contact(name="Press desk", email="press@example.org"),),
    )
