"""The words of every field, by its model and its key in the file: as its model gives them."""

from typing import NamedTuple

from ttdn.model import edits, plan, report, schedule
from ttdn.model.scalars import Model


class FieldWords(NamedTuple):
    """What the office calls a field, and what to write there."""

    title: str
    description: str


def _words(model: type[Model]) -> dict[tuple[str, str], FieldWords]:
    return {
        (model.__name__, field.alias or name): FieldWords(field.title or "", field.description or "")
        for name, field in model.model_fields.items()
    }


_MODELS = tuple(
    model
    for module in (report, plan, schedule, edits)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, Model) and model.__module__ == module.__name__
)
#: Title and description of each field.
FIELD_WORDS = {key: words for model in _MODELS for key, words in _words(model).items()}
