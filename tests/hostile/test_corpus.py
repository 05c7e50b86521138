"""A tenth of the hostile kinds, drawn by a seed; all of them: ``python -m tests.hostile``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.corpus import a_tenth, all_kinds

SEED, PARTS = 1, 6
ROOT = Path(__file__).parents[2]


def test_there_are_700_kinds_at_least_and_no_two_of_one_title() -> None:
    kinds = all_kinds()

    assert len(kinds) >= 700
    assert len({kind.group for kind in kinds}) >= 13
    assert len({kind.title for kind in kinds}) == len(kinds)


def test_a_tenth_holds_some_of_every_group_and_is_the_same_for_a_seed() -> None:
    kinds = all_kinds()
    tenth = a_tenth(kinds, SEED)

    assert {kind.group for kind in tenth} == {kind.group for kind in kinds}
    assert [k.title for k in tenth] == [k.title for k in a_tenth(kinds, SEED)]
    assert len(kinds) // 10 <= len(tenth) < len(kinds) // 8


@pytest.mark.parametrize("part", range(PARTS))
def test_a_tenth_of_the_kinds_is_answered_within_the_limits(part: int) -> None:
    command = [sys.executable, "-m", "tests.hostile", "--tenth", str(SEED), "--jobs", "1"]
    done = run(*command, "--part", f"{part}/{PARTS}")

    assert done.returncode == 0, done.stdout + done.stderr


#: What a command may come to, and what the runner has to call it.
ENDS = {
    "raise ZeroDivisionError": "traceback",
    "while True: pass": "over time",
    "x = bytes(2 << 30)": "over memory",
    "import os; os.abort()": "crash",
    "import sys; print('hello', file=sys.stderr)": "unclear",
    "raise SystemExit(3)": "unclear",
    "raise SystemExit(99)": "traceback",
    "import reports.errors as e; raise e.UsageError('no')": "clear error",
    "pass": "read",
}


def test_the_runner_sees_what_it_is_there_to_see() -> None:
    code = (
        "import sys\n"
        "import reports.cli.commands.lists\n"
        "from tests.hostile import forks\n"
        "from tests.hostile.corpus.kinds import Kind\n"
        "forks.CPU_SECONDS = 1\n"
        "forks._import_everything = lambda: None\n"
        "for text in sys.argv[1:]:\n"
        "    reports.cli.commands.lists.schema.callback = lambda: exec(text)\n"
        "    (outcome,) = forks.run_kinds([Kind('runner', text, ('schema',), dict)])\n"
        "    print(outcome.verdict)\n"
    )
    done = run(sys.executable, "-c", code, *ENDS)

    assert done.stdout.splitlines() == list(ENDS.values()), done.stderr


def run(*words: str) -> subprocess.CompletedProcess[str]:
    pytest.importorskip("resource", reason="this system sets no limits to processes")
    # in a process of its own: it forks, which a process with threads should not
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    return subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True)
