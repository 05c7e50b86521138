import re
import shutil
from pathlib import Path

import pytest

from reports.errors import FileDeliveryError, ThemeError, UsageError
from reports.look import Options, look_of
from reports.resources import resource_text
from reports.theme import Theme, contrast, load_theme, theme_file, theme_names

HOUSE = resource_text("templates/themes/house.toml")


def write(folder: Path, text: str) -> str:
    path = folder / "ours.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(ThemeError) as caught:
        load_theme(write(folder, text))
    return str(caught.value)


@pytest.mark.parametrize("name", theme_names())
def test_every_shipped_theme_loads_and_has_its_files(name: str) -> None:
    theme = load_theme(name)
    files = {theme.body.regular, theme.body.bold, theme.body.italic, theme.body.bold_italic}
    files |= {theme.heading.regular, theme.heading.bold}
    assert all(theme_file(file, theme.folder, "assets/fonts")[:4] == b"\0\1\0\0" for file in files)
    # a page shows nobody's mark but the house's own
    assert (theme.logo, theme.logo_alt, theme.organisation) == (None, None, None)


def test_the_shipped_themes_differ_in_band_text_face_and_colour() -> None:
    house, embassy = load_theme("house"), load_theme("embassy")
    assert house.band != embassy.band
    assert house.body != embassy.body
    assert house.colours.accent != embassy.colours.accent


def test_a_theme_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(
        UsageError,
        match=r"found 'hose', expected one of: embassy, house, .*; did you mean 'house'\?",
    ):
        load_theme("hose")


def test_a_theme_of_the_house_is_found_by_its_path_and_knows_its_folder(tmp_path: Path) -> None:
    theme = load_theme(write(tmp_path, HOUSE))
    assert (theme.name, theme.folder) == ("ours", tmp_path)


def test_a_theme_edited_since_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path, HOUSE)
    assert load_theme(path).band == "full"
    write(tmp_path, HOUSE.replace('band = "full"', 'band = "rule"'))
    assert load_theme(path).band == "rule"


def test_a_file_beside_the_theme_goes_before_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "SourceSans3-Bold.ttf").write_bytes(b"ours")
    assert theme_file("SourceSans3-Bold.ttf", tmp_path, "assets/fonts") == b"ours"
    assert theme_file("SourceSans3-It.ttf", tmp_path, "assets/fonts")[:4] == b"\0\1\0\0"


def test_a_word_template_and_a_logo_beside_the_theme_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"PK")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    text = f'logo = "logo.png"\nword_template = "letter.docx"\n{HOUSE}'
    theme = load_theme(write(tmp_path, text))
    assert (theme.logo, theme.word_template) == ("logo.png", "letter.docx")


def test_files_that_are_nowhere_are_all_named_at_once(tmp_path: Path) -> None:
    text = f'logo = "ours.svg"\n{HOUSE.replace("SourceSans3-Bold.ttf", "Ours-Bold.ttf")}'
    message = refusal(tmp_path, text)
    assert (
        "body.bold: the file 'Ours-Bold.ttf' is not beside the theme or in assets/fonts" in message
    )
    assert "logo: the file 'ours.svg' is not beside the theme" in message


@pytest.mark.parametrize(
    ("ink", "ground", "change"),
    [
        ("muted", "white", ('muted = "#51606E"', 'muted = "#8895A1"')),
        ("link", "tint", ('tint = "#F0F3F6"', 'tint = "#A0B0C0"')),
        ("band_ink", "band", ('band_ink = "#FFFFFF"', 'band_ink = "#51606E"')),
        ("white", "accent", ('accent = "#14304F"', 'accent = "#9FB4CC"')),
    ],
)
def test_colours_too_close_are_named_with_their_contrast(
    tmp_path: Path, ink: str, ground: str, change: tuple[str, str]
) -> None:
    message = refusal(tmp_path, HOUSE.replace(*change))
    assert f": {ink} #" in message
    assert f" on {ground} #" in message
    assert "expected at least 4.5" in message


def test_a_contrast_just_below_the_limit_is_not_shown_as_the_limit(tmp_path: Path) -> None:
    # 4.48 to 1, the grey that just fails on white
    assert "has a contrast of 4.47," in refusal(
        tmp_path, HOUSE.replace('muted = "#51606E"', 'muted = "#777777"')
    )


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("[colours]", "[colors]"), "colors: found an unknown field, did you mean 'colours'?"),
        (("[colours]", "[fonts]"), "colours: found nothing, expected a value"),
        (('ink = "#1A2530"\n', ""), "colours.ink: found nothing, expected a value"),
        (('"#1A2530"', '"navy"'), "colours.ink: found 'navy', expected #RRGGBB"),
        (('"#1A2530"', "7"), "colours.ink: found '7', expected text"),
        (('band = "full"', 'band = "wide"'), "band: found 'wide', expected one of: full, rule"),
        (('band = "full"', "band = []"), "band: found a list of 0, expected one of: full, rule"),
        (('band = "full"', 'page = "a3"'), "page: found 'a3', expected one of: a4, letter"),
        (('"Calibri"', "3"), "word_body: found '3', expected text"),
        (('"Calibri"', r'"a\u0000b"'), "word_body: found the control character U+0000 at place 2"),
        (
            ('band = "full"', 'logo = "mark.exe"'),
            "logo: found 'mark.exe', expected a file's name with",
        ),
        (('band = "full"', 'folder = "/etc"'), "folder: found an unknown field"),
        (("[body]", "[[body]]"), "body: found a list of 1, expected a mapping with fields"),
        (
            ('"SourceSans3-Regular.ttf"', '"x.woff"'),
            "body.regular: found 'x.woff', expected a file's name with .ttf or .otf or .ttc",
        ),
    ],
)
def test_what_is_wrong_in_a_theme_is_said_with_its_place(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    assert message in refusal(tmp_path, HOUSE.replace(*change))


@pytest.mark.parametrize(
    "name",
    ["../secret.ttf", "/etc/passwd.ttf", "a/b.ttf", r"..\\secret.ttf", r"a\u0000.ttf", ".ttf/.."],
)
def test_a_font_is_a_name_not_a_way_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path.parent / "secret.ttf").write_bytes(b"\0\1\0\0")
    message = refusal(tmp_path, HOUSE.replace("SourceSans3-Regular.ttf", name))
    assert "body.regular: " in message
    assert re.search("expected a file's name|control character", message)


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 20_000,
        "x = " + "9" * 20_000,
        "x = 1\n" * 2,
        "\ufeff=",
        'a = "' + "b" * 70_000,
    ],
    ids=["nested", "digits", "twice", "no key", "too large"],
)
def test_a_hostile_theme_is_refused_by_name_and_nothing_breaks(tmp_path: Path, text: str) -> None:
    assert "ours.toml" in refusal(tmp_path, text)


def test_everything_wrong_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    text = HOUSE.replace('band = "full"', 'bnad = "full"\nlogo = "ours.svg"')
    text = text.replace("#51606E", "#8895A1")
    message = refusal(tmp_path, text)
    lines = text.split("\n")
    typo, logo, muted = (
        next(n for n, line in enumerate(lines, 1) if line.startswith(start))
        for start in ("bnad", "logo", "muted")
    )
    assert f"ours.toml:{typo}: bnad: found an unknown field, did you mean 'band'?" in message
    assert f"ours.toml:{logo}: logo: the file 'ours.svg' is not" in message
    assert f"ours.toml:{muted}: colours.muted: muted #8895A1 on white" in message


def test_a_long_wrong_value_is_cut_in_the_message(tmp_path: Path) -> None:
    message = refusal(tmp_path, HOUSE.replace('"full"', '"' + "w" * 9_000 + '"'))
    assert len(message) < 400


def test_a_theme_in_another_encoding_or_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'word_body = "\xe9"')
    (tmp_path / "dir.toml").mkdir()
    with pytest.raises(ThemeError, match=r"latin\.toml: the theme cannot be read"):
        load_theme(str(tmp_path / "latin.toml"))
    for name in ("dir.toml", "none.toml"):
        with pytest.raises(FileDeliveryError, match=f"{name}: the theme cannot be read"):
            load_theme(str(tmp_path / name))


def test_a_font_larger_than_any_font_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(Path(__file__), tmp_path / "Big.ttf")
    monkeypatch.setattr("reports.theme.files.THEME_FILE_BYTES", 100)
    with pytest.raises(ThemeError, match=r"'Big.ttf' cannot be read: it is larger than"):
        theme_file("Big.ttf", tmp_path, "assets/fonts")


def test_a_theme_is_the_same_value_each_time() -> None:
    assert isinstance(load_theme("house"), Theme)
    assert hash(load_theme("house")) == hash(load_theme())


def test_the_paper_is_the_themes_unless_another_is_asked_for(tmp_path: Path) -> None:
    theme = load_theme(write(tmp_path, 'page = "letter"\n' + HOUSE))
    assert look_of(theme).paper == "letter"
    assert look_of(theme, Options(page="a4")).paper == "a4"
    assert look_of().paper == "a4"


def test_a_theme_that_is_not_there_is_answered_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileDeliveryError, match=r"cannot be read: no such file or directory$"):
        load_theme(str(tmp_path / "none.toml"))
    with pytest.raises(UsageError, match=r"^theme: found 'hous', .* did you mean 'house'\?"):
        load_theme("hous")
    with pytest.raises(UsageError, match="found 'zzz', expected one of: embassy, house"):
        load_theme("zzz")


ONE_COLOUR = 'extends = "house"\n[colours]\naccent = "#6B1A2E"\n'


def test_a_theme_that_extends_another_says_only_what_differs(tmp_path: Path) -> None:
    ours, house = load_theme(write(tmp_path, ONE_COLOUR)), load_theme("house")

    assert ours.colours == house.colours.model_copy(update={"accent": "#6B1A2E"})
    assert (ours.name, ours.body, ours.band, ours.logo) == ("ours", house.body, house.band, house.logo)  # fmt: skip


def test_a_theme_may_extend_the_file_beside_it_and_that_one_another(tmp_path: Path) -> None:
    (tmp_path / "ministry.toml").write_text('extends = "embassy"\npage = "letter"\n')
    theme = load_theme(write(tmp_path, 'extends = "ministry.toml"\nband = "full"\n'))

    assert (theme.page, theme.band, theme.word_body) == ("letter", "full", "Georgia")


def test_the_markings_of_a_house_are_inherited_until_a_theme_says_its_own(tmp_path: Path) -> None:
    (tmp_path / "ministry.toml").write_text('extends = "house"\nmarkings = ["INTERNAL"]\n')

    def markings(more: str) -> tuple[str, ...]:
        return load_theme(write(tmp_path, f'extends = "ministry.toml"\n{more}')).markings

    assert load_theme("house").markings == ()
    assert markings("") == ("INTERNAL",)
    assert markings('markings = ["RESTRICTED"]\n') == ("RESTRICTED",)
    assert markings("markings = []\n") == ()


def test_all_mistakes_of_a_partial_theme_come_at_once_with_its_own_lines(tmp_path: Path) -> None:
    said = refusal(tmp_path, f'bnd = "rule"\n{ONE_COLOUR}ink = "#FFFFF"\nmuted = "#8895A1"\n')

    assert "ours.toml:1: bnd: found an unknown field, did you mean 'band'?" in said
    assert "ours.toml:5: colours.ink: found '#FFFFF', expected #RRGGBB" in said
    assert "ours.toml:6: colours.muted: muted #8895A1 on white #FFFFFF has a contrast" in said


@pytest.mark.parametrize("base", ["hose", "ours.toml", "../ministry.toml", "/etc/passwd", ""])
def test_a_theme_extends_none_that_is_not_there_nor_itself(tmp_path: Path, base: str) -> None:
    assert f"extends: found {base!r}, expected one of: embassy, house" in refusal(
        tmp_path, f'extends = "{base}"\n'
    )


def test_themes_that_extend_each_other_end(tmp_path: Path) -> None:
    (tmp_path / "theirs.toml").write_text('extends = "ours.toml"\n')
    assert "extends: found 'ours.toml'" in refusal(tmp_path, 'extends = "theirs.toml"\n')


def test_the_base_s_mistakes_are_told_as_the_base_s(tmp_path: Path) -> None:
    (tmp_path / "theirs.toml").write_text('extends = "house"\npage = "a5"\n')
    assert "theirs.toml:2: page: found 'a5'" in refusal(tmp_path, 'extends = "theirs.toml"\n')
