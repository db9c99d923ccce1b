"""A webhook leads to a public address and to nothing else, in whatever form it is written."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from api.webhooks.addresses import LONGEST, forbidden, is_public, objection

PUBLIC = (
    "93.184.215.14",
    "8.8.8.8",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
)
AT_HOME = (
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255",
    "192.0.0.8", "192.0.0.170", "192.88.99.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.1.2.3", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1",
    "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "2002:a9fe:a9fe::", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0",
    "fec0::1", "ff02::1", "ff0e::1", "3fff::1", "4000::1",
)  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_may_be_reached(address: str) -> None:
    assert is_public(ip_address(address))
    assert forbidden([address], to_loopback=False) is None


@pytest.mark.parametrize("address", [*AT_HOME, "", "localhost", "127.1", "0x7f000001", "8.8.8.8:443"])
def test_what_is_not_public_may_not_be_reached(address: str) -> None:
    assert forbidden([address], to_loopback=False) == address


def test_one_private_address_among_public_ones_is_enough() -> None:
    assert forbidden([*PUBLIC, "10.0.0.1", "192.168.1.1"], to_loopback=False) == "10.0.0.1"


@pytest.mark.parametrize("address", AT_HOME)
def test_where_this_machine_may_be_reached_its_neighbours_may_not(address: str) -> None:
    allowed = forbidden([address], to_loopback=True) is None
    assert allowed == (address in ("127.0.0.1", "127.255.0.1", "::1"))


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.example.org",
        "https://hooks.example.org/detente?desk=tokyo",
        "https://hooks.example.org:443/",
        "https://hooks.example.org:8443/a",
        "https://HOOKS.example.ORG/",
        "https://xn--bcher-kva.example/",
        "https://10.0.0.1.nip.example/",
    ],
)
def test_a_public_host_by_name_is_accepted(url: str) -> None:
    assert objection(url, to_loopback=False) is None


REFUSED = {
    "http://hooks.example.org/": "https://",
    "ftp://hooks.example.org/": "https://",
    "hooks.example.org/": "https://",
    "//hooks.example.org/": "https://",
    "https:hooks.example.org": "name a public host",
    "https://": "name a public host",
    "https:///path": "name a public host",
    "https://hooks/": "name a public host",
    "https://-hooks.example.org/": "name a public host",
    "https://hooks..example.org/": "name a public host",
    "https://a_b.example.org/": "name a public host",
    f"https://{'a' * 64}.example.org/": "name a public host",
    f"https://{'a.' * 130}org/": "name a public host",
    "https://hooks.example.org./": "dot at the end",
    "https://localhost/": "no public host",
    "https://LOCALHOST/": "no public host",
    "https://a.localhost/": "no public host",
    "https://printer.local/": "no public host",
    "https://metadata.google.internal/": "no public host",
    "https://router.home.arpa/": "no public host",
    "https://hidden.onion/": "no public host",
    "https://8.8.8.8/": "name the host",
    "https://127.0.0.1/": "name the host",
    "https://127.1/": "name the host",
    "https://2130706433/": "name the host",
    "https://0x7f000001/": "name the host",
    "https://0x7f.0.0.0x1/": "name the host",
    "https://017700000001/": "name the host",
    "https://0177.0.0.01/": "name the host",
    "https://example.0x/": "name the host",
    "https://[::1]/": "name the host",
    "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/": "name the host",
    "https://[::ffff:127.0.0.1]/": "name the host",
    "https://[::1/": "no URL",
    "https://[v1.a]/": "",
    "https://hooks.example.org:22/": "port 443 or 8443, not to 22",
    "https://hooks.example.org:80/": "port 443 or 8443",
    "https://hooks.example.org:0/": "port 443 or 8443",
    "https://hooks.example.org:99999/": "no URL",
    "https://hooks.example.org:x/": "no URL",
    "https://user@hooks.example.org/": "leave out user",
    "https://user:word@hooks.example.org/": "leave out user",
    "https://hooks.example.org@127.0.0.1/": "leave out user",
    "https://@hooks.example.org/": "leave out user",
    "https://hooks.example.org/#part": "fragment",
    "https://hooks.example.org/#": "fragment",
    "https://hooks.example.org\\@127.0.0.1/": "ASCII",
    "https://hooks.example.org/ a": "ASCII",
    "https://hooks.example.org/\r\nHost: a": "ASCII",
    "https://hooks.example.org/\x00": "ASCII",
    "\thttps://hooks.example.org/": "ASCII",
    "https://bücher.example/": "ASCII",
    "https://１２７.０.０.１/": "ASCII",
    "https://ⓛocalhost/": "ASCII",
    "https://127。0。0。1/": "ASCII",
    "": "ASCII",
    f"https://hooks.example.org/{'a' * LONGEST}": "ASCII",
}


@pytest.mark.parametrize("url", REFUSED)
def test_every_other_address_is_refused_with_the_reason(url: str) -> None:
    reason = objection(url, to_loopback=False)
    assert reason is not None
    assert REFUSED[url] in reason


@pytest.mark.parametrize("url", ["http://127.0.0.1:9000/", "http://localhost:1234/a", "https://localhost/", "http://[::1]:80/"])
def test_this_machine_is_reached_only_where_that_is_allowed(url: str) -> None:
    assert objection(url, to_loopback=True) is None
    assert objection(url, to_loopback=False) is not None


@pytest.mark.parametrize(
    "url", [url for url in REFUSED if not url.lower().startswith(("https://localhost", "https://127.0.0.1", "https://[::1]"))]
)
def test_where_this_machine_may_be_reached_nothing_else_is_allowed(url: str) -> None:
    assert objection(url, to_loopback=True) is not None
