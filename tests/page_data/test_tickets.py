"""A ticket hands its file over once, and not after a minute."""

from dashboard.page_data.tickets import LIFETIME_SECONDS, Outgoing, issue, redeem

FILE = Outgoing("rows.csv", "text/csv", b"x")


def test_a_ticket_works_once() -> None:
    ticket = issue(FILE, holder="one", now=0)
    assert redeem(ticket, holder="one", now=1) == FILE
    assert redeem(ticket, holder="one", now=1) is None


def test_a_ticket_grows_old_and_an_unknown_one_is_nothing() -> None:
    assert redeem(issue(FILE, holder="one", now=0), holder="one", now=LIFETIME_SECONDS + 1) is None
    assert redeem("guess", holder="one", now=0) is None


def test_tickets_cannot_be_guessed_from_each_other() -> None:
    tickets = {issue(FILE, holder="one", now=0) for _ in range(100)}
    assert len(tickets) == 100 and min(map(len, tickets)) >= 43


def test_a_ticket_is_its_holders_alone_and_somebody_elses_try_leaves_it_to_them() -> None:
    ticket = issue(FILE, holder="one", now=0)
    assert redeem(ticket, holder="another", now=1) is None
    assert redeem(ticket, holder="", now=1) is None
    assert redeem(ticket, holder="one", now=1) == FILE
