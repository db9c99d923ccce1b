"""The command line: ``detente``. Data goes to stdout, messages to stderr; the exit code says how it went.

``app`` puts the commands together, ``options`` are the options that they share, ``door`` opens the ledger and explains
what went wrong, ``formats`` and ``tables`` write the answers; the other modules are the commands.
"""

from api.cli.app import app
from api.gathering import seldom

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line (console script ``detente``)."""
    seldom()
    app(prog_name="detente")
