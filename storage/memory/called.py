"""What speakers are called in memory; see `storage.called`."""

from __future__ import annotations

from collections import Counter

from bot.ports import SpeakerRecord
from storage.called import called
from storage.memory.state import Work


def name_seen(work: Work, speaker: SpeakerRecord) -> str:
    """Return what a speaker is called in the view."""
    if work.view is None or speaker.name == "":
        return speaker.name
    own = (one.claim for one in work.state.claims.values() if one.speaker_id == speaker.id)
    names = Counter(called(claim) for claim in own if work.sees(claim.article_id))
    split = any(one.target == speaker.id and not one.merge for one in work.state.rulings.values())
    if split or speaker.name in names:
        return speaker.name
    return min(names, key=lambda name: (-names[name], name), default="")
