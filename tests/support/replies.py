"""Replies for tests: a plain one, and strategies for hostile and long ones."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from bot.replies import Citation, Item, Picture, Reply, ReplyKind, Section

HOSTILE = (
    "<!channel>", "<!here>", "<!everyone>", "<@U1>", "<@U1|ann>", "<#C1|general>", "<!subteam^S1>",
    "<!date^0^{date}|then>", "<https://evil.example|bank>", "@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>",
    "</gainsay ask:1>", "<:x:1>", "<a:x:1>", "<t:0:R>", "<id:home>", "[bank](https://evil.example)", "[a](<b>)",
    "https://evil.example/x", "http://evil.example", "discord.gg/abc", "# heading", "-# small", "> quote", ">>> all",
    "```", "`", "||spoiler||", "**bold**", "__under__", "~~gone~~", "* item", "- item", "+ item", "1. item", "\\",
    "&amp;", "&lt;", "]", "[", ")", "(", "|", ">", "&", "\n", "\n\n", " ", "\u202e", "\u200b", "\x00", "\t",
    "🧭", "é", "Київ", "مصدر",
)  # fmt: skip
URLS = (
    "https://news.example/a", "http://news.example/a?b=c&d=e#f", "https://news.example/a_(b)", "https://news.example/a|b",
    "https://news.example/a>b", "https://news.example/<!channel>", "https://news.example/a`b*c_d~e",
    "javascript:alert(1)",
    "https://bank.example@evil.example/", "ftp://news.example/a", "https://news.example/a b", "https://", "https://[::1",
    "mailto:a@news.example", "https://news.example/" + "a" * 5000, "https://news.example/\n@everyone", "",
    "https://новини.example/стаття", "https://news.example/%7C",
)  # fmt: skip


def citation(quote: str = "The bridge is closed.", url: str | None = "https://news.example/a") -> Citation:
    return Citation("0" * 16, 1, 0, len(quote), quote, "The Harbour Gazette", "Bridge closed", url, date(2024, 10, 19))


def item(quote: str = "The bridge is closed.", speaker: str = "The mayor") -> Item:
    return Item(speaker, "denies", "18 October 2024", citation(quote), "reported by two outlets", 2)


def reply(*items: Item, kind: ReplyKind = ReplyKind.ANSWER) -> Reply:
    return Reply(
        kind, "The mayor denied it.", (Section("Those who deny", items or (item(),)),), ("Ask about the ferry.",)
    )


def hostile(most: int = 4) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(HOSTILE), max_size=most).map("".join)


def long(length: int) -> st.SearchStrategy[str]:
    pieces = st.sampled_from((*HOSTILE, "word ", "🧭", "&", "<", "*", "\\", "\n"))
    return st.builds(lambda piece, repeats: (piece * repeats)[:length], pieces, st.integers(1, length))


def words() -> st.SearchStrategy[str]:
    return st.one_of(hostile(), st.text(max_size=12), long(5000))


def citations() -> st.SearchStrategy[Citation]:
    return st.builds(
        lambda quote, outlet, title, url, day, basis: Citation(
            "0" * 16, 1, 0, len(quote), quote, outlet, title, url, day, basis
        ),
        words(),
        st.none() | words(),
        st.none() | words(),
        st.none() | st.sampled_from(URLS) | hostile(3).map("https://news.example/".__add__),
        st.none() | st.dates(),
        st.sampled_from(("given", "text", "unknown")),
    )


def items() -> st.SearchStrategy[Item]:
    return st.builds(Item, words(), words(), st.none() | words(), citations(), st.none() | words(), st.integers(1, 5))


def replies() -> st.SearchStrategy[Reply]:
    sections = st.builds(Section, st.none() | words(), st.lists(items(), max_size=4).map(tuple))
    pictures = st.builds(lambda alt: Picture(b"", alt, "a.png"), words())
    return st.builds(
        Reply,
        st.sampled_from(ReplyKind),
        words(),
        st.lists(sections, max_size=3).map(tuple),
        st.lists(words(), max_size=3).map(tuple),
        st.lists(pictures, max_size=1).map(tuple),
    )
