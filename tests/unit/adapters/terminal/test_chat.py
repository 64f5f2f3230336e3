"""The conversation, fed by a pipe as scripts do."""

from bot.errors import UserError
from bot.requests import ClaimsRequest, ContradictionsRequest


def test_each_line_is_answered_in_one_thread_until_the_input_ends(gainsay, desk):
    result = gainsay("chat", stdin="who said so?\n\n  and who denied it?")
    assert result.exit_code == 0
    assert result.stdout == "You asked: who said so?\n\nYou asked: and who denied it?\n\n"
    (first, thread), (second, same) = desk.asked
    assert (first, second) == ("who said so?", "and who denied it?")
    assert thread == same is not None


def test_a_person_can_leave(gainsay, desk):
    for word in ("/quit", "exit", "QUIT"):
        assert gainsay("chat", stdin=f"{word}\nwho said so?\n").stdout == ""


def test_an_error_does_not_end_the_talk(gainsay, desk):
    desk.error = UserError("Ask in words.")
    result = gainsay("chat", stdin="?!\nwho?\n")
    assert (result.exit_code, result.stdout.count("Ask in words.")) == (0, 2)


def test_commands(gainsay, desk):
    result = gainsay("chat", stdin="/help\n/claims Mira Tolland\n/contradictions\n/status\nwho?\n/why\n/dance\n")
    for part in ("/claims NAME", "No claims.", "3 articles are indexed.", "found by its words", "no command /dance"):
        assert part in result.stdout
    assert desk.wanted == [ClaimsRequest(speaker="Mira Tolland"), ContradictionsRequest()]
