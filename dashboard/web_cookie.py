"""The sign-in that a web request carries, read from the cookie that the web framework signed at sign-in.

For requests that no page script answers: files out and uploads. The framework's own reader is used, so the two cannot disagree.
"""

import json
from collections.abc import Mapping

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard.sign_in import key_of


def sign_in_key(cookies: Mapping[str, str]) -> str:
    """The key of the sign-in (see ``sign_in.key_of``); empty where the request carries none, or one that was not signed here."""
    said = get_cookie_with_chunks(lambda name: _signed(cookies, name), USER_COOKIE_NAME)
    if not said:
        return ""
    claims = json.loads(said)
    return key_of(claims) if isinstance(claims, dict) and claims.get("is_logged_in") else ""


def _signed(cookies: Mapping[str, str], name: str) -> bytes | None:
    value = cookies.get(name)
    return decode_signed_value(get_cookie_secret(), name, value.encode("latin-1")) if value else None
