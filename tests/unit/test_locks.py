"""The lock files hold everything, so that an install from them has nothing to resolve."""

from __future__ import annotations

import runpy
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


def pins(lock: str) -> dict[str, str]:
    """Return the versions of a lock file that apply to this Python, by canonical name."""
    found = {}
    for line in (ROOT / lock).read_text().splitlines():
        if line and not line.startswith((" ", "#")):
            wanted = Requirement(line.removesuffix("\\").strip())
            if wanted.marker is None or wanted.marker.evaluate():
                found[canonicalize_name(wanted.name)] = next(iter(wanted.specifier)).version
    return found


def needs(name: str, extra: str = "") -> list[Requirement]:
    """Return what an installed distribution asks for on this Python, with one of its extras."""
    environment = {**default_environment(), "extra": extra}
    asked = map(Requirement, distribution(name).requires or ())
    return [one for one in asked if one.marker is None or one.marker.evaluate(environment)]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-cluster.lock", "requirements-dev.lock"])
def test_a_lock_pins_all_that_its_packages_ask_for(lock: str) -> None:
    pinned = pins(lock)
    missing = []
    for name in pinned:
        for wanted in needs(name):
            extras = [one for extra in wanted.extras for one in needs(wanted.name, extra)]
            for one in (wanted, *extras):
                version = pinned.get(canonicalize_name(one.name))
                if version is None or not one.specifier.contains(version, prereleases=True):
                    missing.append(f"{name} asks for {one}")
    assert not missing


def test_an_install_from_a_lock_leaves_nothing_to_resolve() -> None:
    """pip 23 takes a release newer than the lock for `coverage[toml]`, and then refuses it for want of a hash."""
    for script in ("scripts/environment.py", "Dockerfile"):
        installs = [line for line in (ROOT / script).read_text().splitlines() if "--require-hashes" in line]
        assert installs
        assert all("--no-deps" in line for line in installs), script


def test_every_licence_is_known(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["dependencies.py", "--offline"])
    script = runpy.run_path(str(ROOT / "scripts" / "dependencies.py"))
    assert script["main"]() == 0, capsys.readouterr().out
    assert len(capsys.readouterr().out.splitlines()) > 50
    assert not script["Package"]("x", "1", "GNU General Public License v3 (GPLv3)").is_known
