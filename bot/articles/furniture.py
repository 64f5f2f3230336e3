"""What a scraped page carries around its article: buttons, section labels, link lists, appeals, notices.

Each test looks at one line. Lines that hold a quotation are never taken for an appeal, since people are quoted asking
for support; whole-line labels must match from end to end.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE


def _phrases(listed: str) -> frozenset[str]:
    """Return the phrases of a list that is parted by bars."""
    return frozenset(" ".join(phrase.split()) for phrase in listed.split("|"))


_LABELS = _phrases(
    """
    share|share this|share this article|share this story|share this page|share this post|share article|share on|
    share options|sharing options|shares|tweet|tweet this|retweet|pin it|email|e-mail|email this|
    email this article|print|print this|print page|save|save article|saved|bookmark|copy link|link copied|
    get link|like|like this|react|whatsapp|facebook|twitter|x|instagram|linkedin|telegram|reddit|pinterest|
    messenger|youtube|tiktok|mastodon|bluesky|threads|flipboard|rss|advertisement|advertisements|advertising|
    advert|ad|ads|sponsored|sponsored content|promoted|promoted content|paid content|paid post|
    story continues below|story continues below advertisement|article continues below|
    article continues below advertisement|continue reading|continue reading below|
    continue reading the main story|read more|read full story|read the full story|read full article|show more|
    load more|see more|view more|more|next|previous|next article|previous article|back|back to top|top|
    skip to content|skip to main content|skip advertisement|menu|main menu|navigation|search|home|homepage|
    log in|login|sign in|sign up|sign out|register|subscribe|subscribe now|subscribe today|donate|donate now|
    support us|support our work|become a member|become a patron|become a supporter|become a subscriber|
    become a friend|join us|join now|contact us|about us|follow|follow us|following|follow us on|comment|
    comments|view comments|show comments|add comment|leave a comment|post a comment|join the conversation|
    join the discussion|leave a reply|listen|listen to this article|listen to article|listen to this story|play|
    play video|watch|watch video|pause|mute|loading|loading...|please wait|scroll down for video|
    scroll down for more|scroll to continue|view gallery|view photos|view images|open gallery|enlarge|
    click to enlarge|expand|close|hide caption|toggle caption|accept|accept all|accept cookies|reject all|
    manage cookies|cookie settings|cookie policy|privacy policy|terms of use|terms of service|
    terms and conditions|terms & conditions|what's this?|why this ad?|report ad|report this ad|translate|
    font size|text size|a a a|newsletter|newsletters|advertise|most read|most popular|no comments|thank you|
    thanks for reading|gift this article|reprints|reprints & permissions|purchase licensing rights|
    add to favorites
    """
)
_SECTIONS = _phrases(
    """
    news|latest news|breaking|breaking news|world|world news|politics|opinion|business|economy|europe|asia|
    africa|americas|middle east|uk|uk news|us news|u.s.|usa|international|national|local|local news|sport|
    sports|culture|lifestyle|technology|tech|science|health|environment|climate|defence|defense|security|
    society|arts|entertainment|travel|analysis|exclusive|top stories|top news|headlines|in depth|features|live|
    video|videos|photo|photos|home|war|conflicts|crime|education|finance|markets|media|explainers|explainer|
    latest
    """
)

_LINK_LIST = re.compile(
    r"(?:related|similar|recommended|suggested|more|other|latest|recent|popular|trending|top|featured)"
    r"(?:\s+(?:articles?|stor(?:y|ies)|news|posts?|content|coverage|links?|topics?|tags?|reading|videos?|items?|reports?|headlines))"
    r"(?:\s+(?:from|on|in|about)\s.{1,40})?"
    r"|related|see also|read also|also read|also see|tags|topics|keywords|filed under|categories|trending(?: now)?"
    r"|recommended(?: for you| reading)?|you (?:may|might)(?: also)? (?:like|be interested in|have missed)"
    r"|most (?:read|popular|viewed|shared|watched|commented)(?:\s.{1,30})?|more (?:from|on|about|in) .{1,40}"
    r"|editors?[’']?s?[’']? picks?|don[’']t miss"
    r"|what to read next|read next|up next|must read|from around the web|around the web|elsewhere on .{1,30}",
    _I,
)
_POINTER = re.compile(
    r"(?:read more|read also|also read|read next|see also|see more|related|recommended|watch|watch now|listen|"
    r"in pictures|don[’']t miss|more on this|for more|more from .{1,30}|further reading|must read)\s*[:|»>→-]\s*\S.*",
    _I,
)
_LINK_MARK = re.compile(
    r"(?:profile|video|watch|audio|in pictures|gallery|timeline|explainer|q&a|quiz|live|listen|as it happened)\s*[:|-]",
    _I,
)
_CLICK = re.compile(r"(?:please\s+)?(?:click|tap)\s+(?:here|on|to)\b.*|download\s+(?:our|the)\s.*\bapp\b.*", _I)
_FOLLOW = re.compile(
    r"(?:follow|like|join|find|add|connect with|subscribe to)\s+(?:us|our\b.{0,40}|@\w+|.{1,40}\b)\s*"
    r"(?:on|via|through)\s+(?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|google news|tiktok|"
    r"social media|flipboard|bluesky)\b.*",
    _I,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4}|by\b)).*|.{0,120}\ball rights reserved\.?.{0,160}", _I
)
_COUNTER = re.compile(
    r"(?:\d+(?:\.\d+)?[km]?\+?\s+)(?:shares?|comments?|views?|likes?|retweets?|reactions?|votes?|min(?:ute)?s?(?:\s+(?:read|listen|ago))?|hours?\s+ago|days?\s+ago)"
    r"|(?:reading|estimated reading)\s+time:?\s.{1,20}",
    _I,
)
_AD_CREDIT = re.compile(
    r"(?:what's this\?\s*)?.{0,30}\b(?:invented|powered|sponsored|presented|served)\s+by\s+\S.{0,40}", _I
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+", _I)
_RULE = re.compile(r"[\W_]+")

_BID = r"(?:^|[.!?:]\s+|\bplease\s+|\byou (?:can|could|may)(?: also)?\s+)"  # where a request to the reader starts
_COOKIES = re.compile(
    r"\b(?:we|(?:this|our) (?:web)?(?:site|page))\s+(?:\w+\s+){0,2}uses?\s+(?:\w+\s+){0,2}cookies\b"
    r"|^(?=.*\byour?\b).*\baccept(?:ing)?\s+(?:all\s+|our\s+)?cookies\b|\b(?:our|see the) cookie (?:policy|settings)\b",
    _I,
)
_NEWSLETTER = re.compile(
    _BID + r"(?:sign[ -]up|subscribe|register)\s+(?:now\s+|here\s+|today\s+)?(?:to|for)\s+\S.{0,80}"
    r"\b(?:newsletters?|updates|alerts|briefing|mailing list|e-?mails?|channel)\b"
    r"|\b(?:to|in) your (?:inbox|e-?mail)\b|" + _BID + r"get (?:our|the) .{0,60}\bnewsletters?\b",
    _I,
)
_PAYWALL = re.compile(
    r"\byou have (?:\w+ ){1,4}(?:free )?(?:articles?|stories) (?:left|remaining)\b|\balready a (?:subscriber|member)\?"
    r"|\bto (?:continue|keep) reading,? .{0,40}\b(?:subscribe|register|sign in|log in)\b"
    r"|\b(?:subscribe|register|sign in|log in)\b.{0,40}\bto (?:continue|keep) reading\b"
    r"|\bthis (?:article|content|story) is (?:reserved |only )?(?:for|available to) (?:our )?(?:subscribers|members)\b",
    _I,
)
_COMMENTING = re.compile(
    _BID + r"(?:share|tell us|let us know|leave|post|add|join|have your say)\b.{0,60}\bcomments?\b"
    r"|" + _BID + r"(?:send|e-?mail|contact|message|write to) us\b"
    r"|^(?:do you )?have (?:a|any|something)\b.{0,50}\b(?:story|tips?|news)\b.{0,40}\?",
    _I,
)
_APPEAL = re.compile(
    _BID + r"become (?:a|our|one of our) (?:\w+ )?(?:patron|supporter|donor|sponsor|friend|member|subscriber)s?\b"
    r"|"
    + _BID
    + r"(?:donate|contribute|chip in|make a (?:\w+ )?(?:donation|contribution|gift))\b(?:[.!]|.{0,60}\b(?:us|our)\b)"
    r"|\b(?:support|fund|sustain|help) (?:us\b|our (?:\w+ ){0,2}"
    r"(?:work|journalism|reporting|team|newsroom|mission|journalists|reporters|coverage|project|site|website)\b)"
    r"|\bjoin our (?:\w+ )?(?:community|channel|members|readers|mailing list|telegram|whatsapp)\b"
    r"|\b(?:readers|supporters|viewers|listeners|donors) like you\b|\bsupport of our readers\b"
    r"|\bkeep our (?:reporting|journalism|news|website|site|articles|work)\b"
    r"|^(?=.*\byou\b).*\b(?:as little as|for the (?:cost|price) of)\b.{0,40}\bcoffee\b"
    r"|^thank(?:s| you) for (?:\w+ ){0,2}reading\b",
    _I,
)
_QUOTED = re.compile(r"[\"“”«»„]|(?:^|\s)['‘]\w")
_WORD = re.compile(r"[^\W\d_]+")
_NOTICE_LENGTH = 600  # characters; a notice or an appeal in one line is shorter than this


def is_furniture(line: str) -> bool:
    """Say whether `line`, wherever it stands, is no part of an article."""
    if _RULE.fullmatch(line) or _folded(line) in _LABELS:
        return True
    if any(p.fullmatch(line) for p in (_CLICK, _COUNTER, _ADDRESS, _COPYRIGHT)) or is_pointer(line):
        return True
    if _is_foreign_label(line):
        return True
    short = len(line) <= 140
    return (short and any(p.fullmatch(line) for p in (_FOLLOW, _AD_CREDIT))) or is_notice(line)


def is_notice(line: str) -> bool:
    """Say whether `line` speaks to the reader for the site: an appeal, a newsletter, cookies, a paywall, comments."""
    if len(line) > _NOTICE_LENGTH or _QUOTED.search(line):
        return False
    return any(p.search(line) for p in (_COOKIES, _NEWSLETTER, _PAYWALL, _COMMENTING, _APPEAL))


def is_pointer(line: str) -> bool:
    """Say whether `line` points to another page ("Read more: ...")."""
    return len(line) <= 200 and _POINTER.fullmatch(line) is not None


def is_section_label(line: str) -> bool:
    """Say whether `line` names a section of the paper; only above the story is that furniture."""
    parts = [" ".join(part.split()).casefold() for part in re.split(r"[|/»>•·]", line)]
    return all(part in _SECTIONS for part in parts)


def opens_link_list(line: str) -> bool:
    """Say whether `line` is the heading of a list of links ("Related Articles", "Most read")."""
    return len(line) <= 60 and _LINK_LIST.fullmatch(line.rstrip(" :»>")) is not None


def is_link_marked(line: str) -> bool:
    """Say whether a heading-like line calls itself a link to something else ("Profile: ...", "In pictures: ...")."""
    return _LINK_MARK.match(line) is not None


def _folded(line: str) -> str:
    return " ".join(line.split()).casefold().rstrip(" :!.»>→").replace("’", "'")


def _is_foreign_label(line: str) -> bool:
    """Say whether a line of one to three words holds no Latin letter at all: a button in another language."""
    found = _WORD.findall(line)
    return 0 < len(found) <= 3 and not any(c.isascii() or "\u00c0" <= c <= "\u024f" for word in found for c in word)
