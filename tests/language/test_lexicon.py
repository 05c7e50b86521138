import pytest

from reports.errors import ResourceError
from reports.language.lexicon import (
    COMMON,
    all_languages,
    has_lexicon,
    languages,
    lexicon_of,
    read_lists,
    word_list,
)
from reports.resources import resource


def _files():
    for folder in resource("assets/lexicon").iterdir():
        yield from (file for file in folder.iterdir() if file.name.endswith(".toml"))


def test_every_file_is_headed_with_its_source_and_licence():
    files = list(_files())
    assert len(files) > 20
    for file in files:
        head = file.read_text(encoding="utf-8")[:400]
        assert {"Source:", "Licence:"} <= set(head.split()), file


def test_a_list_is_of_its_language_and_of_all():
    english, french = lexicon_of("en-CA"), lexicon_of("fr")
    assert "minister" in english.words("roles", "ministers")
    assert "ministre" not in english.words("roles", "ministers")
    assert {"green", "hamas"} <= english.words("roles", "parties")
    assert "hamas" in french.words("roles", "parties")
    assert "green" not in french.words("roles", "parties")
    assert {"minister", "ministre"} <= word_list("roles", "ministers")


def test_a_pattern_finds_whole_words_in_any_case():
    pattern = lexicon_of("fr").pattern("aid", "needs")
    assert lexicon_of("en").pattern("speech", "according").search("ACCORDING  to her")
    assert not lexicon_of("en").pattern("speech", "pronouns").search("shell")
    assert not pattern.search("une aide")
    # “as_well_as” is a word of three in a list that is written as a line
    joints = lexicon_of("en").pattern("grammar", "joints")
    assert joints.search("roads as well as ports")[0] == "as well as"
    assert lexicon_of("fr").pattern("grammar", "joints").search("l’eau ainsi qu'une aide")
    assert not joints.search("as well, as they say")


def test_a_frame_holds_lists_by_their_names():
    lexicon = lexicon_of("en")
    both = lexicon.compiled(r"^<aid.prepositions.of sums.and>\s<~phrases.span>$")
    assert both.match("of week")
    assert both.match("and month")
    assert not both.match("or week")
    assert all_languages().compiled(r"^<sums.and>$").match("et")
    assert not lexicon.compiled(r"^<sums.and>$").match("et")
    # a list that is empty is no word at all, not the empty one
    assert not lexicon.compiled(r"<grammar.proclitics>").search("l’eau")


def test_what_is_missing_is_named_with_its_file():
    with pytest.raises(ResourceError, match=r"lexicon/en/roles\.toml: found no 'planets'"):
        lexicon_of("en").words("roles", "planets")
    with pytest.raises(ResourceError, match=r"lexicon/fr/planets\.toml: found no 'names'"):
        lexicon_of("fr").table("planets", "names")


def test_a_language_without_lexicon_is_refused_and_the_others_are_named():
    with pytest.raises(ResourceError, match=r"lexicon/de: found no lexicon.*one of: en, fr"):
        lexicon_of("de-AT")
    assert [has_lexicon(tag) for tag in ("de", None, "FR-ca")] == [False, False, True]


def test_words_that_people_type_alone_make_no_lexicon():
    assert read_lists("ar", "cells")["kinds"]
    assert not {"ar", COMMON} & set(languages())


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_lists_of_english(language):
    for file in resource("assets/lexicon/en").iterdir():
        name = file.name.removesuffix(".toml")
        theirs = read_lists(language, name)
        assert set(theirs) == set(read_lists("en", name)), (language, name)
