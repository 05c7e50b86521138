"""No output is written over a source, and no two at one place."""

import unicodedata
from pathlib import Path

import pytest

from reports.deliver.files import refuse_collisions
from reports.errors import UsageError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text("A story.", encoding="utf-8")
    return path


@pytest.mark.parametrize("spelling", ["story.txt", "./x/../story.txt", "link.txt", "hard.txt"])
def test_an_output_that_is_a_source_is_refused_however_it_is_spelt(
    spelling: str, source: Path, tmp_path: Path
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "link.txt").symlink_to(source)
    (tmp_path / "hard.txt").hardlink_to(source)
    with pytest.raises(UsageError, match=r"would be written over .*, which is read"):
        refuse_collisions([tmp_path / spelling], [source])


def test_an_output_in_a_linked_folder_is_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(UsageError):
        refuse_collisions([tmp_path / "out" / "story.txt"], [source])


def test_another_file_of_the_same_name_is_no_source(source: Path, tmp_path: Path) -> None:
    (tmp_path / "o").mkdir()
    (tmp_path / "o" / "story.txt").write_text("A story.", encoding="utf-8")
    refuse_collisions([tmp_path / "o" / "story.txt", tmp_path / "story.pdf"], [source])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brief.txt", "brief.TXT"),
        ("é.txt", unicodedata.normalize("NFD", "é.txt")),
        ("straße.txt", "STRASSE.txt"),
    ],
)
def test_two_outputs_that_a_disk_may_take_for_one_are_refused(
    one: str, other: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="would both be written as"):
        refuse_collisions([tmp_path / one, tmp_path / other])


def test_one_output_twice_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"brief\.txt: would be written twice"):
        refuse_collisions([tmp_path / "brief.txt", tmp_path / "a.txt", tmp_path / "brief.txt"])


def test_outputs_of_other_names_or_folders_are_two(tmp_path: Path) -> None:
    names = ["a.txt", "a.pdf", "b/a.txt", "e.txt", "é.txt"]
    refuse_collisions([tmp_path / name for name in names])


def test_names_that_no_disk_takes_are_left_to_the_writer(source: Path, tmp_path: Path) -> None:
    refuse_collisions([tmp_path / ("n" * 300), tmp_path / "a\0b"], [source, tmp_path / "none"])
