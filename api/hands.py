"""Many hands: what takes long is worked out by processes beside this one, on the other cores.

Each is this program, begun anew to hear what it is asked and to answer; a thread of this process waits for it. It ends when it
is let go, and when whoever asks is gone. It runs nothing of the script that began it, and shares no connection with it.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import count
from subprocess import PIPE, Popen
from threading import local
from typing import Any, Generic, Self, TypeVar

from api.ledger import Unavailable

T = TypeVar("T")
MODEST = 5
"""So much they stand back behind whoever asks them, who has to write what they find and, it may be, answers others."""
LOOKS = 256
"""After so many answers one of them looks for garbage in circles. What is worked out goes in none, so otherwise it need not."""
_BEGINNING = "import sys; sys.path[:] = {path!r}; from api.hands import serve; serve()"


def cores() -> int:
    """How many processes can work at once."""
    return os.cpu_count() or 1


class Errand(Generic[T]):
    """Something that was asked of the hands."""

    def __init__(self, answer: Future[bytes]) -> None:
        self._answer = answer

    @property
    def is_done(self) -> bool:
        """Whether the answer is there."""
        return self._answer.done()

    def recall(self) -> bool:
        """Take it back, if nobody has begun with it. Whether nobody has."""
        return self._answer.cancel()

    def awaited(self) -> Self:
        """This errand, once the answer is there."""
        wait((self._answer,))
        return self

    def result(self) -> T:
        """The answer, which is waited for. Raises what the work raised, and ``Unavailable`` if the process has ended."""
        found, error = pickle.loads(self._answer.result())  # noqa: S301 -- of a process of ours
        if error is not None:
            raise error
        answer: T = found
        return answer


class Hands:
    """So many processes, to be let go of in the end; each begins with the first thing it is asked."""

    def __init__(self, number: int | None = None) -> None:
        """One for each core, if no number is given."""
        self.number = number or cores()
        self._waiting = ThreadPoolExecutor(self.number, "hand")
        self._own = local()
        self._processes: list[Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, whatever they are doing."""
        self._waiting.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.kill()
        self._waiting.shutdown()
        for process in self._processes:
            process.communicate()

    def ask(self, work: Callable[..., T], *given: object) -> Errand[T]:
        """Have something worked out: by a function of a module, of what can be sent."""
        return Errand(self._waiting.submit(self._answered, work, given))

    def _answered(self, work: Callable[..., object], given: Sequence[object]) -> bytes:
        try:
            process = self._process()
            assert process.stdin is not None
            assert process.stdout is not None
            _send(process.stdin, pickle.dumps((work, given), pickle.HIGHEST_PROTOCOL))
            return _received(process.stdout)
        except (EOFError, OSError) as error:
            raise Unavailable("a process that worked on the ledger ended before its time; nothing is lost, ask again") from error

    def _process(self) -> Popen[bytes]:
        """That of this thread."""
        process: Popen[bytes] | None = getattr(self._own, "process", None)
        if process is None:
            begun = [sys.executable, "-c", _BEGINNING.format(path=sys.path)]
            process = Popen(begun, stdin=PIPE, stdout=PIPE)  # noqa: S603 -- this program
            self._own.process = process
            self._processes.append(process)
        return process


def serve() -> None:
    """Answer what is asked on stdin, until there is nobody who could ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts the program ends this with it
    gc.disable()
    os.nice(MODEST)
    asked, told = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whatever is printed is no answer
    for number in count(1):
        try:
            work, given = pickle.loads(_received(asked))  # noqa: S301 -- of the process that began this
        except EOFError:
            return
        _send(told, _answer(work, given))
        if number % LOOKS == 0:
            gc.collect()


def _answer(work: Callable[..., object], given: Sequence[object]) -> bytes:
    try:
        return pickle.dumps((work(*given), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # is raised where the answer is taken
        return pickle.dumps((None, error))


def _send(to: Any, message: bytes) -> None:
    to.write(len(message).to_bytes(8))
    to.write(message)
    to.flush()


def _received(of: Any) -> bytes:
    """The next message. Raises EOFError if there will be none."""
    length = int.from_bytes(of.read(8) or _nothing())
    message: bytes = of.read(length)
    return message if len(message) == length else _nothing()


def _nothing() -> bytes:
    raise EOFError


__all__ = ["Errand", "Hands", "cores", "serve"]
