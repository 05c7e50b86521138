"""The templates of plain text compiled ahead, so that no start has to.

python -m tests.renderers.compiled writes the module; a test sees that it is as written.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import jinja2

from reports.renderers import templating

ROOT = Path(__file__).parents[2]
MODULE = ROOT / "reports" / "renderers" / "text" / "compiled.py"
_HEAD = '''"""The templates of templates/text as Jinja2 compiles them: python -m tests.renderers.compiled."""

{imports}

#: The version of Jinja2 that has compiled them; another one compiles them anew.
JINJA = "{version}"
'''


def module() -> str:
    """Return the module's text: a function a template, which returns its namespace."""
    environment = templating._environment(None, "text", None)
    names = sorted(path.name for path in (ROOT / "templates" / "text").glob("*.j2"))
    sources = {name: (ROOT / "templates" / "text" / name).read_text("utf-8") for name in names}
    made = {
        name: environment.compile(source, name, name, raw=True).partition("\n")
        for name, source in sources.items()
    }
    head = _HEAD.format(imports=made[names[0]][0], version=jinja2.__version__)
    functions = (
        f"\n\ndef _{number}(environment):\n{textwrap.indent(code, '    ')}\n    return locals()\n"
        for number, (_, _, code) in enumerate(made.values())
    )
    table = "".join(
        f"    {name!r}: ({templating.digest(source)!r}, _{number}),\n"
        for number, (name, source) in enumerate(sources.items())
    )
    return f"{head}{''.join(functions)}\n\nTEMPLATES = {{\n{table}}}\n"


if __name__ == "__main__":
    MODULE.write_text(module(), "utf-8")
