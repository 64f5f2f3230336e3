"""What Slack takes, each with its source. Lengths are counted in UTF-16 units, never fewer than Slack counts."""

from __future__ import annotations

from adapters.chat.parts import Cost

# Blocks in a message: docs.slack.dev/reference/block-kit/blocks ("up to 50 blocks in each message").
BLOCKS = 50
# All blocks together: refused as msg_blocks_too_long from about 13,200 on; undocumented, slackapi/bolt-js#2509.
BLOCKS_CHARACTERS = 13_200
# Text of a header block: docs.slack.dev/reference/block-kit/blocks/header-block.
HEADER = 150
# Elements of a context block: docs.slack.dev/reference/block-kit/blocks/context-block.
CONTEXT_ELEMENTS = 10
# A text object: docs.slack.dev/reference/block-kit/composition-objects/text-object.
TEXT_OBJECT = 3000
# The address of a link: docs.slack.dev/reference/block-kit/block-elements/button-element (`url`), the only one given.
URL = 3000
# `text` beside blocks: docs.slack.dev/reference/methods/chat.postMessage ("limit it to 4,000 characters").
TEXT = 4000
# Uses of a response_url, within 30 minutes: docs.slack.dev/interactivity/handling-user-interaction#message_responses.
RESPONSE_URL_USES = 5
# An acknowledgement must come within: docs.slack.dev/apis/events-api and .../slash-commands, both 3 seconds.
ACKNOWLEDGE_SECONDS = 3

# A field of a section: docs.slack.dev/reference/block-kit/blocks/section-block.
FIELD = 2000
# Value and text of a button; text and value of an option; options of a select; title of a modal:
# docs.slack.dev/reference/block-kit/block-elements and .../composition-objects.
BUTTON_VALUE = 2000
BUTTON_TEXT = 75
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTIONS = 100
TITLE = 24
# Blocks of a modal or a Home tab: docs.slack.dev/reference/views.
VIEW_BLOCKS = 100
# Description of an image: docs.slack.dev/reference/block-kit/block-elements/image-element.
ALT = 2000
# Suggested prompts: docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts.
PROMPTS = 4

# Our own, tighter: what one message may hold, counted as the JSON of its blocks.
BUDGET = Cost(characters=11_500, blocks=45)
# Messages per answer: as many as a response_url takes, the same in threads.
PARTS = RESPONSE_URL_USES
# One page of a list that is turned over in its place, and how many there are at most.
PAGE = Cost(characters=11_000, blocks=11)
PAGES = 50
# Two quotes side by side with their sources; what is longer stands one below the other.
PAIR = 6000
# A question kept in a button's value.
QUESTION = 1500
# An answer that takes longer than this shows that it is being worked on.
SILENT_SECONDS = 0.7
# Labels and sentences; a sentence beyond this is linked to and not shown.
SUMMARY = 2500
LABEL = 200
NOTE = 300
HINT = 500
QUOTE = 4000
# A response_url lives 30 minutes; an answer that takes longer than this is given up and said so.
ANSWER_SECONDS = 120.0
# Waits for a 429 before giving up: the header says how long each time.
RATE_LIMIT_RETRIES = 3
# Wait after a 429 that does not say how long: docs.slack.dev/apis/web-api/rate-limits, a message a second and channel.
RETRY_SECONDS = 1.0
# One Web API request may take: slack_sdk's own default.
REQUEST_SECONDS = 30
# A person's profile is asked for in the middle of an answer, which goes on without it after this.
PROFILE_SECONDS = 2.0
# Between pings on the web socket: slack_sdk's own default.
PING_SECONDS = 5.0
