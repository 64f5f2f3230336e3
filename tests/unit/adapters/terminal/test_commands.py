"""Each command: what it asks of the desk, what it prints, how it exits."""

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.errors import PermanentError, RetryableError, UserError
from bot.replies import Citation, Item, Picture, Reply, ReplyKind, Section
from bot.requests import ClaimsRequest, ContradictionsRequest, TimelineRequest
from tests.unit.adapters.terminal.desks import Answer

STORY = "The harbour board of Ostrel said on Tuesday that the northern pier will stay closed until spring. " * 2
CITED = Reply(
    ReplyKind.ANSWER,
    "The board said so.",
    (
        Section(
            "Said", (Item("The board", "asserts", None, Citation("a", 1, 0, 4, "Pier", "Courier", None, None, None)),)
        ),
    ),
)


def test_an_answer_is_printed(gainsay, desk):
    result = gainsay("ask", "who", "said", "so?")
    assert (result.exit_code, result.stdout) == (0, "You asked: who said so?\n")


def test_a_question_may_come_from_standard_input(gainsay, desk):
    assert "who said so?" in gainsay("ask", "-", stdin="who said so?").stdout


def test_a_refusal_exits_1_and_explains_when_asked(gainsay, desk):
    desk.answer = Answer(False, Reply(ReplyKind.REFUSAL, "Nothing on that."))
    result = gainsay("ask", "--explain", "who?")
    assert result.exit_code == 1
    assert "- found by its words" in result.stdout


def test_what_cannot_be_read_as_a_question_is_bad_input(gainsay, desk):
    desk.answer = Answer(False, Reply(ReplyKind.NOTICE, "Please ask in at most 600 characters."))
    assert gainsay("ask", "who " * 20_000).exit_code == 2


def test_ask_as_json(gainsay, desk):
    desk.answer = Answer(True, CITED)
    shape = json.loads(gainsay("ask", "--json", "who?").stdout)
    assert shape["answered"] is True
    assert shape["sections"][0]["items"][0]["citation"]["quote"] == "Pier"


@pytest.mark.parametrize(
    ("error", "code"),
    [(UserError("Ask in words."), 2), (RetryableError("It is busy."), 3), (PermanentError("No database."), 3)],
)
def test_an_error_is_one_sentence_on_standard_error(gainsay, desk, error, code):
    desk.error = error
    result = gainsay("ask", "who?")
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", f"{error}\n")


def test_an_empty_question_is_told(gainsay, desk):
    result = gainsay("ask", " ")
    assert (result.exit_code, result.stderr) == (2, "There is no question.\n")


def test_a_wrong_setting_is_told(gainsay, monkeypatch):
    monkeypatch.setenv("GAINSAY_TZ", "Mars/Olympus")
    result = gainsay("articles")
    assert result.exit_code == 2
    assert result.stderr.startswith("GAINSAY_TZ cannot be used")


def test_files_go_in_and_what_fails_is_named(gainsay, desk, tmp_path):
    (tmp_path / "pier.txt").write_text(STORY)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\x00\xff" * 20)
    result = gainsay("ingest", str(tmp_path), "--outlet", "Courier", "--date", "2021-03-04")
    assert result.exit_code == 1
    assert result.stdout == (
        "3 articles: 1 added, 2 failed; 2 new claims.\n"
        "Some disagree with others: `gainsay contradictions` lists them.\n"
    )
    errors = result.stderr.splitlines()
    assert len(errors) == 2
    assert f"{tmp_path}/empty.txt: It is empty." in errors
    assert {draft.outlet for draft in desk.drafts} == {"Courier"}
    assert {draft.published for draft in desk.drafts} == {date(2021, 3, 4)}


def test_one_article_is_told_as_one(gainsay, desk, tmp_path):
    (tmp_path / "pier.txt").write_text(STORY)
    assert gainsay("ingest", str(tmp_path)).stdout.startswith("1 article: 1 added; 2 new claims.\n")


@pytest.mark.parametrize(
    "command",
    [
        ("claims", "--since"),
        ("timeline", "pier", "--until"),
        ("contradictions", "--since"),
        ("digest", "why", "s1", "--day"),
        ("ingest", "--date"),
    ],
)
def test_what_is_no_day_is_told_in_words(gainsay, command):
    result = gainsay(*command, "soon")
    assert result.exit_code == 2
    assert "“soon” is not a day; write it like 2024-10-19." in " ".join(result.stderr.replace("│", " ").split())


def test_ingest_as_json_names_outcomes_in_order(gainsay, desk, tmp_path):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(STORY)
    result = gainsay("ingest", "--json", str(tmp_path / "none"), str(tmp_path))
    shape = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [one["outcome"] for one in shape["results"]] == ["failed", "failed", "added"]
    assert [one.get("code") for one in shape["results"]] == ["missing", "empty", None]
    assert shape["results"][2]["claims"] == 2


def test_articles_that_stay_unread_are_told(gainsay, desk, tmp_path):
    desk.language = "de"
    (tmp_path / "b.txt").write_text(STORY)
    lines = gainsay("ingest", str(tmp_path)).stdout.splitlines()
    assert lines[-1] == "1 of them stays unread, being in another language (de)."


def test_when_nothing_goes_in_the_exit_code_is_2(gainsay, desk, tmp_path):
    assert gainsay("ingest", str(tmp_path / "none")).exit_code == 2


def test_a_manifest_says_more_about_the_files_of_a_directory(gainsay, desk, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "pier.txt").write_text(STORY)
    rows = [{"file": "pier.txt", "title": "Pier to stay closed", "outlet": "Courier"}, {"file": "gone.txt"}]
    (tmp_path / "list.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = gainsay("ingest", str(tmp_path / "texts"), "--manifest", str(tmp_path / "list.jsonl"))
    assert result.exit_code == 1
    assert "list.jsonl, line 2: There is no file 'gone.txt'" in result.stderr
    assert desk.drafts[0].title == "Pier to stay closed"


@pytest.mark.parametrize(
    "words",
    [
        ("ingest",),
        ("ingest", "--title", "One", "a.txt", "b.txt"),
        ("ingest", "--date", "yesterday", "a.txt"),
        ("ingest", "--manifest", "m.jsonl", "a.txt", "b.txt"),
        ("ingest", "--manifest", "missing.jsonl"),
        ("claims", "--stance", "shouts"),
        ("claims", "--since", "2021-03-04", "--until", "2021-03-01"),
        ("claims", "--limit", "0"),
        ("contradictions", "--type", "quarrel"),
        ("unknown",),
    ],
)
def test_wrong_usage_exits_2_without_a_traceback(gainsay, desk, words):
    result = gainsay(*words)
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.output


def test_an_encoding_that_was_guessed_is_a_notice_and_no_failure(gainsay, desk, tmp_path):
    (tmp_path / "pier.txt").write_bytes((STORY + "Café").encode("cp1252"))
    result = gainsay("ingest", str(tmp_path / "pier.txt"))
    assert result.exit_code == 0
    assert "Windows-1252" in result.stderr


def test_start_takes_articles_in_and_answers(gainsay, desk, tmp_path):
    (tmp_path / "pier.txt").write_text(STORY)
    result = gainsay("start", "--seeds", str(tmp_path), "--ask", "who said so?")
    assert (result.exit_code, result.stdout) == (0, "You asked: who said so?\n")
    assert len(desk.drafts) == 1


def test_articles_are_listed(gainsay, desk):
    desk.found = [
        article_of(
            Draft("pier", STORY, title="Pier [bold]closed\x1b[2J", published=date(2021, 3, 4)), lambda text: "en"
        ),
        article_of(Draft("crane", STORY), lambda text: "en"),
    ]
    result = gainsay("articles")
    assert result.exit_code == 0
    assert "2021-03-04" in result.stdout
    assert "Pier [bold]closed" in result.stdout
    assert "\x1b" not in result.stdout
    assert "(no title) crane" in result.stdout
    assert [one["key"] for one in json.loads(gainsay("articles", "--json", "--offset", "1").stdout)] == ["crane"]


def test_no_articles_exits_1(gainsay, desk):
    result = gainsay("articles")
    assert result.exit_code == 1
    assert "ingest" in result.stdout


def test_claims_are_asked_for_by_every_flag(gainsay, desk):
    desk.answer = Answer(True, CITED)
    flags = "--speaker Tolland --stance denies --about pier --outlet Courier --limit 5"
    result = gainsay("claims", *flags.split(), "--since", "2021-03-01", "--until", "2021-03-04")
    assert result.exit_code == 0
    assert "The board asserts" in result.stdout
    assert desk.wanted == [
        ClaimsRequest("Tolland", Stance.DENIES, "pier", date(2021, 3, 1), date(2021, 3, 4), "Courier", 5)
    ]


def test_contradictions_are_asked_for_by_every_flag(gainsay, desk):
    result = gainsay(
        "contradictions", "--about", "pier", "--speaker", "Tolland", "--type", "position change", "--limit", "5"
    )
    assert result.exit_code == 1
    assert desk.wanted == [ContradictionsRequest("pier", "Tolland", ContradictionKind.POSITION_CHANGE, None, 5)]


@pytest.mark.parametrize("command", ["claims", "contradictions"])
def test_nothing_found_is_an_empty_list_and_exits_1(gainsay, desk, command):
    result = gainsay(command, "--json")
    assert (result.exit_code, result.stdout) == (1, "[]\n")


def test_a_claim_that_is_not_there_cannot_be_explained(gainsay, desk):
    result = gainsay("claims", "--explain", "0123")
    assert result.exit_code == 2
    assert "There is no claim '0123'" in result.stderr


def test_version_and_help_need_no_settings(gainsay, monkeypatch):
    monkeypatch.setenv("GAINSAY_TZ", "Mars/Olympus")
    assert gainsay("--version").exit_code == 0
    assert gainsay("--help").exit_code == 0


@pytest.mark.parametrize("command", ["speaker", "article"])
def test_a_page_by_name(gainsay, desk, command):
    desk.answer = Answer(True, CITED)
    result = gainsay(command, "the", "board")
    assert (result.exit_code, desk.wanted) == (0, ["the board"])
    assert "│ Pier" in result.stdout
    assert json.loads(gainsay(command, "board", "--json").stdout)["summary"] == "The board said so."


def test_a_timeline_by_topic_speaker_and_days(gainsay, desk):
    result = gainsay("timeline", "the", "pier", "--speaker", "Corvin", "--since", "2031-05-01", "--limit", "3")
    assert result.exit_code == 1
    assert desk.wanted == [TimelineRequest("the pier", "Corvin", date(2031, 5, 1), None, 3)]


def test_a_timelines_picture_goes_into_a_file(gainsay, desk, tmp_path):
    file = tmp_path / "pier.png"
    assert gainsay("timeline", "pier", "--picture", str(file)).stderr == "There are too few statements for a picture.\n"
    desk.answer = Answer(True, replace(CITED, pictures=(Picture(b"png", "words", "pier.png"),)))
    assert gainsay("timeline", "pier", "--picture", str(file)).exit_code == 0
    assert file.read_bytes() == b"png"
    assert "cannot be written" in gainsay("timeline", "pier", "--picture", str(tmp_path)).stderr
