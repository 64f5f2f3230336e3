"""`gainsay speakers`: what it asks of the desk, what it prints, how it exits."""

import json
from datetime import UTC, date, datetime

import pytest

from bot.claims.rulings import Ruling
from bot.errors import UserError
from bot.ports import SpeakerRecord
from bot.speaker_desk import Link, Moved, SpeakerPage
from tests.builders import an_article

ADA = SpeakerRecord("s1", "Ada Mirel\x1b[2J", "person", "Ostrel", ("ada mirel", "the mayor"), 3)
MERGED = Ruling("s0", "s1", datetime(2031, 5, 4, tzinfo=UTC), was_name="A. Mirel")
SPLIT = Ruling("s1", "s2", datetime(2031, 5, 5, tzinfo=UTC), name="the mayor", article_id="a2")
LINK = Link(
    an_article(published=date(2031, 5, 4)), "Mirel", ("the mayor",), ("she",), ('"she" is Mirel',), "one name", 3
)


class SetSpeakers:
    def __init__(self):
        self.asked = []

    async def list(self, prefix, *, limit):
        self.asked.append((prefix, limit))
        return [ADA] if prefix != "zzz" else []

    async def show(self, who):
        self.asked.append(who)
        return SpeakerPage(ADA, (LINK,), (MERGED, SPLIT))

    async def merge(self, who, into):
        self.asked.append((who, into))
        return Moved(ADA, 2, 1)

    async def split(self, who, *, name, article_id, called):
        if not (name or article_id):
            raise UserError("Say what to split off: a name or an article.")
        self.asked.append((who, name, article_id, called))
        return Moved(ADA, 2, 1)


@pytest.fixture
def speakers(desk):
    desk.speakers = SetSpeakers()
    return desk.speakers


def test_speakers_are_listed_with_their_ids(gainsay, speakers):
    result = gainsay("speakers", "list", "--name", "mir", "--limit", "5")
    assert result.exit_code == 0
    assert "Ada Mirel" in result.stdout
    assert "\x1b" not in result.stdout
    assert speakers.asked == [("mir", 5)]
    assert json.loads(gainsay("speakers", "list", "--json").stdout)[0]["id"] == "s1"


def test_nobody_of_that_name_exits_1(gainsay, speakers):
    assert gainsay("speakers", "list", "--name", "zzz").exit_code == 1


def test_a_speaker_is_shown_with_rulings_and_evidence(gainsay, speakers):
    told = gainsay("speakers", "show", "s1").stdout
    assert "A. Mirel (s0) was merged into s1 on 2031-05-04" in told
    assert "the name “the mayor” in article a2 was split off from s1 to s2" in told
    assert '"she" is Mirel' in told
    shape = json.loads(gainsay("speakers", "show", "s1", "--json").stdout)
    assert [one["kind"] for one in shape["rulings"]] == ["merge", "split"]
    assert shape["links"][0]["evidence"] == ['"she" is Mirel']


def test_merging_and_splitting_say_what_they_did(gainsay, speakers):
    result = gainsay("speakers", "merge", "A. Mirel", "s1")
    assert result.stdout == "2 claims went to Ada Mirel (s1); contradictions that follow from it: 1.\n"
    shape = json.loads(gainsay("speakers", "split", "s1", "--article", "a2", "--called", "Ada", "--json").stdout)
    assert (shape["claims_moved"], shape["contradictions"]) == (2, 1)
    assert speakers.asked == [("A. Mirel", "s1"), ("s1", "", "a2", "Ada")]


def test_what_cannot_be_split_exits_2(gainsay, speakers):
    result = gainsay("speakers", "split", "s1")
    assert (result.exit_code, result.stderr) == (2, "Say what to split off: a name or an article.\n")
