"""Pages and archives on disk."""

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest

from adapters.archives import MAX_LINE_BYTES
from adapters.files import MAX_BYTES, discover, draft_of, pasted
from adapters.sources import Problem
from bot.articles.metadata import Metadata
from bot.articles.unreadable import UnreadableCode

NOTHING = Metadata()
STORY = (
    "<p>The mayor said on Tuesday that the old bridge would stay closed until spring, after engineers found cracks.</p>"
    "<p>A spokesman for the engineers denied that the bridge had ever been unsafe, and called it premature.</p>"
)
PAGE = f"""<html lang=en><head><link rel=canonical href="https://www.gazette.test/city/bridge">
<meta property="og:site_name" content="Gazette"><meta property="article:published_time" content="2031-05-04T10:00Z">
</head><body><h1>Bridge closed</h1><article>{STORY}</article></body></html>"""


def drafts(path: Path, given: Metadata = NOTHING):
    return [draft_of(source)[0] for source in discover([path], given) if not isinstance(source, Problem)]


def archive(path: Path, *records: tuple[str, str, str, bytes]) -> Path:
    """Write a WARC file; a packed one packs each record by itself."""
    with path.open("wb") as file:
        for address, status, media_type, body in records:
            answer = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            record = head.encode() + answer + b"\r\n\r\n"
            file.write(gzip.compress(record) if path.name.endswith(".gz") else record)
    return path


def test_a_page_on_disk_is_known_by_the_address_that_it_names(tmp_path):
    (tmp_path / "saved.html").write_text(PAGE)
    (draft,) = drafts(tmp_path / "saved.html")
    assert (draft.key, draft.outlet, draft.published) == (
        "https://gazette.test/city/bridge",
        "Gazette",
        date(2031, 5, 4),
    )
    assert "denied that the bridge" in draft.text


def test_a_page_on_disk_without_an_address_is_known_by_its_file(tmp_path):
    (tmp_path / "saved.html").write_text(f"<html><body><article>{STORY}</article></body></html>")
    (draft,) = drafts(tmp_path / "saved.html", Metadata(outlet="Courier"))
    assert (draft.key, draft.outlet, draft.url) == (f"{tmp_path.name}/saved.html", "Courier", None)


@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz"])
def test_a_web_archive_gives_its_pages_and_nothing_else(tmp_path, name):
    page = PAGE.encode()
    path = archive(
        tmp_path / name,
        ("https://gazette.test/city/bridge?utm_source=x", "200 OK", "text/html; charset=utf-8", page),
        ("https://gazette.test/gone", "404 Not Found", "text/html", page),
        ("https://gazette.test/logo.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://gazette.test/other", "200 OK", "text/html", page.replace(b"city/bridge", b"other")),
    )
    assert [draft.key for draft in drafts(path)] == ["https://gazette.test/city/bridge", "https://gazette.test/other"]


def test_a_broken_web_archive_says_so(tmp_path):
    (tmp_path / "broken.warc").write_bytes(b"nothing of the kind\r\n\r\n")
    (problem,) = discover([tmp_path / "broken.warc"], NOTHING)
    assert problem.code is UnreadableCode.BINARY


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz", "news.ndjson"])
def test_rows_may_hold_pages_or_texts(tmp_path, name):
    rows = [
        {"url": "https://www.gazette.test/city/bridge?utm_source=x", "html": PAGE, "title": "Given"},
        {"id": "two", "text": "The mayor said no.", "outlet": "Courier"},
    ]
    data = "\n".join(map(json.dumps, rows)).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    page, text = drafts(tmp_path / name)
    assert (page.key, page.title) == ("https://gazette.test/city/bridge", "Given")
    assert (text.key, text.outlet) == ("two", "Courier")


def test_a_row_without_end_is_passed_over(tmp_path):
    rows = [b'{"id": "one", "text": "' + b"x" * MAX_LINE_BYTES + b'"}', b'{"id": "two", "text": "Hello."}']
    (tmp_path / "news.jsonl").write_bytes(b"\n".join(rows))
    long, good = discover([tmp_path / "news.jsonl"], NOTHING)
    assert (long.code, good.key) == (UnreadableCode.TOO_LONG, "two")


def test_pasted_text_is_known_by_its_words_or_its_address():
    one, same = (pasted(io.BytesIO(b"The mayor said no."), NOTHING) for _ in range(2))
    assert one.key == same.key
    assert pasted(io.BytesIO(b"x"), Metadata(url="http://www.gazette.test/a")).key == "https://gazette.test/a"
    assert pasted(io.BytesIO(b"x" * (MAX_BYTES + 1)), NOTHING).code is UnreadableCode.TOO_LONG
    assert pasted(io.BytesIO(b"\x89PNG\x00\xff" * 20), NOTHING).code is UnreadableCode.BINARY
