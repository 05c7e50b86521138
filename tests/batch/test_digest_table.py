"""What is remembered of many sources."""

from hypothesis import given
from hypothesis import strategies as st

from reports.batch.digest_table import DigestTable, digest_key

KEYS = st.integers(1, 2**64 - 1) | st.integers(1, 4) | st.integers(1, 9).map(lambda n: n << 40)


@given(st.lists(st.tuples(KEYS, st.integers(0, 2**63)), max_size=3000))
def test_a_table_knows_what_a_dict_does(pairs: list[tuple[int, int]]) -> None:
    table, known = DigestTable(numbers=True), dict[int, int]()
    for key, number in pairs:
        assert table.put(key, number) == (key not in known)
        known[key] = number
    assert len(table) == len(known)
    assert all(table.get(key) == number and key in table for key, number in known.items())
    assert all(key + 1 not in table for key in known if key + 1 not in known and key < 2**64 - 1)


def test_a_table_grows() -> None:
    table = DigestTable()
    assert all(table.put(digest_key(str(number))) for number in range(5_000))
    assert not any(table.put(digest_key(str(number))) for number in range(5_000))
    assert len(table) == 5_000
    assert digest_key("5000") not in table


def test_no_key_is_that_of_an_empty_place() -> None:
    assert digest_key("\udc80") > 0
