"""The container files, checked without a container engine."""

from __future__ import annotations

import json
import re
import runpy
import stat
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from adapters.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "tests" / "fixtures" / "compose-spec.json"
SETTINGS = {PREFIX + name.upper() for name in Settings.model_fields}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "docker-compose.yml").read_text()))


@pytest.fixture(scope="module")
def dockerfile() -> list[str]:
    """Return the instructions, each on one line."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_the_compose_file_follows_the_specification(compose: dict[str, Any]) -> None:
    jsonschema.validate(compose, json.loads(SCHEMA.read_text()))


def test_the_specification_would_notice_a_mistake(compose: dict[str, Any]) -> None:
    broken = {**compose, "services": {"bot": {"healthchek": {}}}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, json.loads(SCHEMA.read_text()))


def test_every_volume_and_dependency_is_defined(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for service in services.values():
        assert {volume.partition(":")[0] for volume in service.get("volumes", [])} <= set(compose["volumes"])
        assert set(service.get("depends_on", {})) <= set(services)


def test_what_is_waited_for_tells_its_health(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for service in services.values():
        for name, wanted in service.get("depends_on", {}).items():
            if wanted["condition"] == "service_healthy":
                assert services[name]["healthcheck"]["test"]
    for name in ("bot", "reader"):
        assert "/ready" in str(services[name]["healthcheck"]["test"])


def test_every_secret_comes_from_a_file(compose: dict[str, Any], tmp_path: Path) -> None:
    held = {f"/run/secrets/{name}" for name in compose["secrets"]}
    for service in compose["services"].values():
        handed = {f"/run/secrets/{name}" for name in service.get("secrets", [])}
        for name, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD|TOKEN|SECRET|KEY$", name):
                assert name.endswith("_FILE"), name
                assert value in handed & held, name
    script = runpy.run_path(str(ROOT / "scripts" / "secrets.py"))
    assert set(script["make"](tmp_path / "secrets")) == set(compose["secrets"])
    assert script["make"](tmp_path / "secrets") == []
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    assert len((tmp_path / "secrets" / "postgres_password").read_text()) > 40


def test_every_variable_is_a_setting(compose: dict[str, Any], dockerfile: list[str]) -> None:
    named = {name for service in compose["services"].values() for name in service.get("environment", {})}
    named |= {found for line in dockerfile for found in re.findall(rf"({PREFIX}\w+)=", line)}
    assert {name.removesuffix("_FILE") for name in named if name.startswith(PREFIX)} <= SETTINGS


def test_nothing_is_open_to_the_network(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_image_is_built_from_the_lock_by_hash(dockerfile: list[str]) -> None:
    assert "RUN pip install --require-hashes --no-deps -r $LOCK" in dockerfile
    assert "ARG LOCK=requirements.lock" in dockerfile
    assert any(line.startswith("RUN pip install --no-deps") for line in dockerfile)


def test_the_image_runs_as_a_user_without_rights_and_tells_its_health(dockerfile: list[str]) -> None:
    last_stage = dockerfile[max(index for index, line in enumerate(dockerfile) if line.startswith("FROM ")) :]
    assert "USER gainsay" in last_stage
    assert any(line.startswith("HEALTHCHECK") and "/ready" in line for line in last_stage)


def test_what_the_image_copies_is_there_and_not_ignored(dockerfile: list[str]) -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    copies = [line.split()[1:-1] for line in dockerfile if line.startswith("COPY ") and "--from" not in line]
    for source in (name for names in copies for name in names):
        assert (ROOT / source).exists(), source
        assert f"!{source}" in ignored, source
