"""The scalars of the files: how the text of a YAML value becomes a number, a date, a word.

Each reader takes the text as it stands in the file and either returns the value or raises a
``PydanticCustomError`` whose type is the code of a finding and whose context holds the facts for its
sentence (``unfit``).
"""

import re
import string
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, LiteralString, TypeVar, cast
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from ttdn.language import Text
from ttdn.model.period import MINIMUM_YEAR, Period, parse_period
from ttdn.model.spoken import facts_of_no_date, facts_of_no_day, facts_of_no_number
from ttdn.patterns import pattern
from ttdn.vietnamese import MEANINGLESS, break_lines, clean, fold, nfc

E = TypeVar("E", bound=StrEnum)

MAXIMUM_TEXT = 10_000
MAXIMUM_LINE = 500
MAXIMUM_NUMBER = 10**15
#: With no more places than these, three digits behind a mark are always a group of a longer number.
MAXIMUM_DECIMALS = 2
MAXIMUM_SLUG = 64
MAXIMUM_CLAUSE_ID = 32

SLUG = r"[a-z0-9]+([-_][a-z0-9]+)*"
#: The letter đ is a point like any other: a), b), c), d), đ), e) …
CLAUSE_ID = r"[A-Za-z0-9đ]+(\.[A-Za-z0-9đ]+)*"
_WHOLE = pattern(r"0|[1-9][0-9]*")
#: How many places its figure has is for the plan; with more than these nobody has measured anything.
_DECIMAL = pattern(r"(0|[1-9][0-9]*)[.,]([0-9]{1,12})")
_GROUPED = pattern(r"[0-9]{1,3}([. ,_\u00a0\u2009\u202f][0-9]{3})+")
#: Too many places, or a thousand as it is written in English or with a mark left out: nobody is told which.
_FINE = pattern("[0-9]{1,3},[0-9]{3}|[0-9]{4,}[.,][0-9]{2}0|[0-9]+[.,]0{4,}|0[0-9]+[.,][0-9]+")
_MISGROUPED = pattern("[1-9][0-9]*[.,][0-9]{3}")
#: As it is printed: not how a file has it, but nothing else can be meant.
_PRINTED = pattern(rf"([0-9]{{1,3}}(?:\.[0-9]{{3}})+),([0-9]{{1,{MAXIMUM_DECIMALS}}})")
#: What is written for the two flags, without accents and case.
_FLAGS = {
    "true": frozenset({"true", "co", "dung", "dung ten", "phai", "yes", "y", "ok", "x", "v", "✓", "1"}),
    "false": frozenset({"false", "khong", "sai", "khong phai", "no", "n", "0"}),
}
_ISO_DATE = pattern(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
#: What nearly every link looks like; the rest is taken apart by the library.
_USUAL_LINK = pattern(r"https?://[a-z0-9][a-z0-9.-]*(?:/[!-Z_a-z~]*)?")
#: A link as people know it: the name of a host, with what follows.
_WITHOUT_SCHEME = pattern(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[!-~]*)?", re.IGNORECASE)
_EMAIL = pattern(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_VIETNAMESE_DATE = pattern(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


#: What Word makes of a hyphen, and what a Chinese or Japanese keyboard types for digits and signs.
_SIGNS_OF_THE_KEYBOARD = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
)
_AROUND = f"“”„‘’{string.whitespace}\u00a0\u202f\u3000{''.join(map(chr, range(0x2000, 0x200B)))}"


def unfit(code: LiteralString, **facts: object) -> PydanticCustomError:
    """What a value is refused with: the code of the finding, and the facts for its sentence."""
    return PydanticCustomError(code, code, facts)


def said(title: str, description: str, **more: Any) -> Any:  # noqa: ANN401 - as pydantic's own ``Field``
    """A field: what the office calls it, and what to write there."""
    return Field(title=title, description=description, **more)


#: A field that may be left out, and one with as many entries as there are.
optional, several = partial(said, default=None), partial(said, default=())


def one_of_two(code: LiteralString, model: BaseModel, first: str, second: str) -> None:
    """Refuse a mapping that gives both of two keys, or none of them."""
    given = [key for key in (first, second) if getattr(model, key) is not None]
    if len(given) != 1:
        raise unfit(code, broken="both" if given else "none", at=tuple(given[1:]))


#: A number that is exactly as it was written.
Amount = int | Decimal


class Model(BaseModel):
    """The base of all models: frozen, and no key that the model does not know.

    Its checks are built when a first value is read, once with those of the models inside it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, defer_build=True)


def read_text(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """Free text of one or more lines, trimmed; single spaces, lines kept."""
    text = _plain(value)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return _within("\n".join(lines).strip(), MAXIMUM_TEXT)


def read_line(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """Text on one line: a name, a title, a document number."""
    return _within(" ".join(_plain(value).split()), MAXIMUM_LINE)


def _plain(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    if not isinstance(value, str):
        raise unfit("not-text")
    if value.isprintable():
        return nfc(value)
    # Only an escape in double quotes ("\x1b") can bring one here:
    # the file itself was searched when it was read.
    text = clean(break_lines(value))
    match = MEANINGLESS.search(text)
    if match:
        raise unfit("control-character", codepoint=f"U+{ord(match[0]):04X}")
    return text


def _within(text: str, limit: int) -> str:
    if not text:
        raise unfit("missing-value")
    if len(text) > limit:
        raise unfit("too-long", length=len(text), limit=limit)
    return text


def read_identifier(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """One number, date or name, without the spaces, quotes and invisible letters that are pasted along."""
    if not isinstance(value, str):
        raise unfit("not-text")
    text = value.strip() if value.isascii() else plain_signs(clean(value)).strip(_AROUND)
    if not text:
        raise unfit("missing-value")
    return text


def plain_signs(text: str) -> str:
    """The text with the digits and signs of the keyboard for those that only look like them."""
    return text.translate(_SIGNS_OF_THE_KEYBOARD)


def is_slug(text: str) -> bool:
    """Whether the text has the form of a unit's id."""
    return len(text) <= MAXIMUM_SLUG and re.fullmatch(SLUG, text) is not None


def is_clause_id(text: str) -> bool:
    """Whether the text has the form of a clause's number."""
    return len(text) <= MAXIMUM_CLAUSE_ID and re.fullmatch(CLAUSE_ID, text) is not None


def read_whole_number(value: Any) -> int:  # noqa: ANN401 - whatever the file holds
    """A count or an amount of đồng: digits only, from 0 up."""
    text = read_identifier(value)
    if _WHOLE.fullmatch(text):
        if len(text) > len(str(MAXIMUM_NUMBER)) or int(text) > MAXIMUM_NUMBER:
            raise unfit("number-too-large", value=text)
        return int(text)
    digits = re.sub(r"[^0-9]", "", text)
    is_known = digits and len(digits) < len(str(MAXIMUM_NUMBER)) and not re.match("0[.,]", text)
    plain = str(int(digits)) if is_known else ""
    if re.fullmatch(r"-\s*[0-9].*", text):
        raise unfit("negative-number", value=text)
    if _GROUPED.fullmatch(text) or re.fullmatch(r"0[0-9]+", text):
        raise unfit("ambiguous-number", value=text, plain=plain)
    if re.fullmatch(r"[0-9]+[.,][0-9]+", text):
        raise unfit("fractional-number", value=text)
    raise unfit("not-a-number", value=text, **facts_of_no_number(text))


def read_amount(value: Any) -> Amount:  # noqa: ANN401 - whatever the file holds
    """A figure: a whole number, or a decimal with a comma or a full stop and no marks between thousands."""
    text = read_identifier(value)
    decimal, printed = _DECIMAL.fullmatch(text), _PRINTED.fullmatch(text)
    if printed:
        plain = f"{int(printed[1].replace('.', ''))}.{printed[2]}"
        raise unfit("ambiguous-number", value=text, plain=plain)
    if _FINE.fullmatch(text):
        asked = re.sub("[.,]", "", text) if _MISGROUPED.fullmatch(text) else None
        raise unfit("ambiguous-number", value=text, asked=asked)
    if decimal is None or _GROUPED.fullmatch(text):
        return read_whole_number(text)
    if read_whole_number(decimal[1]) == MAXIMUM_NUMBER:
        raise unfit("number-too-large", value=text)
    return Decimal(".".join(decimal.groups()))


def plain_amount(value: Any) -> Amount:  # noqa: ANN401 - whatever a cell holds
    """The same without the zeros at its end, as the program writes it."""
    return shortest(read_amount(value))


def decimals_of(amount: Amount) -> int:
    """The places that were written behind the comma."""
    return -cast("int", Decimal(amount).as_tuple().exponent)


def shortest(amount: Amount) -> Amount:
    """The same number without zeros behind its last place."""
    return Decimal(amount).normalize() if amount % 1 else int(amount)


def read_date(value: Any) -> date:  # noqa: ANN401 - whatever the file holds
    """A day: ``2020-12-09``, or ``09/12/2020`` (day, month, year).

    A day before 1900 is refused: somebody's fingers slipped.
    """
    text = read_identifier(value)
    iso, vietnamese = _ISO_DATE.fullmatch(text), _VIETNAMESE_DATE.fullmatch(text)
    if iso:
        year, month, day = map(int, iso.groups())
    elif vietnamese:
        day, month, year = map(int, vietnamese.groups())
    else:
        raise unfit("not-a-date", value=text, **facts_of_no_date(text))
    if year < MINIMUM_YEAR:
        raise unfit("impossible-date", value=text, broken="year")
    try:
        return date(year, month, day)
    except ValueError:
        raise unfit("impossible-date", value=text, **facts_of_no_day(year, month, day)) from None


def read_flag(value: Any) -> bool:  # noqa: ANN401 - whatever the file holds
    """``true`` or ``false``."""
    text = read_identifier(value)
    if text in {"true", "false"}:
        return text == "true"
    raise unfit("not-true-or-false", value=text, plain=flag_of(text))


def flag_of(text: str) -> str | None:
    """The flag that was certainly meant by what people type for yes and no; None for anything else."""
    typed = fold(text).strip(" .!").removesuffix(" roi")
    return next((flag for flag, words in _FLAGS.items() if typed in words), None)


def words_of(labels: Mapping[E, Text]) -> dict[str, E]:
    """The words that mean a choice, without accents and case: the choice itself and its Vietnamese label."""
    return {fold(words): choice for choice, label in labels.items() for words in (choice.value, label.vi)}


def read_link(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """A web address of the schemes http and https."""
    text = read_line(value)
    if _USUAL_LINK.fullmatch(text):
        return text
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in text
    except ValueError:
        good = False
    if not good:
        asked = f"https://{text}" if _WITHOUT_SCHEME.fullmatch(text) else None
        raise unfit("not-a-web-address", value=text, asked=asked)
    return text


def read_email(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """One address of e-mail."""
    text = read_identifier(value)
    if len(text) > MAXIMUM_LINE or _EMAIL.fullmatch(text) is None:
        raise unfit("not-an-email", value=text)
    return text


def read_period(value: Any) -> Period:  # noqa: ANN401 - whatever the file holds
    """A period: ``2020``, ``2020-H1``, ``2020-9M``, ``2020-Q2``, ``2020-05``."""
    text = read_identifier(value)
    period = parse_period(text)
    if period is None:
        raise unfit("not-a-period", value=text)
    return period


def named(scalar: str) -> WithJsonSchema:
    """The name under which ``ttdn.schema`` knows what an editor is told of a scalar.

    It stands as the pattern too: of the keys of a mapping pydantic keeps nothing else.
    """
    return WithJsonSchema({"scalar": scalar, "pattern": scalar})


Words = Annotated[str, BeforeValidator(read_text), named("Words")]
Line = Annotated[str, BeforeValidator(read_line), named("Line")]
Lines = tuple[Line, ...]
Passages = tuple[Words, ...]
Link = Annotated[str, BeforeValidator(read_link), named("Link")]
Email = Annotated[str, BeforeValidator(read_email), named("Email")]
Count = Annotated[int, BeforeValidator(read_whole_number), named("Count")]
Money = Count
AmountField = Annotated[int | Decimal, PlainValidator(read_amount), named("Amount")]
Day = Annotated[date, BeforeValidator(read_date), named("Day")]
Flag = Annotated[bool, BeforeValidator(read_flag), named("Flag")]
PeriodField = Annotated[Period, PlainValidator(read_period), named("Period")]
#: An identifier of units, groups and kinds: lower-case ASCII words joined by hyphens or underscores. It may
#: become a folder's name.
Slug = Annotated[
    str,
    StringConstraints(pattern=f"^{SLUG}$", max_length=MAXIMUM_SLUG),
    BeforeValidator(read_identifier),
    named("Slug"),
]
Slugs = tuple[Slug, ...]
#: The number of a clause as the document cites it.
ClauseId = Annotated[
    str,
    StringConstraints(pattern=f"^{CLAUSE_ID}$", max_length=MAXIMUM_CLAUSE_ID),
    BeforeValidator(read_identifier),
    named("ClauseId"),
]
