"""Which addresses are never fetched: the measured list, odd ways to write a host, and what is no address of the web."""

from __future__ import annotations

import pytest

from bot.reading.guard import Forbidden, Guard, is_public, shorten, target

HOSTILE = """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.254 127.0.0.1 127.1.2.3 169.254.169.254 169.254.0.1 172.16.0.1
    172.31.255.255 192.0.0.1 192.0.0.170 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1
    203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
    ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 100::1 2001::1 2001:0:7f00:1::
    2001:db8::1 2001:2::1 2001:10::1 2001:20::1 2002:7f00:1:: 2002:a9fe:a9fe:: 3fff::1 5f00::1 fc00::1
    fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1
""".split()
ORDINARY = """
    1.1.1.1 8.8.8.8 93.184.216.34 151.101.1.67 ::ffff:8.8.8.8 2606:4700:4700::1111 2a00:1450:4001:830::200e 2600::1
""".split()


def test_the_list_is_whole() -> None:
    """Nobody shortens the list by accident."""
    assert (51, 8) == (len(set(HOSTILE)), len(set(ORDINARY)))


@pytest.mark.parametrize("address", HOSTILE)
def test_a_hostile_address_is_not_public(address: str) -> None:
    """Loopback, private, shared, metadata, multicast, documentation and tunnels to any of them."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ORDINARY)
def test_an_ordinary_address_is_public(address: str) -> None:
    """What people read can be read."""
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "localhost", "127.1", "0x7f000001", "1.1.1.1%eth0", "999.1.1.1"])
def test_what_is_no_address_is_not_public(address: str) -> None:
    """In doubt, no."""
    assert not is_public(address)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://127。0。0。1/", "127.0.0.1"),
        ("http://①②⑦.⓪.⓪.①/", "127.0.0.1"),
        ("http://１２７.0.0.1/", "127.0.0.1"),
        ("http://[::ffff:127.0.0.1]/", "::ffff:7f00:1"),
        ("http://[0:0:0:0:0:0:0:1]/", "::1"),
        ("http://169.254.169.254./latest", "169.254.169.254"),
    ],
)
def test_an_address_in_disguise_is_seen_as_one(url: str, host: str) -> None:
    """Unicode digits and full stops become what a resolver would make of them, and are judged as that."""
    found = target(url)

    assert (host, False) == (found.host, found.named)
    assert not is_public(found.host)


@pytest.mark.parametrize(
    "url",
    [
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://0x7f.1/",
        "http://a.0x7f/",
        "http://example.com\\@127.0.0.1/",
        "http://example.com\\.evil.example/",
        "http://%31%32%37.0.0.1/",
        "http://[fe80::1%25eth0]/",
        "http://[::1/",
        "http://exa mple.com/",
        "http://exa\tmple.com/",
        "http://example.com/\r\nX-Evil: 1",
        "http://example.com:0x50/",
        "http://example.com:99999/",
        "http://a..example/",
        "http:///path",
        "http://",
        "http://ex_ample" + "a" * 70 + ".com/",
        "http://xn--/",
        "http://\u200d.example/",
        "http://user:secret@example.com/",
        "http://user@example.com/",
        "http://example.com:22/",
        "http://example.com:6379/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "data:text/html,hello",
        "javascript:alert(1)",
        "//example.com/",
        "example.com",
        "",
        "https://example.com/" + "a" * 2000,
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(url: str) -> None:
    """Numbers in odd forms, user names, other schemes and ports: each told in one sentence."""
    with pytest.raises(Forbidden) as refused:
        target(url)

    assert len(refused.value.message) < 300
    assert "secret" not in refused.value.plain


@pytest.mark.parametrize(
    ("url", "again"),
    [
        ("https://Example.COM", "https://example.com/"),
        ("http://example.com:80/a?b=c#d", "http://example.com/a?b=c"),
        ("https://example.com:8443/", "https://example.com:8443/"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/ä"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("https://news_desk.example./", "https://news_desk.example/"),
    ],
)
def test_an_ordinary_address_is_taken_apart(url: str, again: str) -> None:
    """Host in ASCII and small letters, no default port, no fragment."""
    assert again == target(url).url


@pytest.mark.parametrize("address", HOSTILE)
async def test_a_name_with_one_hostile_record_is_refused(address: str) -> None:
    """A public record beside it does not help; every answer counts."""

    async def mixed(host: str, port: int) -> tuple[str, ...]:
        return ("93.184.216.34", address)

    guard = Guard(resolve=mixed)
    with pytest.raises(Forbidden):
        await guard.addresses(guard.target("http://news.example/"))


async def test_localhost_is_refused_through_the_real_resolver() -> None:
    """The name itself is nothing special: where it leads is judged."""
    guard = Guard()
    with pytest.raises(Forbidden):
        await guard.addresses(guard.target("http://localhost/"))


async def test_addresses_of_an_ordinary_name_come_back_all() -> None:
    """They are what is connected to."""

    async def two(host: str, port: int) -> tuple[str, ...]:
        return ("93.184.216.34", "2606:4700::1111")

    guard = Guard(resolve=two)
    assert ("93.184.216.34", "2606:4700::1111") == await guard.addresses(guard.target("http://news.example/"))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://coast.example/feed?key=s3cret&page=2#top", "https://coast.example/feed?…#top"),
        ("https://ida:s3cret@coast.example/feed", "https://…@coast.example/feed"),
        ("ftp://ida:s3cret@coast.example/a b?c", "ftp://…@coast.example/a b?…"),
        ("https://coast.example/@ida/story", "https://coast.example/@ida/story"),
        ("what is new?", "what is new?"),
        ("https://coast.example/" + "x" * 99, "https://coast.example/" + "x" * 77 + "…"),
    ],
)
def test_an_address_in_a_sentence_keeps_no_secret(url: str, shown: str) -> None:
    """Why a feed cannot be read is told to whoever asks: its key and a password are not, and it is never endless."""
    assert shown == shorten(url)


@pytest.mark.parametrize(
    "url", ["https://ida:s3cret@coast.example/", "https://ida:s3cret@coast.example/a b", "x://a:s3cret@b/"]
)
def test_no_refusal_repeats_a_password(url: str) -> None:
    """Whatever else is wrong with the address."""
    with pytest.raises(Forbidden) as refused:
        target(url)
    assert "s3cret" not in refused.value.plain
