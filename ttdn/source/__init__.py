"""YAML text → plain data and the place of every key and value in it.

The only package that imports the YAML library.

Scalars stay text until a model gives them a type: ``no``, ``010``, ``12:30`` and ``1.200`` mean what was
typed. An empty value, ``~`` and ``null`` are None: nothing was given.
"""

from ttdn.source.document import Source, parse_source
from ttdn.source.finding import finding_at
from ttdn.source.lookalikes import find_dash
from ttdn.source.sentences import CUT_NUMBER
from ttdn.source.text import (
    MAXIMUM_BYTES,
    MAXIMUM_DEPTH,
    MAXIMUM_NODES,
    MAXIMUM_PLAN_NODES,
    MAXIMUM_REGISTER_BYTES,
    MAXIMUM_REGISTER_NODES,
    MAXIMUM_SNIPPET,
    KeyPath,
    SourceText,
    Value,
    line_end,
    texts,
    value_at,
)

__all__ = [
    "CUT_NUMBER",
    "MAXIMUM_BYTES",
    "MAXIMUM_DEPTH",
    "MAXIMUM_NODES",
    "MAXIMUM_PLAN_NODES",
    "MAXIMUM_REGISTER_BYTES",
    "MAXIMUM_REGISTER_NODES",
    "MAXIMUM_SNIPPET",
    "KeyPath",
    "Source",
    "SourceText",
    "Value",
    "find_dash",
    "finding_at",
    "line_end",
    "parse_source",
    "texts",
    "value_at",
]
