"""What the document says at more length than a plan may have it in one place."""

from copy import deepcopy
from dataclasses import replace
from functools import reduce
from operator import getitem
from typing import Any

from pydantic import ValidationError

from ttdn.importing.draft import Draft, Place
from ttdn.language import Text
from ttdn.model.plan import Plan

_MORE = " …"


def keep_lengths(draft: Draft) -> Draft:
    """The draft with what is too long cut to what the plan may have; all of it stands above as a comment."""
    places = _too_long(draft)
    data: Any = deepcopy(draft.data) if places else draft.data
    remarks, said = dict(draft.remarks), dict(draft.said)
    for place, (words, limit) in places.items():
        *above, last = place
        reduce(getitem, above, data)[last] = words[: limit - len(_MORE)].rstrip() + _MORE
        look = Text(
            f"văn bản có {len(words)} ký tự ở đây, kế hoạch ghi được {limit}: có đúng chỗ không? Nguyên văn:",
            f"the document has {len(words)} characters here, a plan {limit}: is this the place? In full:",
        )
        remarks[place] = (*remarks.get(place, ()), look)
        said[place] = (*said.get(place, ()), words)
    return replace(draft, data=data, remarks=remarks, said=said)


def _too_long(draft: Draft) -> dict[Place, tuple[str, int]]:
    """The words that are too long, each with what is allowed."""
    try:
        Plan.model_validate(draft.data)
    except ValidationError as error:
        return {
            one["loc"]: (one["input"], one["ctx"]["limit"])
            for one in error.errors()
            if one["type"] == "too-long"
        }
    return {}
