"""``python -m tests.fuzz READER [SECONDS]``: feed one reader, guided by what was covered, until something is found or time is up.

Needs atheris, which is not among the locked packages: ``pip install atheris``. What makes a reader fail is written to ``crash-…``
in the current folder; mend the reader, and keep the file in ``tests/fuzz/found`` as ``READER.what-it-is``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory


def main(arguments: list[str]) -> int:
    """Feed the reader that is named."""
    try:
        atheris = import_module("atheris")
    except ImportError:
        print("atheris is not installed here; the ordinary tests feed the readers by hypothesis", file=sys.stderr)
        return 1
    with atheris.instrument_imports(include=["api", "domain", "edtf", "yaml"]):
        targets = import_module("tests.fuzz.targets")
    if not arguments or arguments[0] not in targets.TARGETS:
        print(f"python -m tests.fuzz READER [SECONDS]; the readers: {', '.join(targets.TARGETS)}", file=sys.stderr)
        return 2
    target, seconds = targets.TARGETS[arguments[0]], [*arguments, "60"][1]
    with TemporaryDirectory() as corpus:
        for number, seed in enumerate(target.seeds):
            Path(corpus, str(number)).write_bytes(seed)
        limits = [f"-max_total_time={seconds}", f"-timeout={targets.LONGEST}", "-rss_limit_mb=1024", "-max_len=4096"]
        atheris.Setup([sys.argv[0], *limits, corpus], target.try_on)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
