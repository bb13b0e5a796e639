"""The two languages of the program's own words: Vietnamese first, English second."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, Self

from ttdn.data_files import read_data

#: Comments of a plan begin with these words where somebody must look.
LOOK = "cần xem"


class Language(StrEnum):
    """A language the program speaks."""

    VIETNAMESE = "vi"
    ENGLISH = "en"

    def say(self, vi: str, en: str) -> str:
        """Of the same words in both languages those in this one."""
        return en if self is Language.ENGLISH else vi


#: Of the same words in Vietnamese and in English those in one language.
Say = Callable[[str, str], str]


class Text(NamedTuple):
    """One sentence or label in both languages, written side by side so that neither is forgotten."""

    vi: str
    en: str

    def in_language(self, language: Language) -> str:
        """The words in one language."""
        return language.say(*self)

    def filled(self, facts: Mapping[str, object]) -> "Text":
        """The words with facts in place of their names in braces; one in two languages is put in in each."""
        vi, en = (
            {name: fact[place] if isinstance(fact, Text) else fact for name, fact in facts.items()}
            for place in (0, 1)
        )
        return Text(self.vi.format_map(vi), self.en.format_map(en))


def read_texts(module: str, name: str) -> dict[str, Any]:
    """What the file ``name.toml`` beside a module says, with a text for each pair of sentences."""
    return {key: _with_texts(value) for key, value in read_data(module, name).items()}


def _with_texts(value: Any) -> Any:  # noqa: ANN401 - whatever stands in a file
    if isinstance(value, dict):
        return {key: _with_texts(inner) for key, inner in value.items()}
    return Text(*value) if isinstance(value, list) else value


#: Where there is nothing to say.
NOTHING = Text("", "")


class Labelled(StrEnum):
    """Words of the program, each written with its code and, in both languages, what people read."""

    code: str
    label: Text

    def __new__(cls, code: str, vi: str = "", en: str = "") -> Self:
        """Keep the label beside the code, by which alone it is looked up."""
        found = str.__new__(cls, code)
        found._value_ = found.code = code
        found.label = Text(vi, en)
        return found

    @classmethod
    def labels(cls) -> dict[Self, Text]:
        """What people read, by the words."""
        return {word: word.label for word in cls}


def same(words: str) -> Text:
    """Words that do not change with the language: a name, a number, the plan's own text."""
    return Text(words, words)


def join(separator: str, texts: "list[Text]") -> Text:
    """Join sentences language by language."""
    return Text(separator.join(text.vi for text in texts), separator.join(text.en for text in texts))


def list_few(parts: Sequence[Text], most: int, rest: Text, between: str = ", ") -> Text:
    """Parts in a row; of many the first ones, and how many are left: ``A, B và 3 đơn vị khác``.

    Args:
        parts: What is listed.
        most: So many are told; one more is named rather than counted.
        rest: What those are that are left: ``đơn vị khác``, ``more``.
        between: What stands between them.
    """
    left = len(parts) - most
    if left <= 1:
        return join(between, list(parts))
    told, before = join(between, list(parts[:most])), " " if between == ", " else between
    return Text(
        f"{told.vi}{before}và {left} {rest.vi}",
        f"{told.en}{before}and {left} {rest.en}",
    )


def ask(names: Sequence[str]) -> Text | None:
    """The question whether one of these names was meant; None where there is none."""
    if not names:
        return None
    listed = f" '{names[0]}'" if len(names) == 1 else f": {', '.join(names)}"
    return Text(f"Có phải là{listed}?", f"Did you mean{listed}?")


def ask_which(names: Sequence[str]) -> Text | None:
    """The question which of these names was meant, with a space before it; None where there is none."""
    near = ", ".join(names)
    return Text(f" Có phải: {near}?", f" Did you mean: {near}?") if near else None


def count_of(number: int, noun: str) -> str:
    """A number of things in English: ``1 file``, ``3 files``; Vietnamese nouns do not change."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
