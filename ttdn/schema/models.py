"""From a model to its JSON Schema (2020-12).

It is pydantic's, with the words of the office and each scalar under its name.

``errorMessage``, ``patternErrorMessage``, ``enumDescriptions`` and ``doNotSuggest`` are keywords of
yaml-language-server, the server behind the YAML support of editors; other validators pass over them. It has
only English words for ``minimum``, ``maxLength``, ``minItems`` and ``not``, so these stand in an ``if`` whose
other branch says what is wrong; and it mixes the messages of alternatives whose ``type`` is a single word, so
that a type that may fail beside another stands in a list.
"""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from ttdn.language import Text
from ttdn.model.fields import FIELD_WORDS
from ttdn.model.scalars import Model
from ttdn.schema.scalars import SCALARS, Schema, impossible, rule_sentence
from ttdn.vietnamese import fold

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: Left blank. Its title keeps an editor from taking it for the same as what may stand there.
NULL: Schema = {"title": "Để trống", "type": ["null"]}

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value", bound=str)
_OF_THE_FIELD = frozenset({"title", "description", "default", "examples"})
_GIVEN = ["string", "number", "boolean", "array", "object"]


def build_schema(
    model: type[Model],
    identifier: str,
    fields: Mapping[tuple[str, str], Schema],
    rules: Mapping[str, Sequence[Schema]],
    definitions: Mapping[str, Schema],
) -> Schema:
    """The schema of a file.

    Args:
        model: The model of the whole file.
        identifier: What ``$id`` ends in.
        fields: What a field may hold, by model and key, where the model itself cannot say it.
        rules: For each model, what its keys owe each other.
        definitions: What ``fields`` and ``rules`` refer to.
    """
    raw = model.model_json_schema()
    models = {model.__name__: raw, **raw.pop("$defs")}
    built = {
        name: _object(name, found, fields, rules.get(name, ()))
        for name, found in models.items()
        if "properties" in found
    }
    root = built.pop(model.__name__)
    named = {**built, **SCALARS, **definitions}
    text = json.dumps([root, built, definitions])
    return {
        "$schema": DIALECT,
        "$id": f"urn:ttdn:{identifier}",
        **root,
        "$defs": {name: named[name] for name in sorted(named) if f'"#/$defs/{name}"' in text},
    }


def _object(
    name: str, found: Schema, fields: Mapping[tuple[str, str], Schema], rules: Sequence[Schema]
) -> Schema:
    properties = {
        key: labelled(name, key, fields.get((name, key)) or _field(value))
        for key, value in found["properties"].items()
    }
    required = found.get("required", [])
    offered = [key for key, value in properties.items() if not value.get("doNotSuggest")]
    return {
        "title": found["title"],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "errorMessage": _keys_sentence(offered, required),
        **({"allOf": list(rules)} if rules else {}),
    }


def labelled(model: str, key: str, schema: Schema) -> Schema:
    """A field's schema under its title and description."""
    title, description = FIELD_WORDS[model, key]
    if schema.get("anyOf", [])[1:] == [NULL]:
        schema = nullable({**schema["anyOf"][0], "title": title})
    return {"title": title, "description": description, **schema}


def _field(raw: Schema) -> Schema:
    """A field as pydantic sees it, without its words, and without its defaults, which editors type."""
    raw = {key: value for key, value in raw.items() if key not in _OF_THE_FIELD}
    if "scalar" in raw:
        return reference(raw["scalar"])
    if "anyOf" in raw:
        return nullable(_field(raw["anyOf"][0]))
    if "patternProperties" in raw:
        [(pattern, value)] = raw["patternProperties"].items()
        return {
            "type": "object",
            "patternProperties": {SCALARS[pattern]["pattern"]: _field(value)},
            "additionalProperties": False,
            "errorMessage": rule_sentence("not-a-mapping", "not-an-identifier"),
        }
    if "items" in raw:
        built = {"type": "array", "items": _field(raw["items"]), "errorMessage": rule_sentence("not-a-list")}
        if "minItems" in raw:
            built |= {"if": {"minItems": raw["minItems"]}, "else": impossible(rule_sentence("wrong-value"))}
        return built
    return raw


def _keys_sentence(keys: Sequence[str], required: Sequence[str]) -> str:
    owed = f" Phải có: {', '.join(required)}." if required else ""
    return (
        "[unknown-key] [missing-key] [not-a-mapping] Ở đây gồm các dòng 'khóa: nội dung'. "
        f"Được dùng: {', '.join(keys)}.{owed}"
    )


def reference(name: str) -> Schema:
    """What stands under that name in ``$defs``."""
    return {"$ref": f"#/$defs/{name}"}


def nullable(schema: Schema) -> Schema:
    """The same, or left blank."""
    return {"anyOf": [schema, NULL]}


def choice(values: Mapping[Value, str], code: str = "wrong-value") -> Schema:
    """One of some words, each with what it means."""
    return {
        "type": "string",
        "enum": list(values),
        "enumDescriptions": list(values.values()),
        "errorMessage": rule_sentence(code),
    }


def spelt_choice(labels: Mapping[Word, Text], meanings: Mapping[Word, str], title: str, code: str) -> Schema:
    """A word, or its Vietnamese label in any case, with or without accents.

    Args:
        labels: The label of each word.
        meanings: What an editor says of it.
        title: The title of the field, for what is spelt otherwise than an editor offers it.
        code: The finding where it is none of them.
    """
    words = {word.value: meanings[word] for word in labels}
    every = choice(words | {label.vi: f"Như {word.value}." for word, label in labels.items()}, code)
    spelled = "|".join(spelling(word, label.vi) for word, label in labels.items())
    other = {
        "title": title,
        "type": ["string"],
        "pattern": rf"^(?!(?:{'|'.join(every['enum'])})$)\s*(?:{spelled})\s*$",
        "errorMessage": every["errorMessage"],
    }
    return {"anyOf": [every, other]}


def spelling(word: str, label: str) -> str:
    """A word and its label in every case, the label also without accents."""
    return "|".join("".join(map(_any_case, text)) for text in (word, label))


def _any_case(letter: str) -> str:
    forms = dict.fromkeys((letter.upper(), letter.lower(), fold(letter).upper(), fold(letter)))
    return f"[{''.join(forms)}]" if letter.isalpha() else letter


def having(key: str, schema: Schema) -> Schema:
    """The key is there, with a value of that form."""
    return {"required": [key], "properties": {key: schema}}


def hidden(sentence: str) -> Schema:
    """What is said of a part by a rule that has nothing to suggest for it."""
    return {"errorMessage": sentence, "doNotSuggest": True}


def given(key: str) -> Schema:
    """The key is there and not left blank."""
    return having(key, {"type": _GIVEN})


def demand(key: str, sentence: str) -> Schema:
    """The key must be there and not be left blank."""
    return having(key, {"type": _GIVEN, **hidden(sentence)}) | {"errorMessage": sentence}


def refuse(keys: Sequence[str], sentence: str) -> Schema:
    """None of the keys may be there, unless they are left blank."""
    return {"properties": {key: {"type": ["null"], **hidden(sentence)} for key in keys}}
