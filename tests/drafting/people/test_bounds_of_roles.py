"""Offices are read up to a bound in each sentence."""

from __future__ import annotations

from reports.drafting.roles.read import find_roles
from reports.drafting.roles.signs import read_signs


def test_all_offices_of_a_long_list_are_read() -> None:
    fields = ["Health", "Trade", "Defence"] * 13
    text = ", ".join(f"Minister of {field} Ann Lee" for field in fields)
    assert len(find_roles(read_signs(text, "en"))) == 39


def test_a_sentence_of_offices_alone_is_read_up_to_a_bound() -> None:
    assert len(find_roles(read_signs("Minister of Health, " * 400, "en"))) <= 60
