"""Recording over a real connection: lengths that are not said, lies about them, and who waits to be asked for the body."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from api.terms import Terms
from tests.doors.scribe import FACTS, HELD, Scribe, scribe
from tests.listening import listening

BODY = json.dumps(HELD).encode()
SMALL = Terms(body_limit=2_000, write_rate=0)


@pytest.fixture
def line(place: str) -> Iterator[tuple[Scribe, str, int]]:
    """A client with a key, and where its server listens."""
    with scribe(place, terms=SMALL) as desk, listening(desk.client.app) as address:
        parts = urlsplit(address)
        yield desk, str(parts.hostname), int(parts.port or 0)


def sent(line: tuple[Scribe, str, int], head: str, body: bytes, *, hang_up: bool = False) -> str:
    """The first line of the answer to exactly these bytes; nothing if the client hangs up after them."""
    desk, host, port = line
    who = f"Host: {host}\r\nAuthorization: Bearer {desk.token}\r\nContent-Type: application/json\r\nConnection: close"
    with socket.create_connection((host, port), timeout=30) as connection:
        connection.sendall(f"POST {FACTS} HTTP/1.1\r\n{who}\r\n{head}\r\n\r\n".encode() + body)
        if hang_up:
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        while part := connection.recv(65_536):
            answer += part
    return answer.partition(b"\r\n")[0].decode()


def test_a_body_may_come_in_pieces_of_unknown_length(line: tuple[Scribe, str, int]) -> None:
    desk, host, port = line
    connection = HTTPConnection(host, port, timeout=30)
    headers = {"Authorization": f"Bearer {desk.token}", "Content-Type": "application/json"}
    connection.request("POST", FACTS, body=iter([BODY[:10], BODY[10:]]), headers=headers, encode_chunked=True)
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())["events"]) == (201, 1)
    connection.close()


def test_pieces_that_grow_beyond_the_limit_are_not_read_on(line: tuple[Scribe, str, int]) -> None:
    piece = b"3e8\r\n" + b" " * 1_000 + b"\r\n"
    assert " 413 " in sent(line, "Transfer-Encoding: chunked", piece * 3)


@pytest.mark.parametrize("length", [2_001, 10**15])
def test_a_length_beyond_the_limit_is_believed_before_anything_is_read(line: tuple[Scribe, str, int], length: int) -> None:
    position = line[0].tracker.position()
    assert " 413 " in sent(line, f"Content-Length: {length}", BODY)
    assert line[0].tracker.position() == position


def test_a_body_that_ends_before_its_end_records_nothing(line: tuple[Scribe, str, int]) -> None:
    position = line[0].tracker.position()
    sent(line, f"Content-Length: {len(BODY) + 1}", BODY, hang_up=True)
    assert line[0].client.get("/readyz").json()["position"] == position


def test_who_waits_to_be_asked_for_the_body_without_a_key_is_not_asked(line: tuple[Scribe, str, int]) -> None:
    _, host, port = line
    with socket.create_connection((host, port), timeout=30) as connection:
        head = f"Host: {host}\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue"
        connection.sendall(f"POST {FACTS} HTTP/1.1\r\n{head}\r\n\r\n".encode())
        assert b" 401 " in connection.recv(65_536).partition(b"\r\n")[0]
