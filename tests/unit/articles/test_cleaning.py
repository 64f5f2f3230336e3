"""Cleaning on invented pages; every quote is `text[start:end]`, every line of the story stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.article import Article, Basis, BlockKind
from bot.articles.cleaning import MAX_CHARACTERS, article_id, article_of
from bot.articles.draft import Draft
from bot.articles.unreadable import Unreadable, UnreadableCode

STORY = (
    "The harbour board of Ostrel said on Tuesday that the northern pier will stay closed until spring.",
    "“We have not found the cause of the cracks,” said Mira Tolland, who leads the board. “Join us in being patient.”",
    "The fishers' union doubts that repairs will be done in time, and it asked the council to support our ports.",
)


def cleaned(*lines: str, **metadata) -> Article:
    return article_of(Draft("ostrel", "\n\n".join(lines), **metadata), lambda text: "en")


def blocks(article: Article, kind: BlockKind) -> list[str]:
    return [article.quote(block.span) for block in article.blocks if block.kind is kind]


def test_blocks_cover_the_text_in_order_and_hold_no_line_break():
    article = cleaned("Pier to stay closed", "By Ann Lee", *STORY)
    assert "\n\n".join(article.quote(block.span) for block in article.blocks) == article.text
    assert [block.kind for block in article.blocks][:2] == [BlockKind.HEADLINE, BlockKind.BYLINE]
    assert blocks(article, BlockKind.PARAGRAPH) == list(STORY)


@pytest.mark.parametrize(
    "furniture",
    [
        "Share",
        "SHARE THIS ARTICLE",
        "Tweet",
        "Advertisement",
        "Story continues below advertisement",
        "Scroll down for video",
        "12 comments",
        "4 min read",
        "Read more: Five harbours that vanished",
        "See also: the bridges of Ostrel",
        "Sign up for our free newsletter and get the harbour news every morning.",
        "Become a patron!",
        "Join our community and help us write more about the sea.",
        "For as little as the price of one coffee a month you can keep this site free.",
        "We use cookies to make this site work. Accept all cookies or see your choices.",
        "Follow us on Facebook and Instagram",
        "© 2021 Ostrel Courier. All rights reserved.",
        "Already a subscriber? Sign in",
        "https://example.org/pier",
        "window.dataLayer.push({event: 'view'});",
        "(function() { document.getElementById('ad').innerHTML = 'x'; })();",
        "<script>var a = 1;</script>",
        "* * *",
        "____",
        "Have a story for us? Share it in the comments.",
    ],
)
def test_furniture_goes_and_the_story_stays(furniture):
    article = cleaned("Pier to stay closed", STORY[0], furniture, *STORY[1:])
    assert blocks(article, BlockKind.PARAGRAPH) == list(STORY)
    assert article.text == "\n\n".join(("Pier to stay closed", *STORY))


@pytest.mark.parametrize(
    "sentence",
    [
        "Members contribute ten crowns a month to the harbour fund, which is empty today.",
        "The price of a cup of coffee at the pier has doubled since last winter.",
        "The council hopes that Ostrel will become a donor to the islands next year.",
        "“Please support us and donate to our crews,” the captain told a crowd on Sunday.",
        "Users who accept all cookies are followed across the web, the report found.",
        "Captains must register for the storm alerts before they leave the port.",
        "Officials share their concerns in the comments, the mayor said.",
        "News of the closure spread fast.",
        "The ferry line did not respond to a request for comment.",
    ],
)
def test_what_only_resembles_furniture_stays(sentence):
    assert sentence in blocks(cleaned("Pier to stay closed", *STORY, sentence), BlockKind.PARAGRAPH)


def test_a_link_list_goes_and_the_paragraph_right_under_it_stays():
    text = "\n".join(
        [STORY[0], "", "Related Stories", "", "Ten piers to see", "Who owns the harbour? Courier", STORY[1]]
    )
    article = article_of(Draft("ostrel", text), lambda text: "en")
    assert blocks(article, BlockKind.PARAGRAPH) == [STORY[0], STORY[1]]
    assert "Ten piers" not in article.text


def test_headings_in_a_row_that_repeat_or_call_themselves_links_go():
    links = ("Who owns the pier?", "Who owns the pier?", "Profile: the harbour board")
    assert blocks(cleaned(STORY[0], *links, *STORY[1:]), BlockKind.SUBHEADING) == []


def test_section_labels_go_only_above_the_story():
    article = cleaned("News", "World | Business", "Pier to stay closed", "Share", *STORY[:2], "Analysis", STORY[2])
    assert article.title == "Pier to stay closed"
    assert blocks(article, BlockKind.SUBHEADING) == ["Analysis"]
    assert not article.text.startswith("News")


def test_captions_bylines_and_subheadings_are_told_apart():
    article = cleaned(
        "Cranes stand idle on the pier. (Photo by Bo Oak/Somewhere Pictures)",
        "Pier to stay closed",
        "By Ann Lee and Bo Oak",
        STORY[0],
        "What the union wants",
        STORY[1],
        "Fishers wait for the ice to break on the northern pier of Ostrel on a cold morning in January",
        STORY[2],
        "Reporting by Ann Lee; editing by Bo Oak",
    )
    assert blocks(article, BlockKind.CAPTION) == [
        "Cranes stand idle on the pier. (Photo by Bo Oak/Somewhere Pictures)",
        "Fishers wait for the ice to break on the northern pier of Ostrel on a cold morning in January",
    ]
    assert blocks(article, BlockKind.SUBHEADING) == ["What the union wants"]
    assert blocks(article, BlockKind.BYLINE) == ["By Ann Lee and Bo Oak", "Reporting by Ann Lee; editing by Bo Oak"]
    assert article.byline == "Ann Lee and Bo Oak"


def test_a_sentence_that_cites_an_agency_is_no_caption():
    article = cleaned(*STORY, "“The pier is lost,” a diver told Reuters.")
    assert blocks(article, BlockKind.CAPTION) == []


def test_a_repeated_paragraph_is_kept_once_and_a_caption_that_repeats_a_sentence_is_kept_as_caption():
    pulled = "The harbour board of Ostrel said on Tuesday that the northern pier will stay closed until spring"
    article = cleaned(pulled, "Pier to stay closed", *STORY, STORY[2])
    assert (
        blocks(article, BlockKind.PARAGRAPH).count(STORY[2]) + blocks(article, BlockKind.CAPTION).count(STORY[2]) == 1
    )
    assert STORY[0] in blocks(article, BlockKind.PARAGRAPH)
    assert pulled in article.text


def test_a_glued_byline_and_dateline_are_parted():
    article = cleaned("By Ann Lee OSTREL, Nov 3 (Wire) - " + STORY[0], *STORY[1:])
    assert article.byline == "Ann Lee"
    assert blocks(article, BlockKind.PARAGRAPH)[0].startswith("OSTREL, Nov 3 (Wire) - The harbour")
    assert article.published is None


def test_script_at_the_end_of_a_paragraph_goes_and_its_words_stay():
    article = cleaned(
        STORY[0] + '    APP.queue.push(function () { document.getElementById("a").innerHTML = UI.f("b"); });',
        *STORY[1:],
    )
    assert blocks(article, BlockKind.PARAGRAPH) == list(STORY)


def test_tags_entities_and_white_space_are_made_plain():
    first = STORY[0].replace(" ", "&nbsp;&#32;", 1)
    html = f"<h1>Pier to stay closed</h1><p>{first}</p>\r\n<p>{STORY[1]}<br>{STORY[2]}</p>"
    article = cleaned(html)
    assert article.title == "Pier to stay closed"
    assert blocks(article, BlockKind.PARAGRAPH) == list(STORY)


def test_lines_broken_at_a_fixed_width_are_joined():
    text = (
        "The harbour board said on Tuesday that the northern\npier will stay closed until spring, after divers\n"
        "found cracks in two of its pillars and in the wall\nthat holds the old crane.\n\n"
        "The union doubts that the repairs will be done by\nthe time the fleet comes back from the islands."
    )
    assert len(blocks(article_of(Draft("wrapped", text), lambda text: "en"), BlockKind.PARAGRAPH)) == 2


def test_given_metadata_goes_before_the_text():
    article = cleaned(
        "Pier to stay closed",
        "Published 4 March 2021",
        *STORY,
        title="Board shuts pier",
        published=date(2021, 3, 5),
        outlet="Courier",
    )
    assert (article.title, article.title_basis) == ("Board shuts pier", Basis.GIVEN)
    assert (article.published, article.published_basis) == (date(2021, 3, 5), Basis.GIVEN)
    assert (article.outlet, article.outlet_basis) == ("Courier", Basis.GIVEN)


def test_an_inferred_date_keeps_its_basis():
    article = cleaned(*STORY, published=date(2021, 3, 5), published_basis=Basis.INFERRED)
    assert article.published_basis is Basis.INFERRED


@pytest.mark.parametrize(
    "line",
    [
        "Published 4 March 2021",
        "Published: Thu, 4 Mar 2021 10:20 GMT",
        "March 4th, 2021",
        "Posted on 2021-03-04T08:00:00Z",
        "By Ann Lee, 4 March 2021",
    ],
)
def test_a_date_that_the_text_states_of_itself_is_taken_and_marked(line):
    article = cleaned("Pier to stay closed", line, *STORY)
    assert (article.published, article.published_basis) == (date(2021, 3, 4), Basis.TEXT)


def test_published_goes_before_updated():
    article = cleaned("Pier to stay closed", "Updated 6 March 2021", "Published 4 March 2021", *STORY)
    assert article.published == date(2021, 3, 4)


def test_the_date_of_a_statement_is_never_taken():
    article = cleaned(
        "Pier to stay closed", *STORY, "The mayor denied it on 3 March 2021.", "On March 2, 2021, he left."
    )
    assert (article.published, article.published_basis) == (None, Basis.UNKNOWN)


def test_a_date_that_reads_two_ways_is_unknown():
    assert cleaned("Pier to stay closed", "Published 03/04/2021", *STORY).published is None


def test_a_title_and_date_header_is_metadata():
    article = article_of(
        Draft("ostrel", "Pier to stay closed\ndate 2021-03-04\n\n" + "\n".join(STORY)), lambda text: "en"
    )
    assert (article.title, article.published, article.published_basis) == (
        "Pier to stay closed",
        date(2021, 3, 4),
        Basis.GIVEN,
    )
    assert "2021" not in article.text


def test_front_matter_is_metadata():
    front = (
        '---\ntitle: "Pier to stay closed"\nsite: Courier\nlink: https://example.org/pier\n'
        "date: 2021-03-04\nauthor: Ann Lee\n---\n"
    )
    article = article_of(Draft("ostrel", front + "\n".join(STORY)), lambda text: "en")
    assert (article.title, article.outlet, article.url) == (
        "Pier to stay closed",
        "Courier",
        "https://example.org/pier",
    )
    assert (article.published, article.byline) == (date(2021, 3, 4), "Ann Lee")
    assert article.text == "\n\n".join(STORY)


def test_without_a_headline_the_title_is_unknown():
    assert (cleaned(*STORY).title, cleaned(*STORY).title_basis) == (None, Basis.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", UnreadableCode.EMPTY),
        (" \n\t\n", UnreadableCode.EMPTY),
        ("\x89PNG\x00\x01\x02\x03" * 50, UnreadableCode.BINARY),
        ("long " * MAX_CHARACTERS, UnreadableCode.TOO_LONG),
        ("Pier closed.", UnreadableCode.TOO_SHORT),
        ("Share\n\nTweet\n\nAdvertisement\n\n" + "Read more: Ten piers to see\n" * 20, UnreadableCode.TOO_SHORT),
    ],
)
def test_what_is_no_article_is_refused_with_one_sentence(text, code):
    with pytest.raises(Unreadable) as refused:
        article_of(Draft("bad", text), lambda text: "en")
    assert refused.value.code is code
    assert str(refused.value).count("\n") == 0
    assert str(refused.value).endswith(".")


def test_another_language_is_refused_by_the_shipped_detector():
    text = "Die Hafenbehörde teilte am Dienstag mit, dass der nördliche Pier bis zum Frühjahr geschlossen bleibt. " * 3
    with pytest.raises(Unreadable, match="not in English") as refused:
        article_of(Draft("de", text))
    assert refused.value.code is UnreadableCode.LANGUAGE


def test_another_language_is_taken_where_it_is_welcome():
    text = "Die Hafenbehörde teilte am Dienstag mit, dass der nördliche Pier bis zum Frühjahr geschlossen bleibt. " * 3
    assert article_of(Draft("de", text), any_language=True).language == "de"


def test_the_id_depends_on_the_key_alone_and_the_digest_on_the_text():
    one, same = cleaned(*STORY), cleaned(*STORY, title="Another")
    assert one.id == same.id == article_id("ostrel")
    assert one.digest == same.digest != cleaned(*STORY[:2]).digest
    assert len(one.id) == 16


LINES = st.lists(
    st.sampled_from(
        [*STORY, "Share", "Pier to stay closed", "What next?", "Related:", "A", "- one -", "", "By Ann Lee"]
    )
    | st.text(max_size=60)
)


@given(LINES)
def test_whatever_comes_the_blocks_tile_the_text_and_cleaning_again_changes_no_story_line(lines):
    try:
        article = article_of(Draft("any", "\n".join([*STORY, *lines])), lambda text: "en")
    except Unreadable:
        return
    quotes = [article.quote(block.span) for block in article.blocks]
    assert "\n\n".join(quotes) == article.text
    assert all(quote and "\n" not in quote and quote == quote.strip() for quote in quotes)
    assert all(line in article.text for line in STORY)


def test_control_characters_are_no_part_of_a_name_or_address():
    draft = Draft("ke\x00y", "text", title="Pier\x1b closed\ud800", outlet="\x07Courier", byline=None)
    assert (draft.key, draft.title, draft.outlet) == ("key", "Pier closed", "Courier")
