"""The courier goes to the address that was checked and to no other, and hands over nothing but the message."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import anyio
import pytest

from api.ledger import Dispatch
from api.ledger.webhooks import new_secret
from api.webhooks.courier import Answer, Courier, Resolve
from tests.receiving import Receiver, receiving

NOW = datetime(2024, 5, 30, 9, tzinfo=UTC)
HOST = "hooks.example.org"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as kept:
        yield kept


def resolving(*answers: Sequence[str] | OSError) -> tuple[Resolve, list[tuple[str, int]]]:
    """A resolver that answers one question after the other so, the last one again and again; and what it was asked."""
    asked: list[tuple[str, int]] = []

    async def resolve(host: str, port: int) -> Sequence[str]:
        asked.append((host, port))
        answer = answers[min(len(asked), len(answers)) - 1]
        if isinstance(answer, OSError):
            raise answer
        return answer

    return resolve, asked


def deliver(url: str, **courier: Any) -> Answer:
    dispatch = Dispatch("msg_1", "wh_1", '{"gist":"Sie trafen sich in Köln."}', 1, url, (new_secret(),))
    return anyio.run(Courier("Detente/test", **courier).deliver, dispatch, NOW)


def _port(receiver: Receiver) -> int:
    return urlsplit(receiver.url).port or 0


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["169.254.169.254"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["2002:7f00:1::"],
        ["fe80::1%lo"],
        ["fd00::1"],
        ["8.8.8.8", "127.0.0.1"],
        ["127.0.0.1", "8.8.8.8"],
        [],
    ],
)
def test_a_name_that_leads_into_the_house_is_not_called_at(receiver: Receiver, addresses: list[str]) -> None:
    resolve, asked = resolving(addresses)
    answer = deliver(f"http://{HOST}:{_port(receiver)}/", resolve=resolve)
    assert answer.verdict == "not taken"
    assert "which is no public address" in answer.note
    assert (receiver.letters, len(asked)) == ([], 1)


AT_HOME = ("127.0.0.1", "localhost", "2130706433", "0x7f000001", "017700000001", "127.1", "[::1]", "[::ffff:7f00:1]")


@pytest.mark.parametrize("host", AT_HOME)
def test_an_address_that_slipped_in_is_not_called_at_either(receiver: Receiver, host: str) -> None:
    assert "not sent: " in deliver(f"http://{host}:{_port(receiver)}/").note
    assert receiver.letters == []


def test_it_goes_to_the_address_that_was_checked_though_the_name_leads_elsewhere_by_then(receiver: Receiver) -> None:
    resolve, asked = resolving(["127.0.0.1"], ["10.0.0.1"])
    answer = deliver(f"http://{HOST}:{_port(receiver)}/a?b=c", resolve=resolve, to_loopback=True)
    assert answer == Answer("taken", "204")
    assert asked == [(HOST, _port(receiver))]
    (letter,) = receiver.letters
    assert (letter.headers["host"], letter.path) == (f"{HOST}:{_port(receiver)}", "/a?b=c")


def test_of_several_addresses_the_next_is_tried_where_nobody_listens(receiver: Receiver) -> None:
    resolve, _ = resolving(["127.255.255.254", "::1", "127.0.0.1"])
    answer = deliver(f"http://{HOST}:{_port(receiver)}/", resolve=resolve, to_loopback=True)
    assert (answer.verdict, len(receiver.letters)) == ("taken", 1)


def test_nobody_there_is_an_answer_too(receiver: Receiver) -> None:
    resolve, _ = resolving(["127.255.255.254"])
    answer = deliver(f"http://{HOST}:{_port(receiver)}/", resolve=resolve, to_loopback=True)
    assert (answer.verdict, answer.note.split(":")[0]) == ("not taken", "ConnectError")
    resolve, _ = resolving(OSError("no such name"))
    assert deliver(f"https://{HOST}/", resolve=resolve).note == f"not sent: {HOST} cannot be resolved (no such name)"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(receiver: Receiver, status: int) -> None:
    with receiving() as other:
        receiver.answers = [(status, {"Location": other.url})]
        answer = deliver(receiver.url, to_loopback=True)
        assert (answer.verdict, other.letters) == ("not taken", [])
        assert "redirects are not followed" in answer.note


def test_nothing_is_kept_from_one_delivery_to_the_next(receiver: Receiver) -> None:
    receiver.answers = [(200, {"Set-Cookie": "who=you"})] * 2
    for _ in range(2):
        assert deliver(receiver.url, to_loopback=True).verdict == "taken"
    assert "cookie" not in receiver.letters[1].headers
    assert not {"authorization", "referer"} & receiver.letters[1].headers.keys()


def test_no_proxy_of_the_environment_is_used(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert deliver(receiver.url, to_loopback=True).verdict == "taken"
        assert (len(receiver.letters), proxy.letters) == (1, [])


def _dripping(handler: Any) -> None:
    """Never come to the end of the body."""
    while True:
        try:
            handler.wfile.write(b"x" * 65_536)
        except OSError:
            return


def test_a_body_without_end_is_not_read(receiver: Receiver) -> None:
    receiver.after = _dripping
    assert deliver(receiver.url, to_loopback=True) == Answer("taken", "204")


def test_who_never_answers_is_waited_for_only_so_long() -> None:
    async def silent() -> Answer:
        async with await anyio.create_tcp_listener(local_host="127.0.0.1") as listener:
            port = listener.extra(anyio.abc.SocketAttribute.local_port)
            dispatch = Dispatch("msg_1", "wh_1", "{}", 1, f"http://127.0.0.1:{port}/", (new_secret(),))
            return await Courier("Detente/test", to_loopback=True, time_allowed=0.2).deliver(dispatch, NOW)

    assert anyio.run(silent) == Answer("not taken", "no answer within 0.2 seconds")


@pytest.mark.parametrize("answer", [b"", b"SMTP ready\r\n", b"HTTP/1.1 999999 x\r\n\r\n", b"HTTP/1.1 200 OK\r\nbad header\r\n\r\n"])
def test_who_speaks_no_http_is_an_answer_too(answer: bytes) -> None:
    async def talk(stream: anyio.abc.SocketStream) -> None:
        async with stream:
            await stream.receive()
            await stream.send(answer) if answer else None

    async def other() -> list[Answer]:
        found = []
        async with await anyio.create_tcp_listener(local_host="127.0.0.1") as listener, anyio.create_task_group() as together:
            port = listener.extra(anyio.abc.SocketAttribute.local_port)
            together.start_soon(listener.serve, talk)
            dispatch = Dispatch("msg_1", "wh_1", "{}", 1, f"http://127.0.0.1:{port}/", (new_secret(),))
            found.append(await Courier("Detente/test", to_loopback=True).deliver(dispatch, NOW))
            together.cancel_scope.cancel()
        return found

    assert [one.verdict for one in anyio.run(other)] == ["not taken"]


# ------------------------------------------------------------------------------------------------------------------ TLS


@pytest.fixture
def certified(tmp_path: Path) -> Callable[[str], tuple[ssl.SSLContext, ssl.SSLContext]]:
    """For a name: what a server shows, and what trusts it."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")

    def make(name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
        key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
        asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test"]
        asked += ["-addext", f"subjectAltName={name}"]
        subprocess.run([openssl, *asked, "-keyout", key, "-out", certificate], check=True, capture_output=True)
        shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        shown.load_cert_chain(certificate, key)
        return shown, ssl.create_default_context(cafile=str(certificate))

    return make


Certified = Callable[[str], tuple[ssl.SSLContext, ssl.SSLContext]]


def test_the_certificate_proves_the_name_and_not_the_address(certified: Certified) -> None:
    shown, trust = certified(f"DNS:{HOST}")
    resolve, _ = resolving(["127.0.0.1"])
    with receiving(shown) as receiver:
        answer = deliver(f"https://{HOST}:{_port(receiver)}/", resolve=resolve, to_loopback=True, trust=trust)
        assert answer == Answer("taken", "204")
        assert receiver.letters[0].headers["host"] == f"{HOST}:{_port(receiver)}"


@pytest.mark.parametrize("name", ["DNS:other.example.org", "IP:127.0.0.1"])
def test_who_cannot_prove_the_name_gets_nothing(certified: Certified, name: str) -> None:
    shown, trust = certified(name)
    resolve, _ = resolving(["127.0.0.1"])
    with receiving(shown) as receiver:
        answer = deliver(f"https://{HOST}:{_port(receiver)}/", resolve=resolve, to_loopback=True, trust=trust)
        assert (answer.verdict, receiver.letters) == ("not taken", [])
        assert "CERTIFICATE_VERIFY_FAILED" in answer.note


def test_whom_nobody_vouches_for_gets_nothing(certified: Certified) -> None:
    shown, _ = certified(f"DNS:{HOST}")
    resolve, _ = resolving(["127.0.0.1"])
    with receiving(shown) as receiver:
        answer = deliver(f"https://{HOST}:{_port(receiver)}/", resolve=resolve, to_loopback=True)
        assert (answer.verdict, receiver.letters) == ("not taken", [])
