"""What the core needs of the world: a store for each noun, the unit of work they share, and the time.

`storage` holds the real stores and, in `storage.memory`, the in-memory twins that ship as public API; one contract
suite runs on all of them. What a room alone needs is in the room (`bot/feeds/ports.py`, `bot/digests/ports.py`).
"""

from bot.ports.articles import ArticleStore, Edition, Put
from bot.ports.claims import ClaimFilter, ClaimOutline, ClaimRecord, ClaimStore
from bot.ports.clock import Clock
from bot.ports.contradictions import ContradictionFilter, ContradictionRecord, ContradictionStore
from bot.ports.conversations import ConversationStore
from bot.ports.library import Library, UnitOfWork
from bot.ports.search import Passage, PassageRecord, SearchIndex, Sought
from bot.ports.speakers import SpeakerRecord, SpeakerStore

__all__ = [
    "ArticleStore",
    "ClaimFilter",
    "ClaimOutline",
    "ClaimRecord",
    "ClaimStore",
    "Clock",
    "ContradictionFilter",
    "ContradictionRecord",
    "ContradictionStore",
    "ConversationStore",
    "Edition",
    "Library",
    "Passage",
    "PassageRecord",
    "Put",
    "SearchIndex",
    "Sought",
    "SpeakerRecord",
    "SpeakerStore",
    "UnitOfWork",
]
