"""Two invented stories that many deny: stolen files and a secret meeting, with corrections, disownings and counts."""

from datetime import date

from bot.articles.draft import Draft


def told(key: str, outlet: str, title: str, published: date, text: str) -> Draft:
    """Return the article; lines are filled here only for reading."""
    unwrapped = "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    return Draft(
        key=key, outlet=outlet, title=title, published=published, url=f"https://example.org/{key}", text=unwrapped
    )


ARTICLES = (
    told(
        "hack1",
        "Tech Ledger",
        "Hackers claim theft of 4 million patient files",
        date(2032, 9, 1),
        """A group calling itself Grey Heron said on Tuesday that it had stolen the files of 4 million patients from the
hospital chain Medora.

Medora said its systems had been attacked on Sunday but that no patient data had been stolen. "Patient data
are safe," said its director, Clara Benn.

Health Minister Jonas Pryce said he could not confirm that data had been stolen.

Grey Heron demanded 20 million dollars. A spokesman for Medora said the company would not pay.
""",
    ),
    told(
        "hack2",
        "Daily Register",
        "Medora patients find their files online",
        date(2032, 9, 3),
        """Dozens of Medora patients have found their files on the internet, the Daily Register can report.

The security firm Kestrel said that 2.6 million files had been published so far. Kestrel's chief analyst Rosa
Lind said the attack was carried out by a group with links to Varnia.

Varnia's embassy rejected the accusation. "Varnia does not attack hospitals. This is pure invention," it said
in a statement.

Surgeon Eli Marsh said operations had been cancelled at three hospitals. Clara Benn said that no operation had
been cancelled.
""",
    ),
    told(
        "hack3",
        "Tech Ledger",
        "Medora admits theft, denies ransom",
        date(2032, 9, 6),
        """Medora admitted on Monday that data of 2.9 million patients had been stolen.

Clara Benn denied that a ransom had been paid. The broadcaster Channel Four reported that Medora had paid 5
million dollars to the hackers on Friday.

A person who took part in the negotiations said that the money had been sent in two parts. "That is not true,"
Benn said of the report.

The attack began on 22 August, a week earlier than the company had said, according to Kestrel.

Police said the attackers had been in the network since July.
""",
    ),
    told(
        "hack4",
        "Daily Register",
        "Grey Heron disowns ransom talks",
        date(2032, 9, 8),
        """Grey Heron said on Wednesday that it had never talked to Medora. "Whoever took the money is a fraud. We know
no Mr Voss," the group wrote.

Anders Voss had told Channel Four that he negotiated for Grey Heron.

Jonas Pryce confirmed that the data of about 3 million patients had been stolen. He said there was no evidence
that a foreign state was behind the attack.

Rosa Lind said there was clear evidence of Varnian involvement.

All hospitals were working normally again, Medora said. Nurses at the hospital in Brill said computers were
still down.
""",
    ),
    told(
        "sum1",
        "Morning Globe",
        "Leaders of Orvia and Tamland meet in secret",
        date(2035, 5, 10),
        """The presidents of Orvia and Tamland met in secret in a hotel in Lund on Thursday, two diplomats said.

Orvia's president, Radek Holt, flew to Lund on Thursday morning, according to flight data.

A spokeswoman for Holt, Nela Brand, denied that any meeting had taken place. "The president was in the capital
all day," she said.

Tamland's foreign minister, Jon Ekker, declined to comment.

The two countries have been at war over the Silt river since 2033. Both sides say that more than 4,000
soldiers have died.
""",
    ),
    told(
        "sum2",
        "The Tam Courier",
        "Ekker confirms talks with Orvia",
        date(2035, 5, 12),
        """Jon Ekker confirmed on Saturday that the presidents of Tamland and Orvia had met in Lund.

"They spoke for two hours and agreed to stop firing on 1 June," he said.

Nela Brand said there was no agreement. "We discussed a pause, nothing more," she said.

General Ulf Raske of Orvia said his troops would go on fighting. A ceasefire would only help the enemy, he
said.

Tamland's army said it had taken the town of Weir. Orvia said Weir was firmly in its hands.
""",
    ),
    told(
        "sum3",
        "Morning Globe",
        "Ceasefire on the Silt holds, both sides say",
        date(2035, 6, 2),
        """A ceasefire between Orvia and Tamland took effect on Friday. Both armies said it was holding.

Residents of Weir said they had heard shells on Friday night.

Orvia accused Tamland of firing 30 rockets at the village of Aske. Tamland's defence ministry dismissed the
accusation as propaganda. "Not a single shot was fired by our side," it said.

Observers of the Lund Group said they had counted 12 impacts in Aske and could not say who had fired.

Nela Brand said the president had never been to Lund. In May she had said that the two presidents discussed a
pause there.

Radek Holt thanked Tamland's president for "a frank talk in Lund".
""",
    ),
    told(
        "sum4",
        "The Tam Courier",
        "Prisoners to be exchanged",
        date(2035, 6, 5),
        """Orvia and Tamland will exchange 300 prisoners on Monday, Jon Ekker said. Orvia's justice ministry said 180
prisoners would be exchanged.

Ekker said the talks would go on in Lund on 20 June. Nela Brand said that the talks would go on in Brisk on 25
June.

Ulf Raske has been replaced as commander of the Silt front, a defence official said. Raske's office said he
was still in command.

The Orvian soldier Tim Vale, who was reported dead in April, is alive, Tamland's army said. His mother, Olga
Vale, said she had buried her son.
""",
    ),
)
