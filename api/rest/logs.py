"""The log: one line for each thing that happened, on stderr, for people or as JSON; never a token, a body or what was asked."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from api.terms import LogFormat, LogLevel

REQUEST: ContextVar[str | None] = ContextVar("request", default=None)
"""The id of the request that is being answered, for every line that is written meanwhile."""
TOLD = ("method", "route", "status", "duration_ms", "bytes", "key")
"""What a line about a request tells beside its sentence."""


class InRequest(logging.Filter):
    """Puts the id of the request into each line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Passes every line."""
        if (id := REQUEST.get()) is not None:
            record.request_id = id
        return True


class Line(logging.Formatter):
    """A line for people: when, how grave, what, and in which request."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 (the library's name)
        """UTC, to the second."""
        return f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%SZ}"

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (the library's name)
        """The line without what follows it, such as a traceback."""
        told = record.__dict__
        parts = [super().formatMessage(record)]
        if "duration_ms" in told:
            parts.append(f"{told['duration_ms']} ms {told['bytes']} B")
        parts += [f"{name}={told[name]}" for name in ("key", "request_id") if told.get(name)]
        return " ".join(parts)


class Record(JsonFormatter):
    """A line as a JSON object: ``time`` (UTC), ``level``, ``logger``, ``message``, ``request_id``, and what else is told."""

    def __init__(self) -> None:
        super().__init__(
            ["levelname", "name", "message"],
            rename_fields={"levelname": "level", "name": "logger"},
            reserved_attrs=[*logging.makeLogRecord({}).__dict__, "color_message", "asctime"],
            timestamp="time",
            json_ensure_ascii=False,
        )


def configuration(format: LogFormat, level: LogLevel) -> dict[str, Any]:
    """What ``logging.config`` is to set up: every logger writes to stderr in that format. Our own journal replaces uvicorn's."""
    usual = level.upper()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": InRequest}},
        "formatters": {"text": {"()": Line}, "json": {"()": Record}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": format, "filters": ["request"]}
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "api": {"level": usual},
            # That it starts and stops we say ourselves.
            "uvicorn": {"level": "DEBUG" if level == "debug" else "WARNING"},
        },
    }
