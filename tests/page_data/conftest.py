"""Shared by the tests of the forum's work: Family B, its worker, and what the forum of 10 December 2020 could see."""

from datetime import date

import pytest

from dashboard.page_data.history import family_called
from dashboard.page_data.submissions import for_the_forum
from dashboard.store import Database
from data_models.access import Scope
from data_models.history import History
from data_models.record import Family
from tests.conftest import ACTOR


@pytest.fixture
def family(samples: Database) -> Family:
    return family_called(samples, samples.scope_of(ACTOR), "Family B")


@pytest.fixture
def worker(samples: Database) -> Scope:
    return samples.scope_of("sample:social-worker")


@pytest.fixture
def history(samples: Database, worker: Scope, family: Family) -> History:
    return for_the_forum(samples, worker, family, date(2020, 12, 10))
