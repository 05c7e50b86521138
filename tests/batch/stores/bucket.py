"""A bucket as tests look at it: with a library that is not the one that briefpack uses."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from tests.batch.briefings import BRIEF, Files, Line


class Bucket:
    """An empty bucket."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._s3.create_bucket(Bucket=name)

    @cached_property
    def _s3(self) -> Any:
        import boto3

        return boto3.client("s3")

    def __truediv__(self, key: str) -> str:
        """Return the address of a key."""
        return f"s3://{self.name}/{key}"

    def put(self, key: str, data: bytes) -> None:
        self._s3.put_object(Bucket=self.name, Key=key, Body=data)

    def get(self, key: str) -> bytes:
        return bytes(self._s3.get_object(Bucket=self.name, Key=key)["Body"].read())

    def remove(self, key: str) -> None:
        self._s3.delete_object(Bucket=self.name, Key=key)

    def write_briefings(self, folder: str, numbers: range) -> str:
        for number in numbers:
            self.put(f"{folder}/b{number:05}.yaml", BRIEF.format(number=number).encode())
        return self / folder

    def keys(self, folder: str = "") -> list[str]:
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=folder)
        return [entry["Key"] for page in pages for entry in page.get("Contents", ())]

    def outputs(self, folder: str = "out") -> Files:
        """Return all packs below a folder."""
        start = f"{folder}/"
        return {
            key.removeprefix(start): self.get(key)
            for key in self.keys(start)
            if not key.startswith((f"{start}.briefpack/", f"{start}manifest."))
        }

    def lines(self, folder: str = "out") -> list[Line]:
        """Return the records of the manifest."""
        text = self.get(f"{folder}/manifest.jsonl").decode()
        return [json.loads(line) for line in text.splitlines()]

    def hidden(self, folder: str = "out") -> list[str]:
        """Return what is there beside packs and manifest."""
        return self.keys(f"{folder}/.briefpack/")
