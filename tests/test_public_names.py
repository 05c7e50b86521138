import reports


def test_the_public_names_are_sorted_and_all_there() -> None:
    assert reports.__all__ == sorted(reports.__all__, key=str)
    assert all(hasattr(reports, name) for name in reports.__all__)
    assert set(dir(reports)) == {*reports.__all__, "__version__"}


def test_each_public_name_is_the_one_its_module_has() -> None:
    for name in reports.__all__:
        assert getattr(reports, name).__name__ == name


def test_a_briefing_goes_in_and_bytes_come_out(sample: reports.Briefing) -> None:
    text = reports.render(sample, "txt")

    assert text.startswith(b"Briefing\n")
    assert reports.draft("A title\n\nMay 1, 2026\n\nA paragraph here.\n").title == "A title"
