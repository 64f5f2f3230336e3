"""What others make of the same corpus. Run by the Python of an environment that holds them; uses nothing of ours.

`python _rivals.py NAME < task.json > result.json`. A search task has `documents` (id, text), `questions` and `best`;
its result `ranked` (ids with scores), and the CPU seconds of indexing and of asking. A quotation task has `texts` and
`model`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

Ranked = list[list[Any]]
Ask = Callable[[str], Ranked]


def bm25s(documents: Sequence[dict[str, str]], best: int) -> Ask:
    """Return BM25 over sparse matrices, with its own tokenizer, English stop words and Snowball stems."""
    import bm25s as library
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def tokens(texts: list[str]) -> Any:
        return library.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False)

    index = library.BM25()
    index.index(tokens([one["text"] for one in documents]), show_progress=False)

    def ask(question: str) -> Ranked:
        found, scores = index.retrieve(tokens([question]), k=min(best, len(documents)), show_progress=False)
        return [[documents[at]["id"], float(score)] for at, score in zip(found[0], scores[0], strict=True)]

    return ask


def rank_bm25(documents: Sequence[dict[str, str]], best: int) -> Ask:
    """Return the well-known plain one, fed with lower-case words as its README does."""
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([one["text"].lower().split() for one in documents])

    def ask(question: str) -> Ranked:
        scores = index.get_scores(question.lower().split())
        order = sorted(range(len(documents)), key=lambda at: -scores[at])[:best]
        return [[documents[at]["id"], float(scores[at])] for at in order]

    return ask


def haystack(documents: Sequence[dict[str, str]], best: int) -> Ask:
    """Return Haystack's pipeline of an in-memory store and its BM25 retriever."""
    from haystack import Document, Pipeline
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore()
    store.write_documents([Document(id=one["id"], content=one["text"]) for one in documents])
    pipeline = Pipeline()
    pipeline.add_component("retriever", InMemoryBM25Retriever(store, top_k=best))

    def ask(question: str) -> Ranked:
        found = pipeline.run({"retriever": {"query": question}})["retriever"]["documents"]
        return [[one.id, one.score] for one in found]

    return ask


def llama_index(documents: Sequence[dict[str, str]], best: int) -> Ask:
    """Return LlamaIndex's BM25 retriever over nodes."""
    from llama_index.core.schema import TextNode
    from llama_index.retrievers.bm25 import BM25Retriever

    nodes = [TextNode(id_=one["id"], text=one["text"]) for one in documents]
    retriever = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=min(best, len(nodes)))

    def ask(question: str) -> Ranked:
        return [[one.node.node_id, float(one.score or 0)] for one in retriever.retrieve(question)]

    return ask


def search(make: Callable[[Sequence[dict[str, str]], int], Ask], task: dict[str, Any]) -> dict[str, Any]:
    """Index, ask one question unmeasured, then all of them."""
    start = time.process_time()
    ask = make(task["documents"], task["best"])
    indexed = time.process_time()
    ask(task["questions"][0])
    asking = time.process_time()
    ranked = [ask(question) for question in task["questions"]]
    return {"ranked": ranked, "index": indexed - start, "ask": time.process_time() - asking}


def textacy(task: dict[str, Any]) -> dict[str, Any]:
    """Find direct quotations on the parse of the given pipeline, the speaker, cue and content of each."""
    import spacy
    from textacy.extract import direct_quotations

    from bot.language import features as _  # noqa: F401 - registers a layer that the pipeline is made of

    nlp = spacy.load(task["model"])
    found = []
    start = time.process_time()
    for text in task["texts"]:
        try:
            rows = [
                {
                    "source": [[token.idx, token.idx + len(token)] for token in one.speaker],
                    "cue": [[token.idx, token.idx + len(token)] for token in one.cue],
                    "content": [[one.content.start_char, one.content.end_char]],
                }
                for one in direct_quotations(nlp(text))
            ]
        except ValueError:  # it refuses texts with an odd number of quotation marks
            rows = []
        found.append(rows)
    return {"found": found, "seconds": time.process_time() - start}


SEARCHERS = {
    "bm25s": bm25s,
    "rank-bm25": rank_bm25,
    "haystack-ai": haystack,
    "llama-index-retrievers-bm25": llama_index,
}


def main() -> int:
    """Do the task that is on standard input. Exit code 3: the rival is not installed here."""
    name, task = sys.argv[1], json.load(sys.stdin)
    try:
        result = search(SEARCHERS[name], task) if name in SEARCHERS else textacy(task)
        result["version"] = version(name)
    except ImportError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    sys.stdout.write("\n" + json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
