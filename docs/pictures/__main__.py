"""Take the pictures: all of them, or those that are named."""

import contextlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pictures import record, window
from pictures.letters import require_letters
from pictures.programs import PictureError, require
from pictures.recipes import RECIPES, Recipe
from pictures.stage import Stage


def run(names: Sequence[str]) -> None:
    """Take pictures, and keep what they show.

    Raises:
        PictureError: A name is none of a picture, a program is missing, or a picture cannot be taken.
    """
    unknown = set(names) - {recipe.name for recipe in RECIPES}
    if unknown:
        raise PictureError(f"No picture is called {', '.join(sorted(unknown))}; see docs/pictures/recipes.py")
    wanted = [recipe for recipe in RECIPES if not names or recipe.name in names]
    require(["fc-match", *(program for recipe in wanted for program in recipe.NEEDS)])
    require_letters()
    entries = record.read()
    with tempfile.TemporaryDirectory(prefix="ttdn-pictures-", ignore_cleanup_errors=True) as name:
        stage = Stage(Path(name))
        with screen_for(wanted, stage.place):
            for recipe in wanted:
                entries[recipe.name] = take(recipe, stage)
                print(recipe.name)
    kept = {recipe.name for recipe in RECIPES}
    record.write({name: entry for name, entry in entries.items() if name in kept})


def screen_for(recipes: Sequence[Recipe], place: Path) -> contextlib.AbstractContextManager[None]:
    """A screen, where one of the pictures is of a window."""
    if any("Xvfb" in recipe.NEEDS for recipe in recipes):
        return window.screen(place)
    return contextlib.nullcontext()


def take(recipe: Recipe, stage: Stage) -> record.Entry:
    """Take one picture, and write its file."""
    taken = recipe.take(stage)
    if len(taken.content) > record.LARGEST:
        raise PictureError(f"{recipe.name} has {len(taken.content)} bytes; at most {record.LARGEST}")
    changed = record.first_change(taken.shows, recipe.made(stage))
    if changed:
        raise PictureError(f"{recipe.name} shows what the program does not make: {changed}")
    (record.PICTURES / recipe.name).write_bytes(taken.content)
    return record.Entry(taken.shows, record.sum_of(taken.content))


if __name__ == "__main__":
    try:
        run(sys.argv[1:])
    except PictureError as error:
        sys.exit(str(error))
