"""What of a web page is its article: each visible block is kept whole and apart, or counted."""

import pytest

from reports.readers.article.markup.page import read_blocks
from reports.readers.article.read import read_article_file

LEAD = "The river broke its banks in four districts of the delta on Monday night."
MORE = "Boats brought the families of the lower villages to the school on the hill."
LAST = "The water is expected to fall by the end of the week, the office said."
BODY = f"<p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p>"


def blocks(page, pointers=f"{LEAD} {MORE} {LAST}"):
    units, _ = read_blocks(page, pointers)
    return [(unit.kind, unit.text) for unit in units]


def texts(page, pointers=f"{LEAD} {MORE} {LAST}"):
    return [text for _, text in blocks(page, pointers)]


def left_out(page):
    return [notice.found for notice in read_blocks(page, f"{LEAD} {MORE} {LAST}")[1]]


def page(body, title="Floods in the Delta"):
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>Needs</h2>", [("heading", "Needs")]),
        ("<h2>Needs<br>and gaps</h2>", [("heading", "Needs and gaps")]),
        ("<p>One<br>two</p>", [("text", "One"), ("text", "two")]),
        ("<ul><li>one</li><li>two</li></ul>", [("bullet", "one"), ("bullet", "two")]),
        ("<ol><li>one</li><li>two</li></ol>", [("number", "one"), ("number", "two")]),
        ("<ul><li><h3>Who?</h3><p>We do.</p><p>All.</p></li></ul>",
         [("heading", "Who?"), ("bullet", "We do."), ("bullet", "All.")]),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", [("bullet", "one"), ("bullet", "two")]),
        ("<div>One <b>and</b> two</div>", [("text", "One and two")]),
        ("<div><span>27,300</span><span>Arrivals a day</span></div>",
         [("text", "27,300"), ("text", "Arrivals a day")]),
        ("<div><span>A</span><span>ll came.</span></div>", [("text", "All came.")]),
        ("<p><span>2</span><span>7,300 came.</span></p>", [("text", "27,300 came.")]),
        ("<p><strong>What Comes Next</strong></p>", [("heading", "What Comes Next")]),
        ("<p><strong>All of it stands in bold.</strong></p>", [("text", "All of it stands in bold.")]),
        ("<blockquote><p>“We pay.”</p><footer>Ann Lee, Minister</footer></blockquote>",
         [("text", "“We pay.”"), ("text", "Ann Lee, Minister")]),
        ("<footer><p>Ann Lee, Minister</p></footer>", []),
        ("<table><tr><td>Cases</td><td>809</td></tr></table>", [("line", "Cases | 809")]),
        ("<table><tr><td><h3>Cases</h3><p>809</p></td><td>x</td></tr></table>",
         [("heading", "Cases"), ("text", "809"), ("text", "x")]),
        ("<dl><dt>Cases</dt><dd>809</dd></dl>", [("text", "Cases"), ("text", "809")]),
        ("<dl><dt>Who pays?</dt><dd>Norway.</dd></dl>", [("heading", "Who pays?"), ("text", "Norway.")]),
        ("<details><summary>Who pays?</summary><p>Norway.</p></details>",
         [("heading", "Who pays?"), ("text", "Norway.")]),
        ("<details><summary>More</summary><p>Norway.</p></details>", [("text", "More"), ("text", "Norway.")]),
    ],
)  # fmt: skip
def test_blocks_are_what_their_tags_say_and_never_glued(html, expected):
    assert blocks(f"<div>{BODY}{html}</div>")[3:] == expected


@pytest.mark.parametrize(
    "extra",
    [
        "<nav><p>News and more</p></nav>",
        "<aside><p>Our other stories of this week are here.</p></aside>",
        '<div class="share-tools">Share this with your friends</div>',
        '<ul><li><a href="/a">Another story</a></li><li><a href="/b">One more</a></li></ul>',
        '<p style="display: none">Not to be seen</p>',
        "<p hidden>Not to be seen</p>",
        '<p aria-hidden="true">Not to be seen</p>',
        "<button>Play</button>",
        "<script>evil()</script>",
        "<!-- a remark -->",
        '<figure><img src="a.jpg"><figcaption>A boat on a road</figcaption></figure>',
        '<div class="caption">A boat on a road</div>',
    ],
)
def test_what_is_no_text_of_the_article_goes(extra):
    assert texts(f"<div>{BODY}{extra}</div>") == [LEAD, MORE, LAST]


@pytest.mark.parametrize(
    "extra",
    [
        '<p>See the <a href="/a">plan of the office</a> for the next days.</p>',
        '<div class="header-content"><p>The plan of the office is short.</p></div>',
        '<p class="lead">The plan of the office is short.</p>',
        "<form><p>The plan of the office is short.</p></form>",
        "<section><div><h2>Needs</h2></div><div><div>Tents and boats.</div></div></section>",
    ],
)
def test_what_is_text_of_the_article_stays(extra):
    assert len(texts(f"<div>{BODY}{extra}</div>")) > 3


def test_an_article_in_several_parts_is_read_whole():
    parts = f"<div><div><p>{LEAD}</p></div><div>ad</div><div><p>{MORE}</p><p>{LAST}</p></div></div>"
    assert texts(f"<div><p>Elsewhere</p></div>{parts}") == [LEAD, "ad", MORE, LAST]


def test_what_the_words_do_not_name_stays_where_the_article_is():
    story = f"<div>{BODY}<h3>Will it rain?</h3><p>Yes, on Friday.</p></div><div>Elsewhere</div>"
    assert texts(story) == [LEAD, MORE, LAST, "Will it rain?", "Yes, on Friday."]


@pytest.mark.parametrize("pointers", ["", "words that stand nowhere in the page at all"])
def test_without_words_to_go_by_the_page_is_the_article(pointers):
    assert texts("<div><h1>A</h1></div><div>b</div>", pointers) == ["A", "b"]


def test_a_page_of_nothing_but_links_is_kept():
    assert texts('<ul><li><a href="/a">One</a></li></ul>', "") == ["One"]


def test_captions_and_running_text_beside_are_counted():
    other = (
        "<aside><p>The office has said the same thing in each of the last ten years.</p></aside>"
    )
    caption = "<figure><figcaption>A boat on a road</figcaption></figure>"
    assert left_out(f"<div>{BODY}{caption}{other}</div>") == [
        "left out 1 image caption(s) of the article: 'A boat on a road'",
        "left out 1 paragraph(s) beside the article: "
        "'The office has said the same thing in each of the last ten years.'",
    ]


def test_lists_of_links_in_the_article_are_counted_with_the_first_of_them():
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("BBEdit", "Acorn"))
    assert left_out(f"<div>{BODY}<h2>Apps</h2><ul>{menu}</ul><p>{LEAD}</p></div>") == [
        "left out 2 line(s) of menus and links in the article: 'BBEdit'"
    ]
    assert left_out(f"<ul>{menu}</ul><div>{BODY}</div>") == []


def test_menus_are_not_worth_a_line():
    assert left_out(f"<div>{BODY}</div><nav>News. Sport.</nav><footer>All rights</footer>") == []


def test_deep_trees_cost_no_words():
    assert texts("<font>" * 390 + f"<p>{LEAD}</p>", LEAD) == [LEAD]


def test_questions_in_a_page_without_an_article_element_are_read():
    faq = "<div><h2>Questions and answers</h2><h3>Will it rain?</h3><p>Yes, on Friday.</p></div>"
    data = page(
        f'<div class="nav"><a href="/">Home</a></div><div><h1>Floods in the Delta</h1>{BODY}{faq}</div>'
    )
    article = read_article_file(data, "a.html")
    assert article.qa == (("Will it rain?", "Yes, on Friday."),)


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("Floods in the Delta | Example News", "Floods in the Delta", "Floods in the Delta"),
        ("Example News", "Boats reach the lower villages", "Boats reach the lower villages"),
        ("Boats reach the lower villages - Example News", "News", "Boats reach the lower villages"),
    ],
)
def test_the_title_is_the_heading_that_says_something(title, heading, expected):
    article = read_article_file(page(f"<div><h1>{heading}</h1>{BODY}</div>", title), "a.html")
    assert article.title == expected


SPANISH = (
    "El río salió de su cauce en cuatro distritos del delta, y las familias de los pueblos bajos "
    "fueron llevadas a la escuela, que está en lo alto. El agua bajará antes del fin de la semana."
)


@pytest.mark.parametrize(
    ("lang", "text", "language"),
    [
        ("en", SPANISH, "es"),
        ("fr", SPANISH, "es"),
        ("es-MX", "Dos. Tres.", "es"),
        ("", SPANISH, "es"),
    ],
)
def test_the_language_is_that_of_the_text_or_what_the_page_says(lang, text, language):
    html = f'<html lang="{lang}"><body><div><p>{text}</p></div></body></html>'
    assert read_article_file(html.encode(), "a.html").language == language
