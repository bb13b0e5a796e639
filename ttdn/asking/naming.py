"""Who has done an item, in sentences that can be pasted into a message."""

from collections.abc import Iterable, Iterator

from ttdn.asking.who import UNCOUNTED_STATES, Answer, Owing, Part, in_sentence
from ttdn.language import Text, count_of, join, same
from ttdn.model.plan import Plan
from ttdn.model.roster import UnitKind
from ttdn.status import Status
from ttdn.status.states import SILENT_STATES
from ttdn.vietnamese import date_text, within_sentence


def noun_of(kind: UnitKind | None) -> Text:
    """What is counted: ``đơn vị``; where one kind of unit is asked about, its name."""
    return same(within_sentence(kind.name)) if kind else Text("đơn vị", "units")


def share(part: int, whole: int, noun: Text) -> Text:
    """``7/28 đơn vị``."""
    return Text(f"{part}/{whole} {noun.vi}", f"{part} of {whole} {noun.en}")


def summary(answer: Answer, noun: Text) -> Text:
    """The whole and its two parts, then what is no part of it; all that is not zero.

    ``đã hoàn thành 7/28 đơn vị, chưa hoàn thành 21/28; không tính: không phát sinh 2``.
    """
    done, open_ = len(answer.of(Part.DONE)), len(answer.of(Part.NOT_DONE))
    apart = [(state.label, len(units)) for state, units in answer.by_state() if state in UNCOUNTED_STATES]
    vi = f"{answer.label(Part.DONE).vi} {share(done, answer.whole, noun).vi}"
    en = f"{answer.label(Part.DONE).en}: {share(done, answer.whole, noun).en}"
    if open_:
        vi += f", {answer.label(Part.NOT_DONE).vi} {open_}/{answer.whole}"
        en += f", {answer.label(Part.NOT_DONE).en}: {open_} of {answer.whole}"
    if not answer.whole:
        vi, en = f"không có {noun.vi} nào tính vào mẫu số", f"no {noun.en} are counted"
    if apart:
        vi += f"; không tính: {', '.join(f'{within_sentence(label.vi)} {count}' for label, count in apart)}"
        en += f"; not counted: {', '.join(f'{within_sentence(label.en)} {count}' for label, count in apart)}"
    return Text(vi, en)


def sentences(status: Status, answers: Iterable[Answer], part: Part | None, noun: Text) -> Iterator[Text]:
    """The answers as lines of plain text, the units with their names; nothing in it needs a table."""
    if status.illustrative:
        yield Text("(Số liệu minh họa.)", "(Illustrative data.)")
    for answer in answers:
        yield from _of_part(status, answer, part, noun) if part else _of_states(status, answer, noun)


def _of_part(status: Status, answer: Answer, part: Part, noun: Text) -> Iterator[Text]:
    found, title, label = answer.of(part), _title(status, answer), answer.label(part)
    counted = share(len(found), answer.whole, noun)
    names = _named(status.plan, found, with_state=part is Part.NOT_DONE)
    told = Text(f"không có {noun.vi} nào {label.vi} (0/{answer.whole})", f"{counted.en} {label.en}")
    if not answer.owing:
        told = answer.nobody
    elif found:
        told = Text(f"{counted.vi} {label.vi}: {names.vi}", f"{counted.en} {label.en}: {names.en}")
    yield Text(f"{title.vi}: {told.vi}.", f"{title.en}: {told.en}.")
    if part is Part.LATE and answer.untold:
        yield untold_words(answer)


def untold_words(answer: Answer) -> Text:
    """That it is not known of some units whether they are late."""
    count = answer.untold
    return Text(
        f"Chưa rõ {count} đơn vị đã qua hạn mà chưa báo cáo về mục này.",
        f"Not known of {count_of(count, 'unit')} past the deadline without a report on it.",
    )


def _of_states(status: Status, answer: Answer, noun: Text) -> Iterator[Text]:
    title, plan = _title(status, answer), status.plan
    whole = summary(answer, noun) if answer.owing else answer.nobody
    yield Text(f"{title.vi}: {whole.vi}.", f"{title.en}: {whole.en}.")
    for state, units in answer.by_state():
        label, names, of = state.label, _named(plan, units), count_words(answer, units)
        yield Text(f"- {label.vi} ({of}): {names.vi}.", f"- {label.en} ({of}): {names.en}.")
    speaking = [
        Text(f"{plan.called(one.unit)} ({one.said.vi})", f"{plan.called(one.unit)} ({one.said.en})")
        for one in (*answer.helping, *answer.speaking)
        if one.said
    ]
    if speaking:
        names = join(", ", speaking)
        yield Text(
            f"- Đơn vị phối hợp, đơn vị khác đã báo cáo ({len(speaking)}): {names.vi}.",
            f"- Coordinating and other units that reported ({len(speaking)}): {names.en}.",
        )


def count_words(answer: Answer, units: tuple[Owing, ...]) -> str:
    """``7/28``; of what is not counted the number alone."""
    return f"{len(units)}/{answer.whole}" if units[0].is_counted else str(len(units))


def _title(status: Status, answer: Answer) -> Text:
    item, day = answer.item, date_text(status.as_of)
    vi, en = f"Mục {item.number}", f"Item {item.number}"
    about = f" ({within_sentence(item.short)})" if item.short else ""
    return Text(f"{vi}{about}, tính đến {day.vi}", f"{en}{about}, as of {day.en}")


def _named(plan: Plan, units: Iterable[Owing], *, with_state: bool = False) -> Text:
    """The names, each with how late it is or what is known of its report, and the state of who spoke."""
    named = []
    for one in units:
        told = [one.lateness if one.days_late else one.note]
        if with_state and one.state not in SILENT_STATES:
            told.insert(0, in_sentence(one.state.label))
        remark, name = join(", ", [words for words in told if words.vi]), plan.called(one.unit)
        named.append(Text(f"{name} ({remark.vi})", f"{name} ({remark.en})") if remark.vi else same(name))
    return join(", ", named)


def titled(answers: Iterable[Answer], noun: Text) -> list[tuple[Answer, Text]]:
    """The answers on several items, each with what is said of it in one line."""
    return [(answer, summary(answer, noun) if answer.owing else _spoken(answer)) for answer in answers]


def _spoken(answer: Answer) -> Text:
    count = sum(one.said is not None for one in (*answer.helping, *answer.speaking))
    told = Text(f"; {count} đơn vị đã báo cáo", f"; {count_of(count, 'unit')} reported on it")
    return Text(answer.nobody.vi + told.vi * bool(count), answer.nobody.en + told.en * bool(count))
