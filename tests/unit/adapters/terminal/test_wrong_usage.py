"""What is given wrongly is told in one sentence, in our words, that names what can be given."""

import pytest

STANCES = "'asserts', 'confirms', 'denies'"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("claims", "--stance", "nonsense"), STANCES),
        (("contradictions", "--type", "nonsense"), "'denial', 'confirmation gap', 'number'"),
        (("digest", "add", "--to", "terminal", "--stance", "nonsense"), STANCES),
        (("digest", "change", "x", "--least", "nonsense"), "'major', 'minor'"),
        (("serve", "--only", "nonsense"), "'chat', 'reading'"),
        (("export", "--only", "nonsense"), "'articles', 'claims'"),
        (("claims", "--limit", "nonsense"), "“nonsense” is not a whole number"),
        (("claims", "--limit", "0"), "“0” is not at least 1"),
        (("timeline", "pier", "--limit", "101"), "“101” is not at most 100"),
        (("articles", "--offset", "-1"), "“-1” is not at least 0"),
        (("workspaces", "keep", "slack:T", "soon"), "“soon” is not a whole number"),
        (("claims", "--since", "nonsense"), "write it like 2024-10-19"),
        (("ingest", "--date", "nonsense"), "write it like 2024-10-19"),
        (("timeline", "pier", "--since", "2024-10-19", "--until", "2024-10-18"), "--since is later than --until"),
        (("digest", "add"), "Missing option '--to'"),
        (("claims", "--speker", "x"), "--speaker"),
        (("--nonsense",), "No such option: --nonsense"),
        (("nonsense",), "No such command 'nonsense'"),
    ],
)
def test_one_sentence_says_what_can_be_given(gainsay, desk, words, told):
    result = gainsay(*words)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert told in result.stderr
    for strange in ("Value error", "Input should", "Error ─"):
        assert strange not in result.stderr


@pytest.mark.parametrize("words", [(), ("digest",)])
def test_a_group_alone_shows_its_help_and_no_more(gainsay, words):
    result = gainsay(*words)
    assert result.exit_code == 2
    assert "Usage: " in result.output
    assert not result.stderr.strip()


def test_a_manifest_that_is_not_there_is_named(gainsay, desk, tmp_path):
    result = gainsay("ingest", "--manifest", str(tmp_path / "none.jsonl"))
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path / 'none.jsonl'}: There is no such file.\n"
