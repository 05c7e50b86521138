"""In a store, what stands where no file was made is set aside as in a folder."""

from __future__ import annotations

from tests.batch.briefings import batch
from tests.batch.stores.bucket import Bucket
from tests.batch.test_partial import CHINESE


def test_a_store_sets_aside_what_a_folder_does(bucket: Bucket, without_fonts: None) -> None:
    bucket.write_briefings("in", range(1, 2))
    assert batch(bucket / "in", "--out", bucket / "out").exit_code == 0
    old = bucket.outputs()["b00001.pdf"]
    bucket.put("in/b00001.yaml", CHINESE.encode())
    for _ in range(2):
        assert batch(bucket / "in", "--out", bucket / "out", "--resume").exit_code == 1

        assert set(bucket.outputs()) == {"b00001.docx", "b00001.txt", "b00001.old.pdf"}
        assert bucket.outputs()["b00001.old.pdf"] == old
    told = [each["aside"] for line in bucket.lines() for each in line["missing"]]
    assert sorted(told, key=str) == [None, "b00001.old.pdf"]
