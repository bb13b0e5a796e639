"""What became of the specialist's file, and what in it asks for another look."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ttdn.digest import MOST_SENTENCES, Entry, Gathered
from ttdn.language import NOTHING, Text, count_of, join, list_few, same
from ttdn.model.edits import Mark
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.places import edits_path
from ttdn.vietnamese import format_integer

#: More places than these are counted, not named.
_NAMED = 12
_PARTS = {
    "difficulties": Text("khó khăn", "difficulties"),
    "causes": Text("nguyên nhân", "causes"),
    "next_year": Text("nhiệm vụ kỳ sau", "next year's work"),
    "proposals": Text("kiến nghị", "proposals"),
}


def report_command(option: str, period: Period) -> str:
    """The command for the summary of a period, as it is to be typed; a year is what it makes by itself."""
    return f"ttdn report {option}{'' if period.kind == 'year' else f' --period {period}'}"


def edits_made(
    period: Period, gathered: Gathered, plan: Plan, *, was_there: bool, is_written: bool
) -> Iterator[Text]:
    """What is told of the file that was made or brought up to date."""
    name, printing = edits_path(period), report_command("--docx", period)
    every = [entry for listed in gathered.lists.values() for entry in listed]
    entries = [entry for entry in every if not entry.may_leave]
    chosen = sum(entry.is_chosen for entry in entries)
    taken = Text(f", {chosen} câu đã chọn", f", {chosen} chosen") if chosen else NOTHING
    said = Text(
        f"{format_integer(len(entries))} câu của các đơn vị{taken.vi}",
        f"{count_of(len(entries), 'sentence')} of units{taken.en}",
    )
    if not was_there:
        yield Text(f"Đã lập {name}: {said.vi}.", f"Made {name}: {said.en}.")
        yield Text(
            f"Chọn câu, viết những phần còn trống, rồi chạy 'ttdn validate' và '{printing}'. Khi có "
            "báo cáo mới, chạy lại lệnh này: những gì đã chọn, đã viết vẫn giữ nguyên.",
            f"Choose sentences and fill in the rest, then run 'ttdn validate' and '{printing}'. When "
            "new reports have come, run this again: what was chosen or written stays.",
        )
    elif is_written:
        news = _news(entries, len(every) - len(entries))
        yield Text(f"Đã cập nhật {name}: {news.vi}{said.vi}.", f"Renewed {name}: {news.en}{said.en}.")
    else:
        yield Text(f"{name} vẫn như cũ: {said.vi}.", f"{name} is as it was: {said.en}.")
    if was_there:
        yield from _to_look_at(gathered, plan)
    yield from _doubtful(gathered, plan)
    if gathered.left_out:
        yield _left_out(gathered.left_out)


def _news(entries: Sequence[Entry], taken_out: int) -> Text:
    """``3 câu mới, bỏ 1 câu không còn; ``, to stand before the rest; empty without any."""
    fresh = _counts(entry for entry in entries if entry.fresh)
    gone = [Text(f"bỏ {taken_out} câu không còn", f"{taken_out} taken out")] if taken_out else []
    told = join(", ", [*([fresh] if fresh.vi else []), *gone])
    return Text(f"{told.vi}; ", f"{told.en}; ") if told.vi else NOTHING


def _to_look_at(gathered: Gathered, plan: Plan) -> Iterator[Text]:
    marked = (
        (key, _counts(entry for entry in listed if not entry.may_leave))
        for key, listed in gathered.lists.items()
    )
    places = [_place(key, plan, words) for key, words in marked if words.vi]
    return _named(Text("Cần xem", "Look at"), places)


def _left_out(number: int) -> Text:
    left, most = format_integer(number), format_integer(MOST_SENTENCES)
    return Text(
        f"{left} câu không ghi vào tệp, vì tệp có nhiều nhất {most} câu và phải đọc được: mỗi mục được "
        "ghi các câu xếp trước (đã xong và có ngày, có số liệu, có minh chứng). Các câu còn lại vẫn in "
        "trong phụ lục.",
        f"{count_of(number, 'sentence')} found no room: the file has at most {most}, the first of each item "
        "(done and dated, with figures, with evidence). The others are printed in the annex.",
    )


def edits_news(period: Period, gathered: Gathered, plan: Plan) -> Iterator[Text]:
    """What is told with a summary: what units wrote since the file was made, and what was chosen of it."""
    entries = [entry for listed in gathered.lists.values() for entry in listed]
    unlisted = sum(entry.place is None and entry.mark is None for entry in entries)
    fresh = _counts(entry for entry in entries if entry.fresh)
    name, command = edits_path(period), report_command("--edits", period)
    run = Text(f"Chạy '{command}' để cập nhật.", f"Run '{command}' to renew it.")
    if unlisted:
        yield Text(
            f"{name} chưa có lời của các đơn vị ({format_integer(unlisted)} câu). {run.vi}",
            f"{name} does not have the sentences of units yet ({unlisted}). {run.en}",
        )
    elif fresh.vi:
        yield Text(
            f"Từ lần cập nhật {name}: {fresh.vi}. {run.vi}", f"Since {name} was renewed: {fresh.en}. {run.en}"
        )
    yield from _doubtful(gathered, plan)


def _counts(entries: Iterable[Entry]) -> Text:
    """``3 câu mới, 1 câu đã đổi``; empty where nothing is marked."""
    counted = Counter(entry.mark for entry in entries)
    return join(
        ", ",
        [
            Text(f"{counted[mark]} câu {mark.label.vi.lower()}", f"{counted[mark]} {mark.label.en.lower()}")
            for mark in Mark
            if counted[mark]
        ],
    )


def _place(key: str, plan: Plan, words: Text) -> Text:
    place = _PARTS.get(key) or same(plan.items[key].number)
    return Text(f"{place.vi} ({words.vi})", f"{place.en} ({words.en})")


def _doubtful(gathered: Gathered, plan: Plan) -> Iterator[Text]:
    """The sentences that were chosen, and are others by now or are gone."""
    places = []
    for key, listed in gathered.lists.items():
        for entry in listed:
            if entry.is_doubtful and entry.mark is not None:
                names = ", ".join(map(plan.name_of, entry.units[:1])) + " …" * (len(entry.units) > 1)
                label = entry.mark.label
                words = Text(f"{names}: {label.vi.lower()}", f"{names}: {label.en.lower()}")
                places.append(_place(key, plan, words))
    title = Text(
        "Câu đã chọn mà lời của đơn vị đã đổi hoặc không còn",
        "Chosen sentences whose words have changed or are gone",
    )
    return _named(title, places)


def _named(title: Text, places: list[Text]) -> Iterator[Text]:
    if places:
        listed = list_few(places, _NAMED, Text("chỗ khác", "more"), "; ")
        yield Text(f"{title.vi}: {listed.vi}.", f"{title.en}: {listed.en}.")
