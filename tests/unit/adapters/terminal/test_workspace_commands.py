"""An operator sees what is kept of each workspace, says for how long, and forgets one."""

import json

import pytest

from bot.digests.subscription import Wish
from bot.places import Place, Platform
from tests.finishing import finish


@pytest.fixture(autouse=True)
def _subscribed(desk):
    desk.digests._library = desk.workspaces._library
    finish(desk.digests.subscribe(Place(Platform.SLACK, "T1", "C1"), Wish()))


def test_workspaces_are_listed_kept_and_forgotten(gainsay):
    assert gainsay("workspaces", "keep", "slack:T1", "30").stdout == "What is slack:T1's own is kept 30 days.\n"
    told = gainsay("workspaces", "list")
    assert told.stdout == ("slack:T1: 1 subscriptions, 0 feeds, 0 digests, 0 verdicts on answers; kept 30 days\n")
    (one,) = json.loads(gainsay("workspaces", "list", "--json").stdout)
    assert (one["workspace"], one["subscriptions"], one["days"]) == ("slack:T1", 1, 30)

    unsure = gainsay("workspaces", "forget", "slack:T1")
    assert (unsure.exit_code, "--yes" in unsure.stderr) == (2, True)
    assert gainsay("workspaces", "forget", "slack:T1", "--yes").stdout == "slack:T1 is forgotten.\n"
    assert gainsay("workspaces", "list").exit_code == 1


@pytest.mark.parametrize(
    ("days", "told"), [((), "as long as GAINSAY_KEEP_DAYS says"), (("0",), "for ever"), (("2",), "2 days")]
)
def test_for_how_long_is_told(gainsay, days, told):
    assert told in gainsay("workspaces", "keep", "discord:42", *days).stdout
    assert "discord:42" in gainsay("workspaces", "list").stdout


@pytest.mark.parametrize("name", ["slack", "slack:", "irc:1", "terminal:1", ""])
def test_what_is_no_workspace_is_told(gainsay, name):
    refused = gainsay("workspaces", "keep", name, "30")
    assert (refused.exit_code, "is no workspace" in refused.stderr) == (2, True)
