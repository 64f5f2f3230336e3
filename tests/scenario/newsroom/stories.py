"""Two invented stories, a leaking dam and a city without cars, as five outlets print them."""

from datetime import date

from bot.articles.draft import Draft


def _unwrapped(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


ARTICLES = (
    Draft(
        key="dam1",
        outlet="Valley Post",
        title="Lorvat dam leak: ministry denies danger as farmers flee",
        published=date(2031, 3, 4),
        url="https://example.org/dam1",
        text=_unwrapped("""Water has been seeping through the Lorvat dam since Sunday, villagers said on Monday, and
some families have left their homes.

Energy Minister Petra Holm denied on Monday that the dam was in danger. "There is no crack and there never was,"
she told reporters in the capital.

Hydrologist Emil Sandor of Brenn University warned that the dam could fail within weeks if the spring flood
comes early. "I have seen the pictures of the gallery, and I would not sleep below that wall," he said.

The village council of Ostrel says 340 people have been evacuated. The ministry put the number at 120.

The operator, Norda Power, blamed farmers for the leak, saying they had drilled illegal wells beside the wall.
Farmers' leader Jonas Weck rejected the accusation as "an insult".

France and Norway have offered pumps. "We are ready to send engineers at once," the French embassy said in a
statement on Tuesday.
"""),
    ),
    Draft(
        key="dam2",
        outlet="The Brenn Courier",
        title="Norda admits repair was postponed",
        published=date(2031, 3, 7),
        url="https://example.org/dam2",
        text=_unwrapped("""Norda Power admitted on Thursday that a repair of the Lorvat dam had been postponed twice,
in 2028 and in 2030.

The company's chief engineer, Marta Illik, confirmed that there is a crack of about 11 centimetres in the lower
gallery. She declined to say how long it had been known.

Energy Minister Petra Holm said on Friday that she had been misinformed by the company. "I was told on Monday
that there was no crack. That was wrong," she said.

Opposition leader Viktor Anders called on Holm to resign. Prime Minister Lena Roth dismissed the demand, saying
the minister had her full confidence.

A spokesman for the European Commission could not confirm reports that Brussels had warned the government about
the dam last year.

Some 900 people have now been evacuated from Ostrel and two neighbouring villages, according to the Red Cross.
"""),
    ),
    Draft(
        key="dam3",
        outlet="World Wire",
        title="French engineers reach leaking dam",
        published=date(2031, 3, 9),
        url="https://example.org/dam3",
        text=_unwrapped("""A team of 14 French engineers arrived at the Lorvat dam on Saturday, the French foreign
ministry said.

French Foreign Minister Claire Dumont said the dam was "stable for now" but that the crack had to be closed
before April. Norway's ambassador, Nils Aker, said Oslo would send pumps next week.

Emil Sandor questioned the French assessment. "Nobody can call this wall stable after two days," the hydrologist
told World Wire.

Jonas Weck accused Norda Power of looking for a scapegoat and said that no farmer had drilled within three
kilometres of the wall. A geological survey published on Friday found no wells within two kilometres.

Norda Power declined to comment on the survey. The company had earlier said that at least five illegal wells had
been found.
"""),
    ),
    Draft(
        key="dam4",
        outlet="Morning Ledger",
        title="Holm will not resign, evacuated families may go home",
        published=date(2031, 3, 20),
        url="https://example.org/dam4",
        text=_unwrapped("""Petra Holm said on Wednesday that she would not resign over the Lorvat dam.

The crack was closed on Tuesday, Marta Illik said. Families from Ostrel may return on 25 March, the Red Cross
said.

Norda Power withdrew its accusation against farmers. "We were wrong about the wells and we apologise to Mr
Weck," chief executive Henrik Dahl said on Thursday.

Viktor Anders insisted that the minister had misled parliament. Finance Minister Oskar Lind estimated the cost
of the repair at 48 million crowns; Anders put it at 75 million.
"""),
    ),
    Draft(
        key="car1",
        outlet="Harbour Times",
        title="Sile mayor denies secret deal over car-free centre",
        published=date(2031, 5, 2),
        url="https://example.org/car1",
        text=_unwrapped("""Mayor Ana Brevik denied on Thursday that the city had signed a secret deal with the tram
builder Kolm. "There is no contract and no draft," she said.

The daily Nyheten reported on Wednesday that the city had agreed to pay Kolm 60 million euros.

Shop owners' spokesman Rune Tveit said that closing the centre to cars would ruin 200 businesses. The cyclists'
union welcomed the plan.

Police chief Stine Moe said she could not confirm that threats had been made against the mayor.

"Nobody asked us," bus driver Olav Renn told the Harbour Times.
"""),
    ),
    Draft(
        key="car2",
        outlet="Nyheten",
        title="Kolm confirms talks with Sile",
        published=date(2031, 5, 5),
        url="https://example.org/car2",
        text=_unwrapped("""Tram builder Kolm confirmed on Sunday that it had held talks with the city of Sile but
denied that a contract had been signed.

Kolm's director Pavel Hrubec said the talks were "informal". He said the price named in the press was invented.

City councillor Dag Eide claimed that he had seen the contract. "It has Brevik's signature," Eide said.

Ana Brevik rejected Eide's claim as a lie.

A poll by the institute Malte found that 54 percent of residents support the plan, and 31 percent oppose it.
Rune Tveit doubted the figures and called the poll "bought".
"""),
    ),
    Draft(
        key="car3",
        outlet="Coast Radio",
        title="Sile council votes for car-free centre",
        published=date(2031, 5, 18),
        url="https://example.org/car3",
        text=_unwrapped("""The council of Sile voted on Friday to close the centre to cars from September. 23
councillors voted for the plan and 18 against.

Ana Brevik admitted after the vote that a letter of intent with Kolm had been signed in April. "It is not a
contract," she insisted.

Dag Eide said the mayor had lied to the city for two weeks. He urged her to step down.

Police said that a man had been arrested for threatening the mayor. Stine Moe confirmed that there had been
three threats in all.

Rune Tveit announced a lawsuit against the city. Kolm declined to comment.
"""),
    ),
)
