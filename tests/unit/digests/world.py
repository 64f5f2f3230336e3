"""A small world for digests: articles that come in, a clock, and a counterpart that records messages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from bot.claims.claim import Claim, Stance
from bot.contradictions.contradiction import ContradictionKind, Severity
from bot.digests.delivery import Absent, Ambiguous, Found, Outcome, Outgoing, Sent, Unknown
from bot.digests.desk import DigestDesk
from bot.digests.subscription import Wish
from bot.language.moment import Moment, Precision
from bot.language.terms import stems
from bot.places import Place, Platform, Recipient
from bot.ports import Library
from bot.span import Span
from storage.memory import MemoryLibrary
from tests.builders import a_claim, a_contradiction, a_speaker, an_article
from tests.unit.digests.clock import SetClock


@dataclass
class Counterpart:
    """A platform that records what it is sent. `plan` answers the next sends, then it takes everything.

    `lookups` says whether it can be asked for a message; `drops` whether it drops repeats of a nonce.
    """

    plan: list[Outcome | BaseException | Callable[[Outgoing], Outcome]] = field(default_factory=list)
    lookups: bool = False
    drops: bool = False
    posted: list[Outgoing] = field(default_factory=list)
    tries: int = 0

    @property
    def repeatable_for(self) -> timedelta:
        return timedelta(minutes=5) if self.drops else timedelta(0)

    async def send(self, outgoing: Outgoing) -> Outcome:
        self.tries += 1
        answer = self.plan.pop(0) if self.plan else None
        if answer is None:
            return self.post(outgoing)
        if isinstance(answer, BaseException):
            raise answer
        return answer(outgoing) if callable(answer) else answer

    def post(self, outgoing: Outgoing) -> Sent:
        """Take the message."""
        known = [one for one in self.posted if one.nonce == outgoing.nonce]
        if not (known and self.drops):
            self.posted.append(outgoing)
        return Sent(f"id-{outgoing.nonce}")

    def post_and_lose(self, outgoing: Outgoing) -> Outcome:
        """Take the message, and let the answer be lost."""
        self.post(outgoing)
        return Ambiguous("The connection broke.")

    async def look_up(self, outgoing: Outgoing) -> Found:
        if not self.lookups:
            return Unknown()
        known = any(one.nonce == outgoing.nonce for one in self.posted)
        return Sent(f"id-{outgoing.nonce}") if known else Absent()

    def texts(self, to: Recipient | None = None) -> list[str]:
        """Return the summaries of what was posted."""
        return [one.reply.summary for one in self.posted if to in (None, one.to)]


@dataclass
class World:
    """Everything together, on any library."""

    library: Library = field(default_factory=MemoryLibrary)
    clock: SetClock = field(default_factory=SetClock)
    counterpart: Counterpart = field(default_factory=Counterpart)
    articles: int = 0
    claims: list[str] = field(default_factory=list)

    @property
    def desk(self) -> DigestDesk:
        """A desk as a process that has just started has it."""
        return DigestDesk(self.library, self.clock)

    @property
    def senders(self) -> dict[Platform, Counterpart]:
        return dict.fromkeys(Platform, self.counterpart)

    async def tell(
        self,
        *sentences: str,
        speaker: str = "Dana Corvin",
        stance: Stance = Stance.ASSERTS,
        outlet: str = "Harbour Gazette",
        title: str | None = None,
        said: date | Moment | None = None,
    ) -> list[str]:
        """Store an article of these sentences, each a claim of the speaker, and return the claims' ids."""
        self.articles += 1
        text = "\n\n".join(sentences)
        article = an_article(f"a{self.articles:04}", text, outlet=outlet, title=title or f"Story {self.articles}")
        async with self.library.begin() as uow:
            _, article = await uow.articles.put(article)
            speaker_id = speaker.casefold().replace(" ", "-")
            if await uow.speakers.get(speaker_id) is None:
                await uow.speakers.put(a_speaker(speaker_id, speaker, speaker.casefold()))
            made: list[Claim] = []
            for number, sentence in enumerate(sentences):
                span = Span(text.index(sentence), text.index(sentence) + len(sentence))
                claim = a_claim(f"c{self.articles:04}x{number}", article, stance=stance, sentence=span)
                attribution = replace(claim.attribution, content=(span,), source=(span,), cue=(span,))
                proposition = replace(claim.proposition, text=sentence, terms=stems(sentence))
                when = Moment(said, said, Precision.DAY, "stated", span) if isinstance(said, date) else said
                whose = replace(claim.speaker, name=speaker)
                told = replace(claim, attribution=attribution, proposition=proposition, said=when, speaker=whose)
                made.append(told)
            await uow.claims.replace(
                article, [(claim, speaker_id) for claim in made], [claim.proposition.terms for claim in made]
            )
            await uow.commit()
        self.claims += [claim.id for claim in made]
        return [claim.id for claim in made]

    async def dispute(
        self,
        one: str,
        other: str,
        severity: Severity = Severity.MAJOR,
        kind: ContradictionKind = ContradictionKind.DENIAL,
    ) -> str:
        """Store a contradiction between two claims."""
        found = a_contradiction(f"k-{one}-{other}", one, other, severity=severity, kind=kind)
        async with self.library.begin() as uow:
            await uow.contradictions.put([found])
            await uow.commit()
        return found.id

    async def run(self) -> None:
        """Sweep and deliver, as one tick of a process does."""
        await self.desk.sweep()
        await self.deliver()

    async def deliver(self) -> None:
        """Deliver until nothing can be sent; the clock passes the pace of a place."""
        courier = self.desk.courier(self.senders)
        for _ in range(50):
            done = await courier.deliver()
            if not done.total:
                return
            self.clock.pass_by(seconds=2)


def a_place(channel: str = "C1", platform: Platform = Platform.SLACK) -> Place:
    return Place(platform, "T1", channel)


NINE = Wish(at=time(9), zone="Europe/London")
PLACE = a_place()
