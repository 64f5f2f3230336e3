"""The doctor looks at everything, says what to do, and hides no problem behind another."""

import json


def test_each_problem_is_told_with_what_to_do(gainsay, monkeypatch, tmp_path):
    monkeypatch.setenv("GAINSAY_DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    monkeypatch.setenv("GAINSAY_LANGUAGE_MODEL", str(tmp_path / "no-model"))
    monkeypatch.setenv("GAINSAY_SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("GAINSAY_DATABSE_URL", "misspelt")
    result = gainsay("doctor", "--json")
    found = {one["name"]: one for one in json.loads(result.stdout)}
    assert result.exit_code == 3
    assert "gainsay db upgrade" in found["database"]["text"]
    assert "GAINSAY_SLACK_APP_TOKEN" in found["slack"]["text"]
    assert "GAINSAY_DATABSE_URL" in found["settings"]["text"]
    assert {name for name, one in found.items() if one["ok"] is False} == {
        "database",
        "search",
        "language model",
        "slack",
    }


def test_a_database_that_was_made_is_found_and_each_finding_is_one_line(gainsay, monkeypatch, tmp_path):
    monkeypatch.setenv("GAINSAY_DATABASE_URL", f"sqlite:///{tmp_path}/new/gainsay.db")
    monkeypatch.setenv("GAINSAY_LANGUAGE_MODEL", str(tmp_path / "no-model"))
    assert "was made" in gainsay("db", "upgrade").stdout
    assert "is up to date" in gainsay("db", "upgrade").stdout
    result = gainsay("doctor")
    lines = {line[:16].strip(): line[16:] for line in result.stdout.splitlines()}
    assert lines["database"].startswith("ok")
    assert "it is empty" in lines["database"]
    assert lines["search"].startswith("ok")
    assert lines["language model"].startswith("PROBLEM")
    assert result.exit_code == 3
