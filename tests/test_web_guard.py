"""What the guard makes of headers: cookies that end with the browser and, behind HTTPS, are sent over nothing else."""

from pathlib import Path

import pytest

from dashboard import session, web_guard

SENT = b"_streamlit_user=abc; Max-Age=2592000; Expires=Sun, 27 Dec 2026 00:00:00 GMT; HttpOnly; SameSite=Lax; Path=/"


def cookie_after(value: bytes = SENT) -> str:
    headers = dict(web_guard._headers([(b"Set-Cookie", value)], "/oauth2callback"))
    return headers[b"Set-Cookie"].decode()


@pytest.mark.parametrize(("address", "secure"), [
    ("https://forum.council.example/oauth2callback", True), ("http://localhost:8501/oauth2callback", False), ("", False),
])
def test_a_cookie_is_secure_where_people_come_over_https_whatever_the_proxy_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, secure: bool,
) -> None:
    """Behind a proxy that ends TLS the server itself is asked over HTTP: the address that people come back to is what counts."""
    monkeypatch.setenv("CPF_SIGN_IN", str(tmp_path / "sign-in.toml"))
    monkeypatch.setattr(session.st, "secrets", {"auth": {"redirect_uri": address}})
    parts = cookie_after().split("; ")
    assert ("Secure" in parts) is secure
    assert {"HttpOnly", "SameSite=Lax"} <= set(parts) and not [part for part in parts if part.startswith(("Max-Age", "Expires"))]


def test_where_nobody_signs_in_no_cookie_is_secure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CPF_SIGN_IN", raising=False)
    assert "Secure" not in cookie_after()


def test_a_cookie_that_is_being_deleted_keeps_its_age(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CPF_SIGN_IN", raising=False)
    assert "Max-Age=0" in cookie_after(b"_streamlit_user=; Max-Age=0; Path=/")


def test_every_answer_but_the_frameworks_own_code_is_never_stored() -> None:
    for path, kept in (("/", False), ("/export/x", False), ("/static/js/index.js", True)):
        headers = dict(web_guard._headers([(b"cache-control", b"public")], path))
        assert headers[b"cache-control"] == (b"public" if kept else b"no-store")
        assert headers[b"x-content-type-options"] == b"nosniff" and b"frame-ancestors 'none'" in headers[b"content-security-policy"]
