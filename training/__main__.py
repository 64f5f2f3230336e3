"""Prepare the corpora, train on the CPU, assemble, evaluate: `python -m training`."""

import argparse
import random
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import spacy
import srsly
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc

import bot.language.features  # noqa: F401  registers the architecture that the configurations name
from training import corpora, errors, evaluate, gazetteers, lexicon, vectors
from training.lemmas import add_lemmatizer
from training.treebanks import Sentence

HERE = Path(__file__).parent
WORK = HERE / "work"
WEIGHTS = HERE.parent / "bot" / "language" / "weights"
SEED = 1
DEV_GENRES = ("weblog", "newsgroup", "GUM_news", "GUM_interview", "GUM_bio")
PARTS = ("syntax", "entities")
ABBREVIATIONS = (
    "Lt. Col. Maj. Sgt. Capt. Cpl. Pvt. Brig. Adm. Cmdr. Supt. Det. Insp. Hon. Sr. Sen. Sens. Rep. Reps. Gov. Govs. Ft."
).split()
"""Titles that stay one token with their full stop, as in the treebanks; spaCy's tokenizer knows only some."""
META = {
    "name": "gainsay_news",
    "version": "1.0.0",
    "description": "English news: parts of speech, morphology, Universal Dependencies, lemmas, named entities",
    "license": "CC BY-SA 4.0",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=WEIGHTS, help="directory of the finished pipeline")
    parser.add_argument("steps", nargs="*", default=["prepare", "train", "assemble", "evaluate"])
    arguments = parser.parse_args()
    if "prepare" in arguments.steps:
        prepare()
    if "train" in arguments.steps:
        train()
    if "assemble" in arguments.steps:
        assemble(arguments.output)
    if "evaluate" in arguments.steps:
        print(evaluate.table(evaluate.figures(arguments.output)))
    if "errors" in arguments.steps:
        print(errors.table(arguments.output, newslike()))


def training_sentences() -> list[Sentence]:
    """All sentences that the tagger, morphologiser, parser and lemmatiser learn from."""
    return corpora.treebank("ud_ewt", "train") + corpora.treebank("gum_open", "train")


def newslike() -> list[Sentence]:
    """Return the development sentences of the kinds that are nearest to news."""
    development = corpora.treebank("ud_ewt", "dev") + corpora.treebank("gum_open", "dev")
    return [sentence for sentence in development if sentence.document.startswith(DEV_GENRES)]


def prepare() -> None:
    """Write the training and development documents and the lexicon of the word features."""
    vocab, rng = spacy.blank("en").vocab, random.Random(SEED)
    sentences = training_sentences()
    corpora.save(corpora.syntax_docs(vocab, sentences, rng), WORK / "syntax_train.spacy")
    corpora.save(corpora.syntax_docs(vocab, newslike(), rng), WORK / "syntax_dev.spacy")
    named = list(corpora.entity_training(vocab, gazetteers.countries(), rng))
    corpora.save(named, WORK / "entities_train.spacy")
    corpora.save(corpora.entity_development(vocab, gazetteers.countries()), WORK / "entities_dev.spacy")
    save_lexicon(sentences, named)


def save_lexicon(sentences: list[Sentence], named: list[Doc]) -> None:
    """Write what the word features know of the words in training, in the lists and in the vectors."""
    vocab = named[0].vocab
    norms = [vocab[word.form].norm_ for sentence in sentences for word in sentence.words]
    norms += [token.norm_ for doc in named for token in doc]
    keys, values = lexicon.build_lexicon(lexicon.brown_clusters(), gazetteers.name_kinds(), norms)
    forms = lexicon.frequent_forms() | {token.text for doc in named for token in doc}
    forms |= {word.form for sentence in sentences for word in sentence.words}
    vector_keys, vector_rows, table = vectors.read(vectors.folder(WORK), forms)
    np.savez(
        WORK / "lexicon.npz", keys=keys, values=values, vector_keys=vector_keys, vector_rows=vector_rows, vectors=table
    )


def train() -> None:
    """Train both models side by side, a process and a core for each."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "spacy", "train", HERE / "configs" / f"{part}.cfg", "--code", HERE / "lexicon.py",
             "--output", WORK / part, "--paths.work", WORK]
        )
        for part in PARTS
    ]  # fmt: skip
    codes = [process.wait() for process in processes]
    if any(codes):
        raise SystemExit("training failed")


def assemble(output: Path) -> None:
    """Join the trained parts and the lemmatiser into one pipeline directory."""
    syntax, entities = (spacy.load(WORK / part / "model-best") for part in PARTS)
    nlp = spacy.blank("en")
    lexicon.set_lexicon(WORK / "lexicon.npz")(nlp)
    for title in ABBREVIATIONS:
        nlp.tokenizer.add_special_case(title, [{ORTH: title}])
    for name in syntax.pipe_names:
        nlp.add_pipe(name, source=syntax)
    add_lemmatizer(nlp, training_sentences())
    nlp.add_pipe("ner", source=entities)
    nlp.meta |= META
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    srsly.write_json(output / "vocab" / "strings.json", labels(nlp))
    shutil.copy(HERE / "WEIGHTS_LICENSE", output / "LICENSE")


def labels(nlp: Language) -> list[str]:
    """Return the strings a pipeline must know before it reads a word; the words of training are not among them."""
    return sorted({str(label) for _, part in nlp.pipeline for label in getattr(part, "labels", ())})


if __name__ == "__main__":
    main()
