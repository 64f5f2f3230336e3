"""What the command line waits for before it can say anything, even its own version."""

import json
import subprocess
import sys

import pytest

HEAVY = ("aiohttp", "discord", "lxml", "matplotlib", "numpy", "slack_bolt", "spacy", "sqlalchemy")


@pytest.mark.parametrize("package", ["adapters.main", "benchmarks", "evaluation", "training"])
def test_matrices_take_one_thread_wherever_one_starts(package, monkeypatch):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    code = f"import os, sys, {package}; print(os.environ.get('OMP_NUM_THREADS'), 'numpy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert run.stdout.split() == ["1", "False"]


def test_the_command_line_loads_nothing_that_only_some_commands_need():
    code = "import json, sys, adapters.main; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert set(HEAVY) & set(json.loads(run.stdout)) == set()
