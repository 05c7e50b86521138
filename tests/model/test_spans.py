from hypothesis import given
from hypothesis import strategies as st

from reports.model.spans import Span, escape_inline, normal_spans, parse_inline, plain, write_inline

MARKUP = st.sampled_from(
    ["*", "**", "***", "[", "](", "](https://a.example)", ")", "]", "\\", "a", "b ", " ", "<", ">",
     "!", "_", "`", "&lt;", "https://c.example", "“", "”", ".", "é", "\N{NO-BREAK SPACE}"]
)  # fmt: skip
ADDRESSES = st.sampled_from([None, None, "https://a.example", "https://b.example/x(y)*[z]"])
SPANS = st.lists(
    st.builds(
        Span, st.text("ab *[]()\\_.“é!<", max_size=4), st.booleans(), st.booleans(), ADDRESSES
    ),
    max_size=6,
)


@given(st.one_of(st.text(), st.lists(MARKUP, max_size=14).map("".join)))
def test_writing_spans_and_parsing_again_gives_the_same_spans_for_every_string(text: str) -> None:
    spans = parse_inline(text)

    assert parse_inline(write_inline(spans)) == spans


@given(SPANS)
def test_all_spans_can_be_written(spans: list[Span]) -> None:
    assert parse_inline(write_inline(spans)) == normal_spans(spans)


@given(st.text())
def test_escaped_text_is_plain_text(text: str) -> None:
    assert plain(escape_inline(text)) == text


def test_marks_change_no_other_letter_of_a_text() -> None:
    for letters in ("\0", "\r", "\r\n", "a\0b\rc"):
        assert parse_inline(f"{letters}**bold**") == (Span(letters), Span("bold", bold=True))
        assert plain(escape_inline(f"{letters}*")) == f"{letters}*"


def test_bold_italic_and_links_are_read() -> None:
    spans = parse_inline("**bold**, *italic* and [links](https://example.org)")

    assert spans == (
        Span("bold", bold=True),
        Span(", "),
        Span("italic", italic=True),
        Span(" and "),
        Span("links", href="https://example.org"),
    )


def test_bold_next_to_punctuation_and_letters_is_read() -> None:
    assert parse_inline("**foo.**bar") == (Span("foo.", bold=True), Span("bar"))


def test_html_entities_images_and_code_are_only_text() -> None:
    for text in ("<b>x</b>", "&lt;", "`x`", "_x_", "~~x~~", "<https://example.org>"):
        assert parse_inline(text) == (Span(text),)
    assert parse_inline("![x](https://example.org)")[0] == Span("!")


def test_addresses_that_run_or_read_something_are_no_links() -> None:
    for address in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x.example"):
        text = f"[x]({address})"
        assert parse_inline(text) == (Span(text),)
