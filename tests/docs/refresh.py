"""Write the outputs of commands anew into the pages named: ``python -m tests.docs.refresh README.md …``. Read what changed."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs.blocks import LEFT_OUT, fits, shortened
from tests.docs.console import Console, play

FAILURE = 1
"""The exit code of what is no answer; that a thing is not found, or refused, is one."""


def refresh(page: Path) -> int:
    """Put right every output that is shown and does not fit. Returns how many there were."""
    lines = page.read_text().splitlines(keepends=True)
    with TemporaryDirectory() as folder:
        played = list(play(page, Console(Path(folder))))
    if broken := [printed for _, code, printed in played if code == FAILURE]:
        raise SystemExit(f"{page}: a command fails, so nothing is written:\n{broken[0]}")
    wrong = [(step, shortened(step.shown, printed)) for step, _, printed in played if step.shown and not fits(step.shown, printed)]
    for step, right in reversed(wrong):
        if step.shown.count(LEFT_OUT) > 1:
            print(f"{page}:{step.line}: leaves out more than one part; put it right by hand:\n{right}")
            continue
        first = step.line - 1 + step.command.count("\n") + 1
        lines[first : first + step.shown.count("\n")] = [right]
    page.write_text("".join(lines))
    return len(wrong)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(f"{name}: {refresh(Path(name))} outputs written")
