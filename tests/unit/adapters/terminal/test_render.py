"""What a terminal shows: the answer first, every quote whole, and nothing that drives the terminal."""

import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from adapters.terminal.plain import plain
from adapters.terminal.render import print_reply, web_address
from bot.replies import Citation, Item, Reply, ReplyKind, Section

QUOTE = "“We have not found the cause of the cracks,” said Mira Tolland, who leads the board."


def reply(
    quote=QUOTE, *, summary="Mira Tolland denied it.", hints=(), url="https://example.org/pier", **changes
) -> Reply:
    citation = Citation(
        "a1", 1, 0, len(quote), quote, "Courier", "Pier to stay closed", url, date(2021, 3, 4), **changes
    )
    item = Item("Mira Tolland", "denies", "2 March 2021", citation, note="same speaker, later", origins=2)
    return Reply(ReplyKind.ANSWER, summary, (Section("Denied", (item,)),), hints)


def drawn(message: Reply, width: int = 80, *, terminal: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=terminal, color_system="standard" if terminal else None
    )
    print_reply(console, message)
    return console.file.getvalue()


def test_the_short_answer_comes_first_and_every_part_of_a_citation_is_shown():
    lines = drawn(reply(), width=200).splitlines()
    assert lines[0] == "Mira Tolland denied it."
    text = "\n".join(lines)
    for part in (
        "Denied",
        "[1] Mira Tolland denies, 2 March 2021",
        QUOTE,
        "Courier · 4 March 2021",
        "https://example.org/pier",
    ):
        assert part in text
    assert "same speaker, later; 2 independent origins" in " ".join(text.split())


def test_items_are_numbered_through_all_sections():
    section = reply().sections[0]
    text = drawn(Reply(ReplyKind.ANSWER, "Two.", (section, section)))
    assert text.index("[1]") < text.index("[2]")


@pytest.mark.parametrize("width", [20, 40, 80, 300])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width):
    text = drawn(reply(hints=("Ask about the northern pier.",), url=None), width=width)
    assert all(len(line) <= min(width, 100) and line == line.rstrip() for line in text.splitlines())
    assert QUOTE.replace(" ", "") in "".join(text.split()).replace("│", "")


def test_an_address_is_whole_in_a_file_and_folded_in_a_terminal():
    assert "https://example.org/pier\n" in drawn(reply(), width=20)
    visible = re.sub(r"\x1b(?:\[[\d;]*m|\]8;[^\x1b]*\x1b\\)", "", drawn(reply(), width=20, terminal=True))
    assert all(len(line) <= 20 for line in visible.splitlines())


@pytest.mark.parametrize(
    "markup", ["[bold]loud[/bold]", "[red]x", "[/]", "[link=https://evil.example]here[/link]", ":smile:"]
)
def test_rich_markup_in_a_quote_is_shown_as_it_is(markup):
    assert markup in drawn(reply(markup, summary=markup))


@pytest.mark.parametrize(
    "attack",
    [
        "\x1b[2J\x1b[Hgone",
        "\x1b]0;title\x07gone",
        "\x1b]8;;https://evil.example\x1b\\gone\x1b]8;;\x1b\\",
        "\x9b31mgone",
        "\x1bP1;2|gone\x1b\\gone",
        "\rgone\b\b",
        "\u202egone\u202c",
        "gone\x07\x00",
        "\x1bcgone",
    ],
)
def test_text_cannot_drive_the_terminal(attack):
    message = reply(attack, summary=attack, hints=(attack,), url="https://example.org/\x1b[31m")
    text = drawn(message)
    assert not any(c in text for c in "\x1b\x9b\x07\x08\r\x00\u202e")
    assert "gone" in text
    assert "evil" not in text


def test_a_link_is_clickable_where_the_terminal_can_do_it():
    assert "\x1b]8;" in drawn(reply(), terminal=True)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://user@evil.example/", "https://a b/", "x", None]
)
def test_only_web_addresses_are_links(url):
    assert web_address(url) is None
    if url:
        assert url not in drawn(reply(url=url))


@pytest.mark.parametrize(
    ("basis", "shown"), [("given", "4 March 2021 ·"), ("text", "(from its text)"), ("inferred", "(inferred)")]
)
def test_a_day_that_was_not_given_is_marked(basis, shown):
    assert shown in drawn(reply(published_basis=basis))


def test_unknown_outlet_and_day_are_said():
    citation = Citation("a1", 1, 0, 4, "Pier", None, None, None, None)
    message = Reply(ReplyKind.ANSWER, "Yes.", (Section(None, (Item("x", "asserts", None, citation),)),))
    assert "outlet unknown · date unknown" in drawn(message)


def test_an_answer_without_sections_is_one_paragraph():
    assert drawn(Reply(ReplyKind.REFUSAL, "Nothing is indexed on that.")) == "Nothing is indexed on that.\n"


@given(st.text())
def test_plain_text_has_no_control_characters_and_is_plain_already(text):
    once = plain(text)
    assert once.isprintable() or not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in once)
    assert plain(once) == once
