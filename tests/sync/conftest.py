"""What the tests of sync share."""

import pytest
from editions import Files, edition
from sync_editions import CHINESE, PAGE


@pytest.fixture
def files() -> Files:
    """A synced edition of one page, partly translated."""
    return edition(PAGE, CHINESE)
