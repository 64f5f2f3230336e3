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
# Follow-ups that every kind of installation may send: same page, five for an app that only a user installed.
FOLLOWUPS = 5
# `nonce` of a message: docs.discord.com/developers/resources/message#create-message.
NONCE = 25
# A command's or option's description, and the choices of an option:
# docs.discord.com/developers/interactions/application-commands.
DESCRIPTION = 100
CHOICES = 25

# Our own, tighter: one component is the container that holds the others.
BUDGET = Cost(characters=3800, blocks=COMPONENTS - 3)
# Messages per answer: the response and four follow-ups.
PARTS = FOLLOWUPS
# Labels and sentences, escaped; a sentence beyond this is linked to and not shown.
SUMMARY = 1500
HEADING = 150
LABEL = 150
NOTE = 300
HINT = 400
URL = 500
QUOTE = 2000
# A question as an option of a command.
QUESTION = 500
# Given up and said so, while the interaction's token still lives.
ANSWER_SECONDS = 14.0 * 60
