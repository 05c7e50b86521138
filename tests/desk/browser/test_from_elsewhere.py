"""Whoever has the address or a session comes in from any page; no other page changes anything."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.desk.browser.served import Served


@contextmanager
def other_site(page: str) -> Iterator[str]:
    """Serve a page of another site: to a browser, localhost is another than 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


def followed(page: Any, link: str) -> None:
    """Follow a link of another site."""
    with other_site(f'<!doctype html><title>Mail</title><a href="{link}">Open</a>') as address:
        page.goto(address)
        page.get_by_role("link", name="Open").click()
        page.wait_for_load_state()


@pytest.mark.parametrize("scripted", [True, False])
def test_the_printed_address_lets_in_from_another_site(
    browser: Any, desk_there: Served, scripted: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripted)
    page = context.new_page()

    followed(page, f"{desk_there.address}/enter?token={desk_there.entry.new_token()}")

    page.get_by_role("heading", name="Briefings").wait_for(timeout=5_000)
    page.get_by_role("link", name="Canadian Prime Minister").click()
    assert page.get_by_role("heading", name="sample.yaml").count() == 1
    cookie = context.cookies()[0]
    assert (cookie["sameSite"], cookie["httpOnly"]) == ("Strict", True)
    context.close()


@pytest.mark.parametrize("path", ["/", "/b/sample.yaml"])
def test_a_link_of_another_site_leads_on_whoever_is_in(
    browser: Any, desk_there: Served, path: str
) -> None:
    page = desk_there.enter(browser)

    followed(page, f"{desk_there.address}{path}")

    page.get_by_role("link", name="briefpack", exact=True).wait_for()
    page.wait_for_url(f"{desk_there.address}{path}")
    page.locator(".briefings, .desk").wait_for(timeout=5_000)
    page.context.close()


def test_a_used_address_leads_on_whoever_is_in(browser: Any, desk_there: Served) -> None:
    token = desk_there.entry.new_token()
    page = desk_there.enter(browser)
    desk_there.entry.enters_by_token(token)

    followed(page, f"{desk_there.address}/enter?token={token}")
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("heading", name="Briefings").wait_for()
    page.context.close()


def test_a_stranger_from_another_site_is_told_what_to_do_and_is_not_sent_round(
    browser: Any, desk_there: Served
) -> None:
    page = browser.new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.is_navigation_request() else None)

    followed(page, f"{desk_there.address}/b/sample.yaml")
    page.wait_for_timeout(1_500)

    assert "Open the address that briefpack printed" in page.locator("main").inner_text()
    assert len([each for each in asked if "/b/" in each]) == 2
    page.context.close()


def test_a_form_of_another_site_changes_nothing_though_somebody_is_in(
    browser: Any, desk_there: Served
) -> None:
    page = desk_there.enter(browser)
    before = sorted(desk_there.root.iterdir())
    form = (
        f'<!doctype html><form method="post" action="{desk_there.address}/new">'
        '<input name="kind" value="brief"><button>Send</button></form>'
    )
    with other_site(form) as address:
        page.goto(address)
        page.get_by_role("button").click()
        page.wait_for_load_state()

    assert "Go on" not in page.content()
    assert sorted(desk_there.root.iterdir()) == before
    page.context.close()
