"""Text in the quotation marks of YAML."""

from __future__ import annotations

_CURLY = ("“”", "„“", "«»", "‘’", "”“", "””")


def in_quotes(words: str) -> str:
    """Return text in the marks in which it stays what it is, backslashes too."""
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def meant(value: str) -> str:
    """Return the text that was meant by a value: without marks that stand round all of it."""
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0] and _encloses(value):
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    for marks in _CURLY:
        inner = value[1:-1]
        if len(value) > 2 and value[0] + value[-1] == marks:
            return value if set(marks) & set(inner) else inner
    return value


def is_unclosed(value: str) -> bool:
    """Return whether a value opens a quotation mark that its line does not close."""
    return value[:1] in ('"', "'") and closing(value) < 0


def closing(value: str) -> int:
    """Return where the mark that opens a value is closed, -1 if it is not, as YAML reads it."""
    mark, at = value[0], 1
    while at < len(value):
        if mark == '"' and value[at] == "\\":
            at += 1
        elif value[at] == mark:
            if mark != "'" or value[at + 1 : at + 2] != "'":
                return at
            at += 1
        at += 1
    return -1


def _encloses(value: str) -> bool:
    """Return whether the first and last marks belong together: not in ``"A" and "B"``."""
    at = closing(value)
    return at == len(value) - 1 or value[at - 1] == " " or not _ends_word(value, at)


def _ends_word(value: str, at: int) -> bool:
    return not value[at + 1 : at + 2].isalnum()
