"""What people type for a place: a path, ``file:///…``, or ``s3://bucket/key``."""

from __future__ import annotations

import re

from reports.errors import UsageError
from reports.slotted import frozen

#: ``C:\\…`` is a path; an address has two slashes.
_SCHEME = re.compile(r"(?i)([a-z][a-z0-9+.-]*)://")
_EXPECTED = "a path, file:///path or s3://bucket/path"


def is_address(text: str) -> bool:
    """Return whether a text is the address of an object, and no path."""
    return text.startswith("s3://")


def place_typed(option: str, text: str) -> str:
    """Return what a person typed as a path or as the address of a place in S3.

    Raises:
        UsageError: if it is an address of another kind, or one with a password in it.
    """
    found = _SCHEME.match(text)
    if found is None:
        return text
    scheme, rest = found[1].lower(), text[found.end() :]
    if "@" in rest.partition("/")[0]:  # nor is it shown
        where = "the environment, as AWS_ACCESS_KEY_ID has it"
        said = "found an address with a name or a password before @"
        raise UsageError.at("", said, "none in an address", f"give them by {where}", part=option)
    if scheme == "file" and rest.startswith("/"):
        return rest
    if scheme == "s3" and rest.partition("/")[0]:
        return f"s3://{rest}"
    if scheme in ("http", "https", "ftp"):
        return text  # whoever reads it says that nothing is fetched from the web
    raise UsageError.of(option, text, _EXPECTED)


@frozen
class Key:
    """The bucket and the key of an object."""

    bucket: str
    key: str

    @classmethod
    def of(cls, address: str) -> Key:
        """Return those of an address."""
        bucket, _, key = address.removeprefix("s3://").partition("/")
        return cls(bucket, key)

    def beside(self, key: str) -> Key:
        """Return another key of the same bucket."""
        return Key(self.bucket, key)

    def __str__(self) -> str:
        return f"s3://{self.bucket}/{self.key}"
