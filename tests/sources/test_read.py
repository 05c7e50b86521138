"""From a source to a briefing: which kind of file is read as what."""

from pathlib import Path

import pytest

from reports.errors import InputError
from reports.resources import resource_bytes
from reports.sources import read_source

SAMPLE = resource_bytes("templates/sample/carney-kyiv.yaml").decode()
JSON = '{\n  "title": "A",\n  "people": [{"name": "Ann Lee"}]\n}\n'
TOML = 'title = "A"\n[[people]]\nname = "Ann Lee"\n'
LISTS = "title: A\npeople:\n  # the minister\n  - name: Ann Lee\n"


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [(SAMPLE, ".yaml"), (LISTS, ".yaml"), (JSON, ".json"), (TOML, ".toml"),
     ("title: A\nqa: # later\n\n- question: Who?\n", ".yaml"),
     ("---\ntitle: A\n# the day\ndate: 2025-08-24\n\nsummary: Canada gave.\n", ".yaml")],
)  # fmt: skip
def test_a_briefing_saved_as_a_text_is_asked_about_and_not_drafted(
    text: str, kind: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"brief{suffix}"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_source(path)

    (notice,) = caught.value.notices
    assert (notice.code, notice.place.source) == ("briefing-as-article", str(path))
    assert f"name it brief{kind}" in notice.remedy
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Aid for Ukraine\ndate: 2025-08-24\ntags: [aid]\n---\n\nCanada gave more.\n",
        "title: Aid for Ukraine\nauthor: Ann Lee\n\nCanada gave more. People: a list.\n",
        "Notes: - Canada gave more.\n\nSources:\n - a list of sources\n",
        "People:\n- Ann Lee\n\nCanada gave more than it had said.\n",
        "title: Aid for Ukraine\n\nWater runs again.\n",
        "title: water runs again in Oster\n",
        "Aid for Ukraine\n\nThe people:\n- Ann Lee\n- Bo Wu\n",
        '{"quoted": "words"} is how the paper began.\n',
    ],
)
def test_an_article_with_a_head_or_a_list_is_drafted(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert read_source(path).stem == "a"
