"""The page of rules is what the cases of drafting say."""

from tests.docs.drafting_rules import PAGE, page


def test_the_page_of_rules_is_that_of_the_cases() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tests.docs.drafting_rules"
