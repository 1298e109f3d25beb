"""What stands between the network and the web framework: safe headers, cookies that do not outlast the browser, closed paths, no anonymous upload."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from dashboard import session
from dashboard.settings import settings
from dashboard.web_cookie import sign_in_key

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Header = tuple[bytes, bytes]

HEADERS: tuple[Header, ...] = (
    (b"content-security-policy",
     b"default-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; "
     b"script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
     b"form-action 'self'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
CLOSED = ("/_stcore/metrics", "/media", "/_stcore/agent", "/_stcore/message", "/app/static", "/component")
"""Paths that show how the server is used, or hand out bytes to anybody who has the address."""
UPLOAD = "/_stcore/upload_file"
CODE = "/static/"
"""The framework's own scripts and styles, named by their content: the one thing that a browser may keep."""


class Guard:
    """Middleware around everything that is served."""

    def __init__(self, app: Callable[[Message, Receive, Send], Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _headers(message.get("headers", []), path)
            await send(message)

        if _under(path, CLOSED):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, guarded)
        elif _under(path, (UPLOAD,)) and not signed_in(Request(scope)):
            await PlainTextResponse("Sign in first", status_code=401)(scope, receive, guarded)
        else:
            await self.app(scope, receive, guarded)


def signed_in(request: Request) -> bool:
    """Whether a request comes from a sign-in that lasts; always, where nobody signs in."""
    current = settings()
    if current.sign_in is None:
        return True
    now = datetime.now(UTC).replace(tzinfo=None)
    return session.record().sign_in_state(sign_in_key(request.cookies), now=now, limits=current.limits) is None


def _under(path: str, places: Iterable[str]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)


def _headers(sent: Iterable[Header], path: str) -> list[Header]:
    ours = {name for name, _ in HEADERS} | ({b"cache-control"} if not path.startswith(CODE) else set())
    kept = [(name, _cookie(value) if name.lower() == b"set-cookie" else value) for name, value in sent if name.lower() not in ours]
    return [*kept, *HEADERS, *([] if path.startswith(CODE) else [(b"cache-control", b"no-store")])]


def _cookie(value: bytes) -> bytes:
    """A cookie that ends with the browser, and over HTTPS is sent over nothing else. One that is being deleted keeps its age of nought."""
    parts = [part.strip() for part in value.split(b";")]
    deleting = any(part.lower() == b"max-age=0" for part in parts)
    kept = [part for part in parts if deleting or not part.lower().startswith((b"max-age=", b"expires="))]
    if served_over_https() and b"secure" not in [part.lower() for part in kept]:
        kept.append(b"Secure")
    return b"; ".join(kept)


def served_over_https() -> bool:
    """Whether people reach the dashboard over HTTPS, as the sign-in settings' own address says."""
    return session.signs_in_over_https()
