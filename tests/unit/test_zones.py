from __future__ import annotations

import pytest

from bot.zones import zones_like


@pytest.mark.parametrize(
    ("typed", "zone"), [("ber", "Europe/Berlin"), ("europe/ky", "Europe/Kyiv"), ("new y", "America/New_York")]
)
def test_a_part_that_begins_so_is_enough(typed: str, zone: str) -> None:
    assert zone in zones_like(typed, limit=25)


def test_nothing_typed_brings_a_few_and_nonsense_none() -> None:
    assert "UTC" in zones_like(" ", limit=25)
    assert zones_like("qqq", limit=25) == ()
    assert len(zones_like("a", limit=5)) == 5
