"""The reading of code blocks, itself on trial."""

from __future__ import annotations

from pathlib import Path

from tests.docs.blocks import blocks, fits, shortened, steps

PAGE = """Words.

```yaml
# talks.yaml
articles: []
```

```console
$ first \\
    --option
one
two
$ second
```
"""


def test_a_page_is_read_into_its_blocks_and_commands(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    yaml, console = blocks(page)
    assert (yaml.file, yaml.line, console.file) == ("talks.yaml", 4, None)
    first, second = steps(console)
    assert first.command == "first \\\n    --option"
    assert (first.shown, first.line) == ("one\ntwo\n", 9)
    assert (second.command, second.shown) == ("second", "")


def test_output_has_to_be_the_one_shown() -> None:
    assert fits("one\ntwo\n", "one  \ntwo\n")
    assert not fits("one\n", "one\ntwo\n")
    assert not fits("one\n", "One\n")


def test_an_ellipsis_stands_for_lines_left_out() -> None:
    assert fits("one\n…\nfour\n", "one\ntwo\nthree\nfour\n")
    assert fits("one\n…\n", "one\n")
    assert not fits("one\n…\nfour\n", "one\ntwo\n")
    assert fits("3 files in …\n", "\n3 files in 0.2 s\n\n")
    assert not fits("3 files in …\n", "4 files in 0.2 s\n")


def test_renewed_output_is_left_out_where_the_page_left_it_out() -> None:
    printed = "1\n2\n3\n4\n5\n"
    assert shortened("?\n", printed) == printed
    assert shortened("a\nb\n…\n", printed) == "1\n2\n…\n"
    assert shortened("a\n…\nz\n", printed) == "1\n…\n5\n"
