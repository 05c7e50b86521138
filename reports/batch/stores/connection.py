"""The way to S3: s3fs, with the credentials that it finds in the environment by itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from reports.batch.stores.store_address import Key
from reports.errors import FileDeliveryError, MissingExtraError, exception_text

#: Objects that one request removes at most (S3 API, DeleteObjects).
_MOST_REMOVED = 1_000
_BUFFER = 1 << 20
_PASSWORD = re.compile(r"//[^/@\s]+@")


class ConditionError(Exception):
    """An object was not as a request asked it to be, so nothing was done."""


def need_s3(part: str) -> None:
    """See that s3fs is there.

    Raises:
        MissingExtraError: naming the extra, as what `part` asks for.
    """
    try:
        import s3fs  # noqa: F401
    except ImportError as error:
        raise MissingExtraError.at(
            "",
            "needs s3fs, of the extra 'cluster'",
            remedy="pip install 'briefpack[cluster]'",
            part=part,
        ) from error


def s3() -> Any:
    """Return the connection of this process and thread; fsspec keeps it."""
    import fsspec

    return fsspec.filesystem("s3", use_listings_cache=False)


def call(what: str, key: Key, **arguments: Any) -> Any:
    """Send a request about an object, as botocore calls it; return what is answered.

    Raises:
        ConditionError: if the object is not as ``IfMatch`` or ``IfNoneMatch`` ask.
        FileNotFoundError: if there is none.
        FileDeliveryError: naming the object and what the store says.
    """
    with told(key):
        return s3().call_s3(what, Bucket=key.bucket, Key=key.key, **arguments)


@contextmanager
def told(key: Key, doing: str = "cannot be reached") -> Iterator[None]:
    """Turn what a store says into errors about an object, as `call` has them."""
    import aiohttp
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except FileNotFoundError:
        raise
    except (OSError, ClientError, BotoCoreError, aiohttp.ClientError, ValueError) as error:
        if _is_condition(error):
            raise ConditionError from error
        raise FileDeliveryError.at(key, f"{doing}: {_said(error)}") from error


def _said(error: Exception) -> str:
    """Return what a store says; an address in it is shown without a password."""
    words = error.strerror if isinstance(error, OSError) else None
    return _PASSWORD.sub("//…@", words or exception_text(error))


def _is_condition(error: BaseException) -> bool:
    answers = (getattr(each, "response", None) for each in (error, error.__cause__))
    codes = {each["Error"].get("Code") for each in answers if each}
    return not codes.isdisjoint({"PreconditionFailed", "ConditionalRequestConflict", "412", "409"})


def read_object(key: Key, limit: int) -> bytes:
    """Return the bytes of an object.

    Raises:
        FileDeliveryError: if it cannot be read, or holds more than `limit` bytes.
    """
    return read_with_tag(key, limit)[0]


def read_with_tag(key: Key, limit: int) -> tuple[bytes, str]:
    """Return the bytes of an object, and the tag that the store has given them.

    Raises:
        FileDeliveryError: if it cannot be read, or holds more than `limit` bytes.
    """
    from fsspec.asyn import sync

    async def fetch(connection: Any) -> tuple[bytes | None, str]:
        answer = await connection._call_s3("get_object", Bucket=key.bucket, Key=key.key)
        async with answer["Body"] as body:
            is_long = answer["ContentLength"] > limit
            return None if is_long else await body.read(), str(answer["ETag"])

    connection = s3()
    with found(key), told(key, "cannot be read"):
        data, tag = sync(connection.loop, fetch, connection)
    if data is None:
        raise FileDeliveryError.at(key, f"found more than {limit // 1_000_000} MB", "less")
    return data, tag


@contextmanager
def found(key: Key, doing: str = "cannot be read") -> Iterator[None]:
    """Let an object that is not there be an error like others."""
    try:
        yield
    except FileNotFoundError as error:
        said = "there is no such object, or no such bucket"
        raise FileDeliveryError.at(key, f"{doing}: {said}") from error


@contextmanager
def open_object(key: Key) -> Iterator[BinaryIO]:
    """Yield an object as a stream, of which only a few MB are in memory at a time.

    Raises:
        FileDeliveryError: if it cannot be read to its end.
    """
    with found(key), told(key, "cannot be read"), s3().open(str(key), "rb") as stream:
        yield io.BufferedReader(_Raw(stream), _BUFFER)


class _Raw(io.RawIOBase):
    """A stream of fsspec, whose own `readline` has no limit."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def remove(bucket: str, keys: list[str]) -> None:
    """Remove objects, a thousand a request.

    Raises:
        FileDeliveryError: if the store refuses.
    """
    for start in range(0, len(keys), _MOST_REMOVED):
        named = [{"Key": key} for key in keys[start : start + _MOST_REMOVED]]
        with told(Key(bucket, named[0]["Key"]), "cannot be removed"):
            answer = s3().call_s3(
                "delete_objects", Bucket=bucket, Delete={"Objects": named, "Quiet": True}
            )
        for refused in answer.get("Errors", ()):
            said = f"cannot be removed: {refused.get('Code')}"
            raise FileDeliveryError.at(Key(bucket, refused["Key"]), said)
