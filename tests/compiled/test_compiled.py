"""What is compiled says what the interpreted program says: the golden histories, the features and the laws of bands, once more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import which
from sysconfig import get_path

import pytest

ROOT = Path(__file__).parents[2]
LACKING = "no C compiler, or no headers of Python (on Debian: apt-get install gcc libc6-dev python3-dev)"
AGAIN = ("tests/golden", "tests/features", "tests/property/test_swift_ways.py", "tests/unit/domain")


def run(command: list[str], folder: Path, **environment: str) -> str:
    """What a command prints; it has to end well."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PYTEST"))}
    done = subprocess.run(command, cwd=folder, env=inherited | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5_000:] + done.stderr[-5_000:]
    return done.stdout


@pytest.mark.skipif(which("cc") is None or not Path(get_path("include"), "Python.h").exists(), reason=LACKING)
def test_what_is_compiled_passes_the_same_tests(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled"
    run(["make", "compiled", f"COMPILED={compiled}"], ROOT)
    path = os.pathsep.join([str(compiled), str(ROOT)])
    of = run([sys.executable, "-P", "-c", "from domain.replay import sweep; print(sweep.__file__)"], tmp_path, PYTHONPATH=path)
    assert Path(of.strip()).is_relative_to(compiled)
    assert not of.strip().endswith(".py")
    told = run(
        [
            *(sys.executable, "-P", "-m", "pytest", "-p", "no:cacheprovider", "-n", "0", "-q", "-k", "not postgresql"),
            *("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-o", f"pythonpath={compiled}"),
            *(str(ROOT / tests) for tests in AGAIN),
        ],
        tmp_path,
        PYTHONPATH=path,
    )
    assert " passed" in told
