"""Briefings in languages without rules are looked at, too, and nothing fails."""

import pytest

from reports.checks import RULES
from tests.checks.briefings import found

TEXTS = {
    "es": "La GIZ dice: «Se cree que no hay 5 millones», según expertos.",
    "uk": "Експерти кажуть, що GIZ заплатить 5 мільйонів.",
    "ar": "يقول الخبراء إن الوكالة ستدفع 5 ملايين.",
    "he": "מומחים אומרים שהסוכנות תשלם 5 מיליון.",
    "zh": "专家说将支付五百万。",
    "und": "GIZ 5",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.code)
def test_a_language_without_rules_is_no_obstacle(language, rule):
    text = f"{TEXTS[language]} " * 20
    notices = found(
        rule.code,
        language=language,
        title=TEXTS[language],
        summary=text,
        sections=[
            {"heading": TEXTS[language], "body": [text, {"bullets": [text]}, {"quote": text}]}
        ],
        people=[{"name": "Ann Lee"}],
        aid=[{"donor": "GIZ", "amount": {"value": 5, "currency": "EUR"}}],
        figures=[{"label": "GIZ", "value": 5}],
        quotes=[{"text": text}],
        qa=[{"question": TEXTS[language], "answer": text}],
    )
    assert all(each.found for each in notices)
