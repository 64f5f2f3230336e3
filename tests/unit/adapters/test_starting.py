"""What the command line waits for before it can say anything, even its own version."""

import json
import subprocess
import sys

HEAVY = ("aiohttp", "discord", "lxml", "matplotlib", "numpy", "slack_bolt", "spacy", "sqlalchemy")


def test_the_command_line_loads_nothing_that_only_some_commands_need():
    code = "import json, sys, adapters.main; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert set(HEAVY) & set(json.loads(run.stdout)) == set()
