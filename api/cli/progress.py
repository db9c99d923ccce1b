"""A bar for long work: on stderr, and only if that is a terminal."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        """The rate, once there is one."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f} a second" if speed else "", style="dim")


def progress() -> Progress:
    """The bar, to be used in a ``with``."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeElapsedColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal, transient=True)


def bar_of(progress: Progress) -> Callable[[int], None]:
    """A bar for the subjects whose bands are worked out; call it with how many are done."""
    task = progress.add_task("charting", total=None)
    return lambda done: progress.update(task, completed=done)
