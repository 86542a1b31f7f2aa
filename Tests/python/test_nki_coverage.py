"""Documentation/nki-coverage.md says what is there."""

import nki_coverage


def test_the_coverage_table_is_what_the_package_has():
    assert nki_coverage.DOCUMENT.read_text() == nki_coverage.document(), "run Tests/python/nki_coverage.py"


def test_limits_are_of_names_that_are_there():
    for name in nki_coverage.LIMITS:
        module, _, name = name.rpartition(".")
        assert nki_coverage.status("nki", module, name) == "yes"
