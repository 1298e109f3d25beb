"""A ticket hands its file over once, and not after a minute."""

from dashboard.page_data.tickets import LIFETIME_SECONDS, Outgoing, issue, redeem

FILE = Outgoing("rows.csv", "text/csv", b"x")


def test_a_ticket_works_once() -> None:
    ticket = issue(FILE, now=0)
    assert redeem(ticket, now=1) == FILE
    assert redeem(ticket, now=1) is None


def test_a_ticket_grows_old_and_an_unknown_one_is_nothing() -> None:
    assert redeem(issue(FILE, now=0), now=LIFETIME_SECONDS + 1) is None
    assert redeem("guess", now=0) is None


def test_tickets_cannot_be_guessed_from_each_other() -> None:
    tickets = {issue(FILE, now=0) for _ in range(100)}
    assert len(tickets) == 100 and min(map(len, tickets)) >= 43
