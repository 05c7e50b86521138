"""The command line: with `terminal`, all that prints, exits, and reads the environment.

Paths of written files go to standard output, one a line; everything meant for people
goes to standard error. Each command imports what it needs when it runs.
"""

from reports.cli.group import main

__all__ = ["main"]
