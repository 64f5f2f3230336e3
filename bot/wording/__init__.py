"""What people read, in their language: one catalogue for every surface."""

from bot.wording.catalogue import ENGLISH, Argument, Language, Wording, wording
from bot.wording.phrase import Phrase
from bot.wording.translating import in_language

__all__ = ["ENGLISH", "Argument", "Language", "Phrase", "Wording", "in_language", "wording"]
