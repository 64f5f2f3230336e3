from __future__ import annotations

import json
from pathlib import Path

from adapters.posting.file import FileSender
from bot.digests.delivery import Absent, Failed, Outgoing, PartKind, Sent
from bot.places import Place, Platform
from tests.subscribed import OWNER
from tests.support.replies import item, reply


def outgoing(path: Path, key: str = "d1/1") -> Outgoing:
    return Outgoing(key, Place(Platform.FILE, "", str(path)), PartKind.DIGEST, reply(item("“Ніч” \u2028 & <b>")))


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


async def test_messages_are_appended_one_a_line(tmp_path: Path) -> None:
    sender, file = FileSender(), tmp_path / "out.jsonl"
    assert await sender.look_up(outgoing(file)) == Absent()
    assert await sender.send(outgoing(file)) == Sent("d1/1")
    assert await sender.send(outgoing(file, "d1/2")) == Sent("d1/2")
    assert [line["key"] for line in lines(file)] == ["d1/1", "d1/2"]
    assert await sender.look_up(outgoing(file)) == Sent("d1/1")
    assert await sender.look_up(outgoing(file, "d1/3")) == Absent()


async def test_half_a_line_of_a_crash_counts_as_none_and_harms_no_later_one(tmp_path: Path) -> None:
    sender, file = FileSender(), tmp_path / "out.jsonl"
    file.write_text('{"key": "d1/1", "kind"', encoding="utf-8")
    assert await sender.look_up(outgoing(file)) == Absent()
    assert await sender.send(outgoing(file)) == Sent("d1/1")
    assert await sender.look_up(outgoing(file)) == Sent("d1/1")
    assert file.read_text(encoding="utf-8").count("\n") == 2


async def test_a_directory_that_is_not_there_is_refused_for_good(tmp_path: Path) -> None:
    outcome = await FileSender().send(outgoing(tmp_path / "none" / "out.jsonl"))
    assert isinstance(outcome, Failed)
    assert outcome.permanent
    outcome = await FileSender().send(outgoing(tmp_path))
    assert isinstance(outcome, Failed)
    assert outcome.permanent


async def test_a_full_disk_is_tried_again_and_leaves_no_half_line(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "out.jsonl"
    await FileSender().send(outgoing(file))
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    outcome = await FileSender().send(outgoing(file, "d1/2"))
    assert isinstance(outcome, Failed)
    assert not outcome.permanent
    assert file.read_bytes() == before


async def test_a_file_has_no_direct_messages() -> None:
    outcome = await FileSender().send(Outgoing("n/1", OWNER, PartKind.NOTICE, reply()))
    assert isinstance(outcome, Failed)
    assert outcome.permanent
