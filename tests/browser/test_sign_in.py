"""Signing in with a real OpenID Connect provider on loopback: who gets in, what each sees, and that one way out shuts every tab."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import oidc_provider_mock
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.page_data.history import family_called
from dashboard.page_data.rights_kept import give_sight, keep_account
from dashboard.store import Database
from data_models.access import Role
from tests.browser.conftest import free_port, serving
from tests.conftest import ACTOR, KEY, copied_record

pytestmark = pytest.mark.browser

PEOPLE = {
    "sw-1": ("Worker One", "csc", Role.SOCIAL_WORKER), "pol-1": ("Officer Two", "police", Role.CORE_GROUP_MEMBER),
    "adm-1": ("Administrator Three", "csc", Role.ADMINISTRATOR),
}


@dataclass(frozen=True)
class Service:
    """The dashboard and the provider of identities that it trusts."""

    address: str
    provider: str


@pytest.fixture(scope="module")
def service(sample_record: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    home = tmp_path_factory.mktemp("signed-in")
    copied_record(sample_record[0], home / "record.duckdb")
    with Database(home / "record.duckdb", KEY) as database:
        _people(database)
    port = free_port()
    users = [oidc_provider_mock.User(sub=f"oidc-{actor}", claims={"name": name}) for actor, (name, _, _) in PEOPLE.items()]
    with oidc_provider_mock.run_server_in_thread(require_nonce=True, user_claims=users) as provider:
        issuer = f"http://localhost:{provider.server_port}"
        secrets = home / "sign-in.toml"
        secrets.write_text(
            f'[auth]\nredirect_uri = "http://localhost:{port}/oauth2callback"\ncookie_secret = "only for this test, only on this machine"\n'
            f'client_id = "dashboard"\nclient_secret = "for this test"\nserver_metadata_url = "{issuer}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        with serving(home, port, CPF_SIGN_IN=str(secrets)):
            yield Service(f"http://localhost:{port}", issuer)


def _people(database: Database) -> None:
    family = family_called(database, database.scope_of(ACTOR), "Family B")
    order = sorted(PEOPLE, key=lambda actor: PEOPLE[actor][2] is not Role.ADMINISTRATOR)
    for place, actor in enumerate(order):
        name, agency, role = PEOPLE[actor]
        keep_account(
            database, ACTOR if place == 0 else order[0], actor=actor, sign_in_name=f"oidc-{actor}", name=name, agency=agency, roles=[role])
        if role is not Role.ADMINISTRATOR:
            give_sight(database, ACTOR, family.id, to=actor, role=role)


@pytest.fixture
def browsing(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 1200})
    context.set_default_timeout(30_000)
    yield context
    context.close()


def sign_in(context: BrowserContext, service: Service, subject: str, path: str = "/") -> Page:
    page = context.new_page()
    page.goto(f"{service.address}{path}")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("sub").or_(page.locator("input[name=sub]")).first.fill(subject)
    page.locator("button[type=submit]:not([value=deny])").first.click()
    return page


def test_nothing_is_shown_before_signing_in(browsing: BrowserContext, service: Service) -> None:
    page = browsing.new_page()
    page.goto(f"{service.address}/why-now")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert "Family B" not in page.content() and page.get_by_role("combobox").count() == 0


def test_a_social_worker_sees_the_family_given_and_one_way_out_shuts_every_tab(browsing: BrowserContext, service: Service) -> None:
    page = sign_in(browsing, service, "oidc-sw-1")
    expect(page.get_by_text("Worker One")).to_be_visible()
    expect(page.get_by_label("Who this is about")).to_contain_text("Child B1")
    second = browsing.new_page()
    second.goto(f"{service.address}/chronology")
    expect(second.get_by_role("heading", name="Chronology", level=1)).to_be_visible()
    cookies = {cookie["name"]: cookie["value"] for cookie in browsing.cookies()}
    identity = next(cookie for cookie in browsing.cookies() if cookie["name"] == "_streamlit_user")
    assert identity["httpOnly"] and identity["expires"] == -1, "the identity ends with the browser"
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{service.provider}/**")  # the provider is told too
    page.goto(service.address)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(second.get_by_role("button", name="Sign in")).to_be_visible(timeout=45_000)
    assert "Child B1" not in second.content()

    kept = browsing.browser.new_context() if browsing.browser else browsing
    kept.add_cookies([{"name": name, "value": value, "url": service.address} for name, value in cookies.items()])
    again = kept.new_page()
    again.goto(service.address)
    expect(again.get_by_text("You have signed out.")).to_be_visible()
    assert "Child B1" not in again.content(), "a kept cookie does not begin the sign-in again"
    kept.close()


def test_a_core_group_member_has_no_page_that_changes_anything(browsing: BrowserContext, service: Service) -> None:
    page = sign_in(browsing, service, "oidc-pol-1")
    expect(page.get_by_label("Who this is about")).to_contain_text("Child B1")
    menu = page.get_by_test_id("stSidebar")
    expect(menu.get_by_role("link", name="Chronology", exact=True)).to_be_visible()
    for name in ("Import", "Key in", "Themes", "People", "Incidents"):
        assert menu.get_by_role("link", name=name, exact=True).count() == 0
    page.goto(f"{service.address}/key-in")
    expect(page.get_by_text("This page is not part of your work here.")).to_be_visible()


@pytest.mark.parametrize("subject", ["oidc-adm-1", "oidc-stranger"])
def test_neither_an_administrator_nor_a_stranger_sees_a_family(browsing: BrowserContext, service: Service, subject: str) -> None:
    page = sign_in(browsing, service, subject)
    said = "You have no account here" if subject == "oidc-stranger" else "No family is open to you"
    expect(page.get_by_text(said)).to_be_visible()
    assert "Child B1" not in page.content()


def test_without_a_sign_in_nothing_is_taken_up_or_handed_out(service: Service) -> None:
    with httpx.Client(base_url=service.address) as client:
        assert client.put("/_stcore/upload_file/a/b", files={"file": b"x"}).status_code == 401
        assert client.get("/export/guess").status_code == 401
        assert client.get("/media/guess.csv").status_code == 404
        page = client.get("/")
        assert page.headers["cache-control"] == "no-store" and "default-src 'self'" in page.headers["content-security-policy"]
