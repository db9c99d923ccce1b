"""Decision 0009: what a machine lacks is one visible line, and a failure under STRICT=1."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).parents[1] / "conftest.py"

SKIPS = """
    import pytest

    def test_lacking():
        pytest.skip("the moon is not installed")

    @pytest.mark.skipif(True, reason="no sun either")
    def test_marked(): ...

    @pytest.mark.xfail(reason="known")
    def test_expected(): assert False

    def test_there(): ...
"""

MODULE = """
    import pytest
    pytest.skip("the whole module lacks a star", allow_module_level=True)
"""


def _run(pytester: pytest.Pytester, *modules: str) -> pytest.RunResult:
    pytester.makeconftest(CONFTEST.read_text())
    pytester.makepyfile(**{f"test_{number}": module for number, module in enumerate(modules)})
    return pytester.runpytest_subprocess("-rs", "-p", "no:randomly")


def test_a_skip_is_one_visible_line(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STRICT", raising=False)
    result = _run(pytester, SKIPS, MODULE)
    result.assert_outcomes(passed=1, skipped=3, xfailed=1)
    result.stdout.fnmatch_lines_random(
        ["SKIPPED*the moon is not installed", "SKIPPED*no sun either", "SKIPPED*the whole module lacks a star"]
    )


def test_under_strict_a_skip_is_a_failure(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRICT", "1")
    result = _run(pytester, SKIPS)
    result.assert_outcomes(passed=1, failed=1, errors=1, xfailed=1)  # a mark skips while setting up
    result.stdout.fnmatch_lines_random(["*STRICT=1 and yet: *the moon is not installed", "*STRICT=1 and yet: *no sun either"])


def test_under_strict_a_module_that_skips_itself_is_an_error(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRICT", "1")
    result = _run(pytester, MODULE)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*STRICT=1 and yet: *the whole module lacks a star"])


def test_records_that_are_no_part_of_the_project_may_be_absent(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRICT", "1")
    result = _run(pytester, 'import pytest\n\ndef test_real():\n    pytest.skip("the records are not beside this checkout")\n')
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["SKIPPED*the records are not beside this checkout"])
