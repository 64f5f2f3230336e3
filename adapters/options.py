"""Options that several commands have in common, written down once: as the fields of a dataclass."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Command = TypeVar("Command", bound=Callable[..., Any])


def spread(**groups: type[Any]) -> Callable[[Command], Command]:
    """Let a command's signature show the fields of a dataclass in the place of the parameter that takes one.

    Frameworks make a command's options of its signature, one of each parameter; the command still gets the dataclass.
    """

    def over(command: Command) -> Command:
        own = inspect.signature(command, eval_str=True)
        fields = {name: inspect.signature(group, eval_str=True).parameters for name, group in groups.items()}
        shown = [one for name, given in own.parameters.items() for one in _in_place_of(given, fields.get(name))]

        def gathered(options: dict[str, Any]) -> dict[str, Any]:
            made = {
                name: groups[name](**{one: options.pop(one) for one in of if one in options})
                for name, of in fields.items()
            }
            return options | made

        @wraps(command)
        def called(*given: Any, **options: Any) -> Any:
            return command(*given, **gathered(options))

        @wraps(command)
        async def awaited(*given: Any, **options: Any) -> Any:
            return await command(*given, **gathered(options))

        wrapped: Any = awaited if inspect.iscoroutinefunction(command) else called
        wrapped.__signature__ = own.replace(parameters=shown)
        wrapped.__annotations__ = {one.name: one.annotation for one in shown}
        return wrapped  # type: ignore[no-any-return]

    return over


def _in_place_of(parameter: inspect.Parameter, fields: Any) -> list[inspect.Parameter]:
    if fields is None:
        return [parameter]
    return [one.replace(kind=parameter.kind) for one in fields.values()]
