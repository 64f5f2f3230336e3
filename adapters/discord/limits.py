"""What Discord takes, each with its source. Lengths are counted in UTF-16 units, never fewer than Discord counts."""

from __future__ import annotations

from adapters.chat.parts import Cost

# Components of a message, nested ones counted: docs.discord.com/developers/components/reference ("up to 40 total").
COMPONENTS = 40
# Characters of all text displays of a message together: same page; discord.py counts but does not stop it.
CHARACTERS = 4000
# First response to an interaction, and life of its token:
# docs.discord.com/developers/interactions/receiving-and-responding.
RESPONSE_SECONDS = 3
TOKEN_SECONDS = 15 * 60
# `nonce` of a message: docs.discord.com/developers/resources/message#create-message.
NONCE = 25
# A command's or option's description, and the choices of an option:
# docs.discord.com/developers/interactions/application-commands.
DESCRIPTION = 100
CHOICES = 25
CHOICE = 100

# An embed's description, its title, and all embeds of a message together:
# docs.discord.com/developers/resources/message#embed-object-embed-limits.
EMBED_DESCRIPTION = 4096
EMBEDS_CHARACTERS = 6000
# The words on a button, its id, and the words that describe a picture:
# docs.discord.com/developers/components/reference.
BUTTON_LABEL = 80
CUSTOM_ID = 100
ALT = 1024
# The name of a thread: docs.discord.com/developers/resources/channel#start-thread-from-message.
THREAD_NAME = 100

# Our own, tighter: the container, a gallery, two rows of six buttons and the separator above them are ten.
BUDGET = Cost(characters=3800, blocks=COMPONENTS - 11)
# Pages of an answer that can be turned over; what is beyond them is counted on the last.
PAGES = 25
# Labels and sentences, escaped; a sentence beyond this is linked to and not shown.
SUMMARY = 1500
HEADING = 150
LABEL = 150
NOTE = 300
HINT = 400
URL = 500
QUOTE = 2000
# A question as an option of a command, or as a message that is asked about.
QUESTION = 500
# Given up and said so, while the interaction's token still lives.
ANSWER_SECONDS = 14.0 * 60
# The same for a button: what it needs is one look into the database.
BUTTON_SECONDS = 60.0
# A rate limit that asks for more is not waited out; what asks again later does.
LONGEST_WAIT = 60.0
