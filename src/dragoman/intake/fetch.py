"""Fetching one address: bounded in time and size, and never into the private network by accident."""

from __future__ import annotations

import ipaddress
import socket
import time
from urllib.parse import urljoin, urlsplit

from dragoman.intake.rejected import Unusable

SIZE_LIMIT = 16 << 20  # bytes, unpacked
TIME_LIMIT = 30.0  # seconds for everything, redirects included
_REDIRECTS = 5


def _address(host: str, port: int, allow_private: bool) -> str:
    """Resolve ``host`` to one address; raise Unusable for an unknown host and for a private address."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unusable("unknown-host", f"the host {host} is unknown", "check the address and the network") from None
    addresses = [str(entry[4][0]).split("%")[0] for entry in found]
    if not allow_private:
        for address in addresses:
            parsed = ipaddress.ip_address(address)
            mapped = getattr(parsed, "ipv4_mapped", None)
            if not (mapped or parsed).is_global or parsed.is_multicast:
                raise Unusable(
                    "private-address",
                    f"{host} is at {address}, which is not public",
                    "allow it with --allow-private if you trust it",
                )
    return addresses[0]


def fetch(
    url: str,
    allow_private: bool = False,
    size_limit: int = SIZE_LIMIT,
    time_limit: float = TIME_LIMIT,
) -> tuple[bytes, str]:
    """Return the content at ``url`` and the address it came from in the end; raise Unusable when refused.

    Every hop of a redirect is resolved once, checked, and connected to at exactly the address that was
    checked, so that a name cannot point elsewhere in between. Proxies of the environment are not used.
    """
    import httpx

    deadline = time.monotonic() + time_limit
    for _ in range(_REDIRECTS + 1):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Unusable("bad-address", f"it is no web address: {url[:80]}", "give an http or https address")
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            raise Unusable("bad-address", "its port is no number", "check the address") from None
        address = _address(parts.hostname, port, allow_private)
        target = httpx.URL(url).copy_with(host=address, port=port, fragment=None)
        headers = {
            "Host": parts.netloc.rpartition("@")[2],
            "User-Agent": "dragoman",
            "Accept-Encoding": "gzip",
        }
        try:
            with (
                httpx.Client(trust_env=False, timeout=10.0, follow_redirects=False) as client,
                client.stream("GET", target, headers=headers, extensions={"sni_hostname": parts.hostname}) as response,
            ):
                if response.is_redirect and "location" in response.headers:
                    url = urljoin(url, response.headers["location"])
                    continue
                if response.status_code != 200:
                    raise Unusable("no-page", f"the server answered {response.status_code}", "check the address")
                body = bytearray()
                for chunk in response.iter_bytes(65_536):
                    body += chunk
                    if len(body) > size_limit:
                        raise Unusable(
                            "too-large",
                            f"it has over {size_limit:,} bytes",
                            "save it and read the part you need",
                        )
                    if time.monotonic() > deadline:
                        raise Unusable("too-slow", f"it took over {time_limit:g} s", "try again later")
                return bytes(body), url
        except httpx.HTTPError as error:
            raise Unusable(
                "no-connection",
                f"it cannot be fetched ({type(error).__name__})",
                "check the address and the network",
            ) from None
        except httpx.InvalidURL:
            raise Unusable("bad-address", "it is no web address", "check the address") from None
    raise Unusable("too-many-redirects", f"it redirects over {_REDIRECTS} times", "give the final address")
