"""The receiver of the how-to page does what the page says, against the program itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.docs.blocks import blocks
from tests.docs.console import ROOT, Console

PAGE = ROOT / "docs/how-to/be-told-of-changes.md"


@contextmanager
def receiver(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The program of the page, on a free port."""
    (program,) = (block for block in blocks(PAGE) if block.file == "receiver.py")
    (folder / "receiver.py").write_text(program.text)
    with subprocess.Popen(
        [sys.executable, "receiver.py", "0"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_the_receiver_takes_what_the_program_tells(tmp_path: Path) -> None:
    console = Console(tmp_path)

    def detente(command: str) -> str:
        code, printed = console.run(f"DETENTE_WEBHOOKS_TO_LOOPBACK=true detente {command}")
        assert code == 0, printed
        return printed

    with receiver(tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        port = int(process.stdout.readline().rpartition(" ")[2])
        secret = detente(f"webhook add http://127.0.0.1:{port}/ --kind party-dialogue 2>/dev/null")
        process.stdin.write(secret)
        process.stdin.flush()
        detente("import")
        assert "Deliveries tried: 1." in detente("deliver")
        assert "Japan–China Ruling Party Exchange Council – " in process.stdout.readline()
