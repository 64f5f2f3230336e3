"""Fixtures of every test."""

import os

import pytest
from hypothesis import HealthCheck, settings

from bot.language.pipeline import Pipeline, load_pipeline

# How long an example takes to make or to run says more about the machine's load. CI, which answers for a change, tries
# the same examples every time; everybody else's runs go looking for new ones.
settings.register_profile(
    "gainsay", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("gainsay")

pytest_plugins = ["tests.postgres"]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """Return the shipped language pipeline, or the one that GAINSAY_LANGUAGE_MODEL names."""
    return load_pipeline(os.environ.get("GAINSAY_LANGUAGE_MODEL"))
