"""The figures of a pipeline on raw text of corpora kept for testing."""

import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import PRFScore, Scorer
from spacy.tokens import Doc
from spacy.training import Example

import bot.language.features
import bot.language.organisations
import bot.language.splitting  # noqa: F401  these three register what pipelines name
from bot.language.pipeline import add_rules
from training import corpora, treebanks
from training.treebanks import Sentence

ENTITY_LABELS = ("PER", "ORG", "LOC")
GOALS = {
    "PUD news UPOS": 96.5, "PUD news UAS": 89.5, "PUD news LAS": 86.5, "PUD news sentences": 99.4,
    "GUM news+interview UAS": 87.5, "GUM news+interview LAS": 84.5,
    "PUD news NER": 75.0, "PUD news ORG": 65.0, "UNER-EWT NER": 71.0, "CrossNER politics NER": 80.0,
    "tokens per CPU second": 8000.0, "load, s": 2.0, "resident memory, MB": 350.0,
}  # fmt: skip

Figures = dict[str, float]


def load(path: Path) -> Language:
    """Load a pipeline as the bot does, our rules in their places."""
    nlp = spacy.load(path)
    add_rules(nlp)
    return nlp


def parsed(nlp: Language, gold: Iterable[Doc]) -> list[Example]:
    """Return gold documents beside what the pipeline makes of their raw text."""
    gold = list(gold)
    made = nlp.pipe((doc.text for doc in gold), batch_size=64)
    return [Example(doc, reference) for doc, reference in zip(made, gold, strict=True)]


def syntax(nlp: Language, name: str, sentences: list[Sentence]) -> Figures:
    """Percentages on raw paragraphs; attachment leaves punctuation out, as spaCy's scorer does."""
    gold = (treebanks.to_doc(nlp.vocab, group) for group in treebanks.paragraphs(iter(sentences), limit=20))
    examples = parsed(nlp, gold)
    arcs = Scorer.score_deps(
        examples, "dep", getter=_lower_dep, head_attr="head", head_getter=_head, labels=(), ignore_labels=("p", "punct")
    )
    tags = Scorer.score_token_attr(examples, "pos")
    lemmas = Scorer.score_token_attr(examples, "lemma")
    sents = Scorer.score_spans(examples, "sents", getter=lambda doc, _: doc.sents, labeled=False)
    return {
        f"{name} UPOS": 100 * tags["pos_acc"],
        f"{name} lemmas": 100 * lemmas["lemma_acc"],
        f"{name} UAS": 100 * arcs["dep_uas"],
        f"{name} LAS": 100 * arcs["dep_las"],
        f"{name} sentences": 100 * sents["sents_f"],
    }


def _lower_dep(token: spacy.tokens.Token, _: str) -> str:
    return token.dep_.lower()


def _head(token: spacy.tokens.Token, _: str) -> spacy.tokens.Token:
    return token.head


def entities(nlp: Language, name: str, gold: Iterable[Doc]) -> Figures:
    """Exact-match F over PER, ORG and LOC, both together and by label; other labels are not counted."""
    scores = {label: PRFScore() for label in ENTITY_LABELS}
    for example in parsed(nlp, gold):
        found, expected = _spans(example.predicted), _spans(example.reference)
        for label, score in scores.items():
            score.score_set({s for s in found if s[2] == label}, {s for s in expected if s[2] == label})
    total = sum(scores.values(), PRFScore())
    return {f"{name} NER": 100 * total.fscore} | {f"{name} {k}": 100 * s.fscore for k, s in scores.items()}


def _spans(doc: Doc) -> set[tuple[int, int, str]]:
    return {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in ENTITY_LABELS}


def speed(nlp: Language, sentences: list[Sentence]) -> float:
    """Tokens per CPU second, paragraphs in batches, one thread."""
    texts = [treebanks.to_doc(nlp.vocab, group).text for group in treebanks.paragraphs(iter(sentences))]
    list(nlp.pipe(texts[:32]))
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return tokens / (time.process_time() - start)


def figures(path: Path) -> Figures:
    """Measure everything on the test parts."""
    start = time.perf_counter()
    nlp = load(path)
    loading = time.perf_counter() - start
    vocab = nlp.vocab
    pud, gum, ewt = (corpora.treebank(name, "test") for name in ("ud_pud", "gum_open", "ud_ewt"))
    news = [sentence for sentence in gum if sentence.document.split("_")[1] in ("news", "interview")]
    pud_news: Callable[[Sentence], bool] = lambda sentence: sentence.document.startswith("n")  # noqa: E731
    measured = {
        **syntax(nlp, "PUD news", list(filter(pud_news, pud))),
        **syntax(nlp, "GUM news+interview", news),
        **syntax(nlp, "EWT", ewt),
        **entities(nlp, "PUD news", corpora.universal_ner(vocab, "uner_pud", "ud_pud", "test", only=pud_news)),
        **entities(nlp, "UNER-EWT", corpora.universal_ner(vocab, "uner_ewt", "ud_ewt", "test")),
        **entities(
            nlp, "CrossNER politics", corpora.columns_docs(vocab, corpora.ROOT / "crossner" / "politics_test.txt.gz")
        ),
        "tokens per CPU second": speed(nlp, gum),
        "load, s": loading,
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return measured | {"resident memory, MB": peak}


def table(measured: Figures) -> str:
    """Lay the figures out beside their goals."""
    lines = [f"{'figure':28} {'reached':>9} {'goal':>9}"]
    for name, value in measured.items():
        goal = f"{GOALS[name]:9.1f}" if name in GOALS else ""
        lines.append(f"{name:28} {value:9.1f} {goal}".rstrip())
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(figures(Path(sys.argv[1]))))
