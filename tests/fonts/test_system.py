"""The fonts of a system: found by script, the same ones from the same files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.fonts.system import FontPair, SystemFonts, look_again, package_of

TOLD = """\
/f/Zen-Bold.ttc|1|200|0|Zen
/f/Zen-Light.ttc|1|50|0|Zen
/f/Zen.ttc|1|80|0|Zen
/f/Alpha-Bold.otf|0|200|0|Alpha
/f/Alpha.otf|0|80|0|Alpha
/f/Alpha-Slanted.otf|0|80|100|Alpha
/f/bitmap.pcf.gz|0|80|0|Aaa
not a row
"""


def folder_of(tmp_path: Path, *names: str) -> SystemFonts:
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return SystemFonts((str(tmp_path),))


def told(tmp_path: Path, text: str, folders: tuple[str, ...] = ()) -> SystemFonts:
    """A system whose fontconfig says `text`, and notes what it was asked."""
    program = tmp_path / "fc-list"
    program.write_text(f"#!/bin/sh\necho \"$3\" >> '{tmp_path}/asked'\ncat <<'END'\n{text}END\n")
    program.chmod(0o755)
    return SystemFonts(folders, str(program))


def test_a_script_has_the_font_of_its_collection(tmp_path: Path) -> None:
    fonts = folder_of(tmp_path, "noto/NotoSansCJK-Regular.ttc", "noto/NotoSansCJK-Bold.ttc")
    regular, bold = (tmp_path / "noto" / f"NotoSansCJK-{s}.ttc" for s in ("Regular", "Bold"))

    assert fonts.pairs("korean") == (FontPair(f"{regular}#1", f"{bold}#1"),)
    assert fonts.pairs("traditional") == (FontPair(f"{regular}#3", f"{bold}#3"),)
    assert fonts.pairs("japanese") == (FontPair(str(regular), str(bold)),)
    assert fonts.pairs("thai") == ()


def test_other_scripts_are_found_under_their_name_and_a_regular_font_stands_in_for_bold(
    tmp_path: Path,
) -> None:
    fonts = folder_of(tmp_path, "NotoSansTamil-Regular.ttf", "NotoSansGeorgian-Regular.ttf")
    path = str(tmp_path / "NotoSansTamil-Regular.ttf")

    assert fonts.pairs("Tamil") == (FontPair(path, path),)
    assert fonts.pairs("Khmer") == ()


def test_capitals_in_the_name_of_a_file_do_not_matter(tmp_path: Path) -> None:
    assert folder_of(tmp_path, "MSYH.TTC").pairs("simplified")[0].regular.endswith("MSYH.TTC")


def test_the_first_folder_goes_before_the_others(tmp_path: Path) -> None:
    for name in ("own", "shared"):
        folder_of(tmp_path / name, "Loma.ttf")
    fonts = SystemFonts((str(tmp_path / "own"), str(tmp_path / "shared")))

    assert fonts.pairs("thai")[0].regular == str(tmp_path / "own" / "Loma.ttf")


def test_where_no_known_file_is_there_fontconfig_is_asked_by_language(tmp_path: Path) -> None:
    fonts = told(tmp_path, TOLD)

    assert fonts.pairs("simplified") == (FontPair("/f/Alpha.otf", "/f/Alpha-Bold.otf"),)
    assert ":lang=zh-cn" in (tmp_path / "asked").read_text()


def test_the_order_in_which_fontconfig_tells_does_not_matter(tmp_path: Path) -> None:
    turned = "".join(sorted(TOLD.splitlines(keepends=True), reverse=True))

    assert told(tmp_path, turned).pairs("korean") == (
        FontPair("/f/Alpha.otf", "/f/Alpha-Bold.otf"),
    )


def test_of_a_collection_fontconfig_tells_the_number(tmp_path: Path) -> None:
    fonts = told(tmp_path, "".join(TOLD.splitlines(keepends=True)[:3]))

    assert fonts.pairs("thai") == (FontPair("/f/Zen.ttc#1", "/f/Zen-Bold.ttc#1"),)


def test_fontconfig_is_not_asked_where_a_known_file_is_there(tmp_path: Path) -> None:
    folder_of(tmp_path / "fonts", "Loma.ttf")

    assert told(tmp_path, TOLD, (str(tmp_path / "fonts"),)).pairs("thai")[0].regular.endswith("ttf")
    assert not (tmp_path / "asked").exists()


def test_a_program_that_is_none_finds_nothing(tmp_path: Path) -> None:
    assert SystemFonts((str(tmp_path / "no folder"),), str(tmp_path / "none")).pairs("thai") == ()


def test_each_script_has_a_package() -> None:
    packages = [package_of(script) for script in ("japanese", "thai", "Georgian")]

    assert packages == ["fonts-noto-cjk", "fonts-thai-tlwg", "fonts-noto-core"]


def test_a_font_that_was_installed_since_is_found_by_whoever_looks_again(tmp_path: Path) -> None:
    fonts = folder_of(tmp_path)
    assert fonts.pairs("thai") == ()
    (tmp_path / "Loma.ttf").touch()
    look_again()

    assert fonts.pairs("thai") != ()


@pytest.mark.parametrize(
    ("script", "names", "regular", "bold"),
    [
        ("simplified", ["msyh.ttc", "msyhbd.ttc", "simsun.ttc"], "msyh.ttc", "msyhbd.ttc"),
        ("traditional", ["msjh.ttc", "msjhbd.ttc"], "msjh.ttc", "msjhbd.ttc"),
        ("japanese", ["YuGothR.ttc", "YuGothB.ttc"], "YuGothR.ttc", "YuGothB.ttc"),
        ("korean", ["malgun.ttf", "malgunbd.ttf"], "malgun.ttf", "malgunbd.ttf"),
        ("thai", ["LeelawUI.ttf", "LeelaUIb.ttf"], "LeelawUI.ttf", "LeelaUIb.ttf"),
        ("Tamil", ["Nirmala.ttf", "NirmalaB.ttf"], "Nirmala.ttf", "NirmalaB.ttf"),
        ("Khmer", ["LeelawUI.ttf"], "LeelawUI.ttf", "LeelawUI.ttf"),
        ("Myanmar", ["mmrtext.ttf", "mmrtextb.ttf"], "mmrtext.ttf", "mmrtextb.ttf"),
        ("Georgian", ["sylfaen.ttf"], "sylfaen.ttf", "sylfaen.ttf"),
        ("simplified", ["Hiragino Sans GB.ttc"], "Hiragino Sans GB.ttc", "Hiragino Sans GB.ttc#2"),
        ("japanese", ["ヒラギノ角ゴシック W3.ttc"], "ヒラギノ角ゴシック W3.ttc", "ヒラギノ角ゴシック W3.ttc"),
        ("korean", ["AppleSDGothicNeo.ttc"], "AppleSDGothicNeo.ttc", "AppleSDGothicNeo.ttc#6"),
        ("thai", ["Supplemental/Thonburi.ttc"], "Supplemental/Thonburi.ttc", "Supplemental/Thonburi.ttc#1"),
        ("Tamil", ["Supplemental/Tamil Sangam MN.ttc"], "Supplemental/Tamil Sangam MN.ttc",
         "Supplemental/Tamil Sangam MN.ttc"),
        ("Myanmar", ["NotoSansMyanmar.ttc"], "NotoSansMyanmar.ttc", "NotoSansMyanmar.ttc"),
        ("Georgian", ["Supplemental/Arial Unicode.ttf"], "Supplemental/Arial Unicode.ttf",
         "Supplemental/Arial Unicode.ttf"),
    ],
)  # fmt: skip
def test_fonts_of_windows_and_macos_are_found_by_their_names(
    tmp_path: Path, script: str, names: list[str], regular: str, bold: str
) -> None:
    fonts = folder_of(tmp_path, *names)

    assert fonts.pairs(script)[0] == (f"{tmp_path}/{regular}", f"{tmp_path}/{bold}")
