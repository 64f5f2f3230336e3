"""What pydantic finds wrong with a setting or an option, in plain words that name what can be given."""

from __future__ import annotations

from pydantic import ValidationError

_SAID = {
    "int_parsing": "{it} is not a whole number",
    "int_parsing_size": "{it} is too large a number",
    "float_parsing": "{it} is not a number",
    "greater_than_equal": "{it} is not at least {ge:g}",
    "less_than_equal": "{it} is not at most {le:g}",
    "literal_error": "{it} is not one of {expected}",
    "enum": "{it} is not one of {expected}",
    "ip_v4_network": "{it} is not a network such as 10.1.0.0/16",
}


def complaint(error: ValidationError, it: str = "it") -> str:
    """Return the first thing that is wrong, without a full stop; `it` is what is wrong, where that may be shown."""
    first = error.errors(include_input=False, include_url=False)[0]
    context = first.get("ctx", {})
    if "error" in context:  # one of our own validators, or typer's for choices
        return str(context["error"]).removesuffix(".")
    if first["type"] in _SAID:
        return _SAID[first["type"]].format(it=it, **context)
    return f"{first['msg'][:1].lower()}{first['msg'][1:]}"
