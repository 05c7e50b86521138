"""A signal ends the command with the status that a shell gives it, and with no traceback."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SAMPLE = Path("templates/sample/carney-kyiv.yaml").resolve()
#: Says when the signals are met, then does what `python -m reports` does.
READY = "import reports.__main__ as m; print('ready', flush=True); m.run()"
WAITS = """
import reports.__main__ as m, sys, time
class Finder:
    def find_spec(self, name, *rest):
        if name == 'click':
            print('ready', flush=True)
            time.sleep(30)
sys.meta_path.insert(0, Finder())
m.run()
"""


#: Whoever starts the tests in the background has SIGINT ignored, and so would their children.
HEARD = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", HEARD + code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


#: A signal while a renderer is loaded, where a plug-in that exits is caught.
LOADS = WAITS.replace("'click'", "'reports.renderers.pdf'")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("code", [WAITS, LOADS], ids=["click", "a renderer"])
def test_a_signal_before_the_command_is_loaded_shows_no_traceback(
    code: str, number: signal.Signals, status: int, tmp_path: Path
) -> None:
    process = start(code, "build", str(SAMPLE), "--out", str(tmp_path / "out"))
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (status, "")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_during_a_build_leaves_nothing_behind(
    number: signal.Signals, status: int, tmp_path: Path
) -> None:
    command = ("build", str(SAMPLE), "--out", str(tmp_path / "out"))
    for delay in (0.05, 0.3):
        process = start(
            READY.replace("m.run()", f"import sys; sys.argv[1:] = {command!r}; m.run()")
        )
        assert process.stdout is not None
        # the handlers stand a moment after this line
        assert process.stdout.readline() == "ready\n"
        time.sleep(delay)
        process.send_signal(number)
        _, errors = process.communicate(timeout=120)
        assert process.returncode in (status, 0)
        assert errors == ""
        if (tmp_path / "out").exists():
            assert not [p for p in (tmp_path / "out").iterdir() if p.name.startswith(".")]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_that_a_library_turned_into_an_error_ends_the_run_all_the_same(
    number: signal.Signals, status: int
) -> None:
    """pydantic turns whatever is raised while it calls back into an error of its own."""
    code = f"""
import os, reports.__main__ as m, reports.cli, reports.renderers.registry as r
def names():
    try:
        os.kill(os.getpid(), {int(number)})
    except BaseException as error:
        raise ValueError('a callback failed') from None
r.renderer_names = names
import sys; sys.argv[1:] = ['formats']
m.run()
"""
    process = start(code)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (status, "", "")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_that_is_met_where_nothing_can_be_raised_ends_the_run_all_the_same(
    number: signal.Signals, status: int
) -> None:
    """Python drops what a finaliser raises; an import has many callbacks of that kind."""
    code = f"""
import os, time, reports.__main__ as m, reports.cli, reports.renderers.registry as r
class Met:
    def __del__(self):
        os.kill(os.getpid(), {int(number)})
        sum(range(1000))
def names():
    Met()
    time.sleep(20)
    return ()
r.renderer_names = names
import sys; sys.argv[1:] = ['formats']
m.run()
"""
    process = start(code)
    began = time.monotonic()
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (status, "", "")
    assert time.monotonic() - began < 15


def test_what_else_a_finaliser_raises_is_told_as_python_tells_it() -> None:
    code = """
import reports.__main__ as m, reports.cli, reports.renderers.registry as r
class Bad:
    def __del__(self):
        raise ValueError('of somebody else')
def names():
    Bad()
    return ()
r.renderer_names = names
import sys; sys.argv[1:] = ['formats']
m.run()
"""
    process = start(code)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "of somebody else" in errors
