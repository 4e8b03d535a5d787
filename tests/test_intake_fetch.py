"""Fetching: bounded, and refused where it would reach into the private network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.intake.fetch import fetch
from dragoman.intake.rejected import Unusable


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/page":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * 1000)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def refused(url: str, **options: object) -> str:
    with pytest.raises(Unusable) as caught:
        fetch(url, **options)  # type: ignore[arg-type]
    return caught.value.code


def test_intake_fetch_follows_a_redirect(server: str) -> None:
    assert fetch(f"{server}/moved", allow_private=True) == (b"x" * 1000, f"{server}/page")


def test_intake_fetch_refuses_private_addresses_unless_allowed(server: str) -> None:
    assert refused(f"{server}/page") == "private-address"
    assert refused("http://[::1]/") == "private-address"
    assert refused("http://[::ffff:10.0.0.1]/") == "private-address"
    assert refused("http://169.254.169.254/latest") == "private-address"


def test_intake_fetch_is_bounded_in_size_redirects_and_kind(server: str) -> None:
    assert refused(f"{server}/page", allow_private=True, size_limit=100) == "too-large"
    assert refused(f"{server}/loop", allow_private=True) == "too-many-redirects"
    assert refused(f"{server}/none", allow_private=True) == "no-page"
    assert refused("file:///etc/hostname", allow_private=True) == "bad-address"
    assert refused("http://127.0.0.1:99999/", allow_private=True) == "bad-address"
