"""Growth: what twice the input costs, for families of articles and files.

    python -m tests.hostile.growth --help

measures them all and prints a table; `tests/hostile/test_growth.py` a seeded tenth. The
measure is CPU of the process, since most of the time of a text is spent inside regular
expressions, which no count of lines sees. The margin is wide: linear work doubles,
square work takes four times as long.
"""
