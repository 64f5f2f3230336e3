"""Severity: whether a newsroom would report the disagreement."""

from __future__ import annotations

from bot.contradictions.contradiction import Severity
from bot.contradictions.finding import Finding, Test

_MAJOR = frozenset(Test) - {Test.FIGURES, Test.DATES, Test.DETAILS}


def severity(finding: Finding) -> Severity:
    """Return MAJOR for denials, gaps and rival doers, and for figures that are far apart."""
    if finding.test in _MAJOR:
        return Severity.MAJOR
    if finding.test is Test.FIGURES and finding.measures["ratio"] >= 0.2:
        return Severity.MAJOR
    return Severity.MINOR
