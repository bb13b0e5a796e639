"""The options that every command takes, wherever on the line they stand: ``--lang`` and ``--root``."""

import os
from pathlib import Path
from typing import NamedTuple

from ttdn.errors import InvalidOptionError
from ttdn.language import Language, Text

PROGRAM = "ttdn"
#: The variable by which the shell asks what to offer behind the Tab key, as Typer names it.
COMPLETION_VARIABLE = "_TTDN_COMPLETE"
LANGUAGE_VARIABLE = "TTDN_LANG"
_LANGUAGES = Text("Được dùng: vi (tiếng Việt), en (tiếng Anh).", "Allowed: vi (Vietnamese), en (English).")
_NEEDS_VALUE = Text("Cần một giá trị đi sau.", "A value must follow.")


class GlobalOptions(NamedTuple):
    """The language of the program's words, and the folder to work on.

    Where ``root`` is None, the folder is found from where the user stands.
    """

    language: Language = Language.VIETNAMESE
    root: Path | None = None


def take_global_options(arguments: list[str]) -> tuple[GlobalOptions, list[str]]:
    """Take ``--lang X`` and ``--root DIR`` out of the arguments.

    Returns:
        The options, and the arguments that are left for the command.

    Raises:
        InvalidOptionError: A language that the program does not speak, or an option without its value.
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif name in {"--lang", "--root"}:
            given = value if equals else next(words, None)
            if not given:
                raise InvalidOptionError(name, "", _NEEDS_VALUE)
            found[name] = given
        else:
            rest.append(word)
    root = found.get("--root")
    return GlobalOptions(_read_language(found.get("--lang")), Path(root) if root else None), rest


def _read_language(option: str | None) -> Language:
    """The option, else the variable TTDN_LANG, else Vietnamese; the system's locale is not asked."""
    name, value = ("--lang", option) if option else (LANGUAGE_VARIABLE, os.environ.get(LANGUAGE_VARIABLE, ""))
    if not value:
        return Language.VIETNAMESE
    try:
        return Language(value.strip().lower())
    except ValueError as error:
        raise InvalidOptionError(name, value, _LANGUAGES) from error
