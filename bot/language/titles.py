"""Titles before names and the nouns of offices: "Mr", "Lt. Gen.", "prime minister", "spokesman"."""

from __future__ import annotations

from bot.language.gazetteer import gender_of

_MALE = frozenset(
    "mr mister sir lord baron prince king emperor sultan emir sheikh father fr brother monsieur herr".split()
)
_FEMALE = frozenset("mrs ms miss madam madame lady dame baroness princess queen empress sister frau mme mlle".split())
HONORIFICS = (
    _MALE
    | _FEMALE
    | frozenset(
        """dr prof rev hon gen lt col maj capt cpt sgt cpl pvt adm cmdr cdr brig sen rep gov amb det insp supt pres mx
        ayatollah imam rabbi pope pastor reverend bishop archbishop cardinal saint st justice judge""".split()
    )
)
RANKS = frozenset(
    """general lieutenant colonel major captain sergeant corporal private admiral commander brigadier marshal
    commodore lieutenant-general major-general lieutenant-colonel rear vice-admiral""".split()
)
# Nouns that name an office or a standing; they may head a description of a person.
OFFICES = frozenset(
    """president premier chancellor minister secretary spokesman spokeswoman spokesperson ambassador envoy governor
    mayor senator congressman congresswoman congressperson representative lawmaker legislator deputy speaker
    chairman chairwoman chairperson chair chief head leader director commissioner commander adviser advisor aide
    official officer analyst expert economist professor lecturer researcher scientist historian lawyer attorney
    prosecutor judge justice king queen prince princess emperor sultan emir crown-prince monarch pope cardinal
    archbishop bishop imam ayatollah cleric pastor rabbi executive ceo cfo coo cto founder co-founder owner
    editor editor-in-chief reporter journalist correspondent columnist author writer activist campaigner
    organizer organiser negotiator mediator diplomat general admiral colonel major captain lieutenant sergeant
    marshal brigadier inspector superintendent sheriff constable detective candidate nominee vice-president
    vice-chancellor pm mp mep cabinet-secretary undersecretary under-secretary treasurer comptroller auditor
    ombudsman coordinator co-ordinator manager coach principal dean rector chancellor-elect president-elect
    premier-designate strategist pollster trader investor banker engineer doctor physician surgeon
    epidemiologist virologist nurse teacher fellow scholar student resident farmer fisherman worker driver
    survivor witness councillor councilor councilman councilwoman alderman delegate counsel solicitor registrar
    warden administrator superior veteran soldier pilot astronaut climatologist meteorologist geologist
    biologist physicist chemist psychologist sociologist entrepreneur billionaire magnate tycoon actor actress
    singer director-general secretary-general commander-in-chief attorney-general
    agent boss skipper harbourmaster harbormaster trainer referee umpire striker goalkeeper defender midfielder winger
    presenter host publicist broker accountant architect planner geophysicist hydrologist
    seismologist oceanographer astronomer statistician mathematician psychiatrist anthropologist archaeologist ethicist
    toxicologist pathologist coroner paramedic firefighter midwife pharmacist veterinarian zoologist botanist ecologist
    conservationist ranger curator librarian conductor composer musician artist photographer filmmaker novelist poet
    playwright comedian designer whistleblower lobbyist barrister magistrate investigator
    producer specialist
    naturalist entomologist politician""".split()
)
_AFTER_OFFICE = {
    "secretary": frozenset(("general", "of")),
    "attorney": frozenset(("general",)),
    "director": frozenset(("general",)),
    "governor": frozenset(("general",)),
    "surgeon": frozenset(("general",)),
    "solicitor": frozenset(("general",)),
    "auditor": frozenset(("general",)),
    "inspector": frozenset(("general",)),
    "lieutenant": RANKS | frozenset(("governor",)),
    "major": RANKS,
    "rear": RANKS,
    "president": frozenset(("elect",)),
}


def is_office(word: str) -> bool:
    """Say whether a word, in the singular, names an office or a standing."""
    return word.lower().rstrip(".") in OFFICES


def goes_on(office: str, following: str) -> bool:
    """Say whether `following` belongs to the office that `office` begins: "secretary general"."""
    return following.lower() in _AFTER_OFFICE.get(office.lower(), ()) and following.lower() != "of"


def is_honorific(word: str) -> bool:
    """Say whether a word is a form of address or a rank put before a name."""
    plain = word.lower().rstrip(".")
    return plain in HONORIFICS or plain in RANKS


def honorific(name: str) -> str | None:
    """Return the form of address or rank that `name` begins with, as written, else None."""
    words = name.split()
    found = []
    for word in words[:-1]:
        if not is_honorific(word):
            break
        found.append(word)
    return " ".join(found) or None


def title_gender(title: str) -> str | None:
    """Return "m" or "f" where a title tells it ("Mrs", "King", "spokeswoman"), else None."""
    words = {word.lower().rstrip(".") for word in title.split()}
    if words & _MALE or any(word.endswith(("spokesman", "chairman", "congressman", "councilman")) for word in words):
        return "m"
    if words & _FEMALE or any(word.endswith("woman") for word in words):
        return "f"
    return None


def strip_titles(name: str) -> str:
    """Return `name` without what stands before the name itself: "US President Ann Lee" becomes "Ann Lee".

    A text that is all title ("the prime minister") comes back as it is.
    """
    words = name.split()
    if words and gender_of(words[0].rstrip(".,")) and not is_honorific(words[0]):
        return name  # "John King Hale": a title in the midst of a name is a name
    titles = (index for index, word in enumerate(words) if _is_title(words, index, word))
    rest = words[max(titles, default=-1) + 1 :]
    return " ".join(rest) if rest and rest[0][:1].isupper() else name


def _is_title(words: list[str], index: int, word: str) -> bool:
    return is_office(word.rstrip(",")) or is_honorific(word) or (index > 0 and goes_on(words[index - 1], word))
