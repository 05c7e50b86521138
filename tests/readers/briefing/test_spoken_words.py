"""What people write for lines to take and for what is said if pressed is understood."""

import pytest

from reports.errors import InputError
from reports.readers.briefing.read import read_briefing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("talking_points: [One.]\n", "'talking_points' is called 'key_messages' here"),
        ("lines to take: [One.]\n", "'lines to take' is called 'key_messages' here"),
        (
            "qa:\n  - {question: Why?, if_asked: No.}\n",
            "'if_asked' is called 'if_pressed' here",
        ),
    ],
)
def test_the_field_is_named(text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_briefing(f"title: T\n{text}".encode(), "b.yaml")

    assert told in str(caught.value)
    assert caught.value.notices[0].write


def test_a_line_may_be_a_text_or_have_an_id() -> None:
    text = b"title: T\nkey_messages:\n  - One.\n  - {id: two, text: Two.}\n"

    one, two = read_briefing(text, "b.yaml").key_messages

    assert (one.id, one.text, two.id, two.text) == (None, "One.", "two", "Two.")
