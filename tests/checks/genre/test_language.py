"""What the pages do not show of the rules on length and on questions."""

import pytest

from tests.checks.briefings import body, found

WORD = "aid "


def sentence(words):
    return f"The {WORD * (words - 2)}comes."


@pytest.mark.parametrize(
    ("words", "said"),
    [(25, []), (26, ["note"]), (30, ["note"]), (31, ["warning"])],
)
def test_a_sentence_is_advised_on_from_26_words_and_found_from_31(words, said):
    notices = found("B304", **body("Short.", sentence(words)))
    assert [each.severity for each in notices] == said
    assert all(f"has {words} words" in each.found for each in notices)
    assert all(each.place.part == "sections[0].body[1]" for each in notices)


@pytest.mark.parametrize(("words", "count"), [(28, 0), (31, 1)])
def test_there_is_no_advice_on_what_the_source_wrote_but_long_is_long(words, count):
    notices = found("B304", article=f"News. {sentence(words)}", **body(sentence(words)))
    assert len(notices) == count


def test_a_sentence_of_summary_and_body_is_found_at_its_first_place():
    notices = found("B304", summary=sentence(40), **body(sentence(40), sentence(41)))
    assert [each.place.part for each in notices] == ["summary", "sections[0].body[1]"]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": sentence(40)},
        {"subtitle": sentence(40)},
        {"sections": [{"heading": sentence(40)}]},
        {"quotes": [{"text": sentence(40)}]},
        {"qa": [{"question": f"What of {WORD * 40}?"}]},
        {"notes": [sentence(40)]},
        body({"quote": sentence(40)}),
        body(f"He said: “{sentence(40)}”"),
        # a quotation of two sentences, and one that goes on in the next paragraph
        body(f"“Come. {sentence(40)} Go,” he said."),
        body(f"He said: “{sentence(40)}", "“It was late.”"),
        body(f"KYIV, Aug. 24, 2025 (Reuters) – {sentence(25)}"),
        body(f"Le prix {'du blé ' * 8}est de 1 000 000 000 de dollars.", language="fr"),
    ],
)
def test_what_is_not_a_sentence_of_ours_may_be_long(fields):
    assert not found("B304", **fields)


@pytest.mark.parametrize(
    "block", [{"bullets": ["Short.", sentence(40)]}, {"numbered": [sentence(40)]}]
)
def test_items_and_answers_are_ours(block):
    (notice,) = found("B304", **body(block))
    assert notice.place.part.startswith("sections[0].body[0].")
    (answer,) = found("B304", qa=[{"question": "What?", "answer": f"Yes.\n\n{sentence(40)}"}])
    assert answer.place.part == "qa[0].answer"


@pytest.mark.parametrize(("words", "count"), [(60, 0), (61, 1)])
def test_a_summary_has_up_to_sixty_words(words, count):
    assert len(found("B302", summary=f"{WORD * words}– **!**")) == count


def test_a_paragraph_has_up_to_six_sentences_and_names_with_points_end_none():
    six = "Mr. Lee came. He met the U.S. President. They spoke. They left. Aid comes. It helps."
    assert not found("B305", **body(six))
    assert not found("B305", summary=f"{six} It is late.")
    (notice,) = found("B305", **body(f"{six} It is late."))
    assert notice.found == "the paragraph has 7 sentences"


@pytest.mark.parametrize(
    ("language", "question", "is_found"),
    [
        ("en", "Who pays", True),
        ("en", "In which month does it come.", True),
        ("en", "If the talks fail, what happens next", True),
        ("en", "Who pays (and how much?)", False),
        ("en", "What did he mean by “peace?”", False),
        ("en", "On sanctions", False),
        ("en", "Whatever comes", False),
        ("fr", "Le Canada enverra-t-il des troupes", True),
        ("fr", "À quelle date arrive l’aide", True),
        ("fr", "D’où vient l’aide", True),
        ("fr", "Qu’est-ce qui change\u202f?", False),
        ("fr", "Qui paie?", False),
        ("fr", "Les sanctions", False),
        ("es", "¿Quién paga?", False),
        ("es", "¿Quién paga", True),
        ("el", "Ποιος πληρώνει;", False),
        ("el", "Ποιος πληρώνει\u037e", False),
        ("el", "Ποιος πληρώνει?", True),
        ("ar", "من يدفع?", True),
        ("uk", "Хто платить?", False),
        ("uk", "Хто платить", True),
        ("uk", "Поясніть план.", False),
        ("zh", "谁付钱\uff1f", False),
        ("zh", "谁付钱?", False),
        ("ja", "誰が払いますか。", False),
    ],
)
def test_a_question_has_the_mark_of_its_language(language, question, is_found):
    notices = found("B309", language=language, qa=[{"question": question, "answer": "Yes."}])
    assert [each.severity for each in notices] == ["note"] * is_found


def test_a_question_is_answered_with_the_mark_of_its_language():
    (french,) = found("B309", language="fr", qa=[{"question": "Qui paie"}])
    assert (french.found, french.expected) == (
        "the question has no '?'",
        "'\u00a0?' at its end",
    )
    (spanish,) = found("B309", language="es", qa=[{"question": "Quién paga?"}])
    assert (spanish.found, spanish.expected) == ("the question has no '¿'", "'¿ … ?'")


@pytest.mark.parametrize("language", ["es", "uk", "ar", "zh"])
def test_languages_without_rules_have_no_sentences_to_count(language):
    for code in ("B304", "B305"):
        assert not found(code, language=language, **body(f"{sentence(40)} " * 9))
