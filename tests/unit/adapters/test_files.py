"""Files, directories and manifests: what is read, what is refused, and that the rest goes on."""

import json
from datetime import date
from pathlib import Path

import pytest

from adapters.files import MAX_BYTES, discover, draft_of
from adapters.manifests import parse_date, read_manifest
from adapters.sources import Problem, Source, file_key
from bot.articles.article import Basis
from bot.articles.metadata import Metadata
from bot.articles.unreadable import Unreadable, UnreadableCode
from bot.errors import UserError

NOTHING = Metadata()


def write(path: Path, content: str | bytes = "The pier is closed.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def manifest(path: Path, *rows: object) -> Path:
    return write(path, "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))


def test_a_file_gets_the_same_key_by_whatever_way_it_is_named(tmp_path, monkeypatch):
    file = write(tmp_path / "harbour" / "pier.txt")
    rows = manifest(tmp_path / "harbour" / "list.jsonl", {"file": "pier.txt"})
    monkeypatch.chdir(tmp_path / "harbour")
    ways = [Path("pier.txt"), file, tmp_path / "harbour", rows]
    keys = {source.key for way in ways for source in discover([way], NOTHING) if isinstance(source, Source)}
    assert keys == {"harbour/pier.txt"} == {file_key(file)}


def test_a_directory_gives_its_text_files_in_order_and_leaves_pictures(tmp_path):
    for name in ("b.txt", "a/c.md", "a.TXT", "photo.png", "notes.pdf"):
        write(tmp_path / name)
    found = [Path(source.name).relative_to(tmp_path).as_posix() for source in discover([tmp_path], NOTHING)]
    assert found == ["a/c.md", "a.TXT", "b.txt"]


def test_a_directory_with_a_manifest_is_read_by_it(tmp_path):
    write(tmp_path / "pier.txt")
    write(tmp_path / "other.txt")
    manifest(tmp_path / "manifest.jsonl", {"file": "pier.txt", "outlet": "Courier", "date": "2021-03-04"})
    (source,) = discover([tmp_path], NOTHING)
    draft, notice = draft_of(source)
    assert (draft.outlet, draft.published, draft.published_basis, notice) == (
        "Courier",
        date(2021, 3, 4),
        Basis.GIVEN,
        None,
    )


def test_what_a_manifest_infers_is_marked_and_an_unknown_outlet_is_none(tmp_path):
    write(tmp_path / "pier.txt")
    row = {
        "file": "pier.txt",
        "outlet": "unknown",
        "date": "2021-03-04",
        "date_basis": "inferred: a day after the vote",
    }
    (source,) = read_manifest(manifest(tmp_path / "m.jsonl", row), NOTHING)
    assert (source.metadata.outlet, source.metadata.published_basis) == (None, Basis.INFERRED)


def test_flags_go_before_the_manifest(tmp_path):
    write(tmp_path / "pier.txt")
    rows = manifest(tmp_path / "m.jsonl", {"file": "pier.txt", "outlet": "Courier", "outlet_basis": "inferred"})
    (source,) = read_manifest(rows, Metadata(outlet="Gazette"))
    assert (source.metadata.outlet, source.metadata.outlet_basis) == ("Gazette", Basis.GIVEN)


def test_files_are_found_below_the_manifest_its_articles_or_a_given_base(tmp_path):
    write(tmp_path / "articles" / "a.txt")
    write(tmp_path / "elsewhere" / "b.txt")
    rows = manifest(tmp_path / "m.jsonl", {"file": "a.txt"})
    other = manifest(tmp_path / "n.jsonl", {"file": "b.txt"})
    assert [type(s) for s in read_manifest(rows, NOTHING)] == [Source]
    assert [type(s) for s in read_manifest(other, NOTHING, tmp_path / "elsewhere")] == [Source]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{not json", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ({"url": "https://example.org"}, 'neither a "file" nor a "text"'),
        ({"file": "missing.txt"}, "no file 'missing.txt'"),
        ({"file": "../secret.txt"}, "outside"),
        ({"file": "/etc/hostname"}, "outside"),
        ({"file": 7}, "not a text"),
        ({"file": "pier.txt", "date": "next week"}, "not a date"),
        ({"text": "The pier is closed."}, '"url" or an "id"'),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_row_is_told_with_its_line_and_the_rest_goes_on(tmp_path, row, said):
    write(tmp_path / "secret.txt")
    write(tmp_path / "news" / "pier.txt")
    rows = manifest(tmp_path / "news" / "m.jsonl", {"file": "pier.txt"}, row, "", {"file": "pier.txt"})
    first, broken, last = read_manifest(rows, NOTHING)
    assert isinstance(first, Source)
    assert isinstance(last, Source)
    assert isinstance(broken, Problem)
    assert broken.name == "m.jsonl, line 2"
    assert said in broken.sentence
    assert broken.code is UnreadableCode.METADATA


def test_a_row_may_hold_the_text_itself(tmp_path):
    rows = manifest(tmp_path / "m.jsonl", {"text": "The pier is closed.", "url": "https://example.org/pier"})
    (source,) = read_manifest(rows, NOTHING)
    draft, _ = draft_of(source)
    assert (draft.key, draft.text) == ("https://example.org/pier", "The pier is closed.")


def test_what_is_not_there_is_told(tmp_path):
    missing, empty = discover([tmp_path / "none.txt", tmp_path], NOTHING)
    assert (missing.code, empty.code) == (UnreadableCode.MISSING, UnreadableCode.EMPTY)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"x" * (MAX_BYTES + 1), UnreadableCode.TOO_LONG),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\xff\xfe" * 9, UnreadableCode.BINARY),
    ],
)
def test_what_cannot_be_an_article_is_refused(tmp_path, content, code):
    (source,) = discover([write(tmp_path / "bad.txt", content)], NOTHING)
    with pytest.raises(Unreadable) as refused:
        draft_of(source)
    assert refused.value.code is code


def test_a_huge_file_is_not_read_whole(tmp_path, monkeypatch):
    path = write(tmp_path / "huge.txt", b"")
    with path.open("r+b") as file:
        file.truncate(20_000_000_000)  # sparse: reading it whole would fill the memory
    (source,) = discover([path], NOTHING)
    with pytest.raises(Unreadable, match="larger than 2 MB"):
        draft_of(source)


def test_a_file_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    source = Source("pier", "pier", tmp_path, None, NOTHING)  # a directory cannot be read as a file, even by root
    with pytest.raises(Unreadable, match="cannot be read") as refused:
        draft_of(source)
    assert refused.value.code is UnreadableCode.DENIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(tmp_path, encoding):
    (source,) = discover([write(tmp_path / "pier.txt", "Café “Möwe” closed".encode(encoding))], NOTHING)
    assert draft_of(source)[0].text == "Café “Möwe” closed"


def test_an_unmarked_encoding_is_guessed_and_said_so(tmp_path):
    (source,) = discover([write(tmp_path / "pier.txt", "Café “Möwe” closed".encode("cp1252"))], NOTHING)
    draft, notice = draft_of(source)
    assert draft.text == "Café “Möwe” closed"
    assert notice is not None
    assert not notice.lost
    assert "Windows-1252" in notice.sentence


def test_days():
    assert parse_date("2021-03-04T10:00:00Z") == date(2021, 3, 4)
    with pytest.raises(UserError, match="not a date"):
        parse_date("04.03.2021")
