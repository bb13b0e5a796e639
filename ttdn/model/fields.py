"""The words of every field, by its model and its key in the file: as its model gives them."""

from ttdn.model import (
    clauses,
    edits,
    figure,
    issuing,
    life,
    plan,
    register,
    report,
    reporting,
    roster,
    schedule,
)
from ttdn.model.scalars import Model

#: What the office calls each field, and what to write there.
FIELD_WORDS = {
    (model.__name__, field.alias or name): (field.title or "", field.description or "")
    for module in (
        report,
        plan,
        clauses,
        roster,
        figure,
        issuing,
        reporting,
        life,
        schedule,
        edits,
        register,
    )
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, Model) and model.model_config.get("title")
    for name, field in model.model_fields.items()
}
