"""The views of the desk: each knows its addresses (`ROUTES`: method, path, function)."""

from collections.abc import Callable
from typing import Any

#: A way to a view: the method, the path, and what answers.
Way = tuple[str, str, Callable[..., Any]]
