"""Where the files that came are put when all is written: decided first, then moved.

In between, the register is written. A file that is put away lies in the folder of its unit; whatever needs
another look stays where it came. Nothing is ever put over another file.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ttdn.errors import TtdnError
from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.file_names import first_name, fit_name, shown
from ttdn.forms.incoming import FileNotOpenedError, read_incoming
from ttdn.forms.taken import fingerprint
from ttdn.language import Text, count_of, join
from ttdn.model.register import Decision
from ttdn.places import ASKED_BACK_FOLDER, TAKEN_FOLDER, is_link, lies_in
from ttdn.writing import find_place, move_inside, put_inside, same_content, sweep_below

#: A form that may be another unit's is nobody's until somebody has asked.
_GOES_BACK = {Outcome.RETURNED, Outcome.CONFLICT, Outcome.OLDER}
_SETTLED = {Outcome.PASSED, Outcome.OPENED}


def decide_filing(root: Path, outcomes: Sequence[Collected]) -> list[Collected]:
    """The outcomes with the places where their files are put; nothing is moved yet.

    Args:
        root: The folder of work.
        outcomes: What became of each file, with what was made for its sender.
    """
    folders = [folder_of(sent, outcomes) for sent in outcomes]
    inside: dict[Path | None, list[bool]] = {}
    for sent, folder in zip(outcomes, folders, strict=True):
        if sent.outcome not in _SETTLED:
            inside.setdefault(sent.origin.holder, []).append(bool(folder))
    names = _Names(root)
    decided = []
    for sent, folder in zip(outcomes, folders, strict=True):
        settled = inside.get(sent.path, []) if sent.outcome is Outcome.OPENED else [True]
        if folder and settled and all(settled):
            decided.append(_placed(root, sent, names.find(sent.path, folder)))
        else:
            waiting = settled.count(False)
            decided.append(replace(sent, left=_waiting(waiting)) if waiting else sent)
    return decided


def _placed(root: Path, sent: Collected, place: str) -> Collected:
    """A file with the place where it is put; a link stays, and what a link leads out of the folder with."""
    if is_link(sent.path):
        return replace(sent, left=_LINK)
    try:
        find_place(root, place)
    except TtdnError as error:
        return _stuck(sent, error.message)
    return replace(sent, kept=place)


def _stuck(sent: Collected, why: Text) -> Collected:
    """A file that could not be put away, and where it is; one out of a mail is still in that."""
    place = shown(str(sent.path))
    where = Text(
        f"Tệp gửi về vẫn ở {place}; sửa xong thì chạy lại lệnh này.",
        f"What came is still at {place}; once that is mended, run this again.",
    )
    is_there = sent.origin.holder is None and os.path.lexists(sent.path)
    told = join(" ", [why, where]) if is_there else why
    return replace(sent, kept="", left=told, is_stuck=True)


def folder_of(sent: Collected, outcomes: Sequence[Collected]) -> str:
    """The folder into which a file is put, by what became of it; empty where it stays.

    A mail or an archive itself is put away when that can be said of all that it holds.

    Args:
        sent: The file.
        outcomes: All files of the run.
    """
    if sent.outcome is Outcome.OPENED and sent.origin.holder is None:
        return TAKEN_FOLDER
    if sent.trouble is not None or sent.unit is None:
        return ""
    is_paper = sent.booked is Decision.WAITING and sent.outcome is not Outcome.BLOCKED
    if sent.outcome.is_taken or is_paper:
        return f"{TAKEN_FOLDER}/{sent.unit.id}"
    if sent.outcome in _GOES_BACK or (sent.outcome is Outcome.REFUSED and sent.made):
        return f"{ASKED_BACK_FOLDER}/{sent.unit.id}"
    return _folder_of_form(sent, outcomes) if sent.outcome is Outcome.EVIDENCE else ""


def _folder_of_form(sent: Collected, outcomes: Sequence[Collected]) -> str:
    """Evidence follows its form: whoever corrects that does not send everything again."""
    whose = sent.unit, sent.period
    forms = (form for form in outcomes if form.identity and (form.unit, form.period) == whose)
    return next(filter(None, sorted(folder_of(form, outcomes) for form in forms)), "")


def file_away(root: Path, outcomes: Sequence[Collected]) -> list[Collected]:
    """Move the files to where ``decide_filing`` said; what cannot be moved stays, and why is said.

    Args:
        root: The folder of work.
        outcomes: What became of each file.
    """
    for folder in (TAKEN_FOLDER, ASKED_BACK_FOLDER):
        sweep_below(root / folder)
    for source, name in _evidence_again(root, outcomes):
        with suppress(TtdnError):  # a file of the program's own folders is no harm where it stays
            move_inside(root, source, name)
    # Evidence goes before its form, a mail after all that it holds: what is left of a run that was killed is
    # still what the next one needs.
    filed = list(outcomes)
    stuck: set[Path | None] = set()
    for number in sorted(range(len(filed)), key=lambda place: _rank(outcomes[place])):
        sent = filed[number]
        if sent.kept:
            filed[number] = (
                _move(root, sent) if sent.path not in stuck else replace(sent, kept="", left=_waiting(1))
            )
            if not filed[number].kept:
                stuck.add(sent.origin.holder)
    return filed


def _rank(sent: Collected) -> int:
    return {Outcome.EVIDENCE: 0, Outcome.OPENED: 2}.get(sent.outcome, 1)


def _move(root: Path, sent: Collected) -> Collected:
    try:
        if is_link(sent.path):
            return replace(sent, kept="", left=_LINK)
        # Another run over the same files may have put it there.
        place = sent.path if os.path.lexists(sent.path) else root / sent.kept
        if fingerprint(read_incoming(place, follow=False)[1]) != sent.digest:
            return replace(sent, kept="", left=_CHANGED, is_stuck=True)
        if place != sent.path:
            return sent
        if sent.origin.holder is not None:  # it lies in the temporary folder
            put_inside(root, sent.path, sent.kept)
        elif not move_inside(root, sent.path, sent.kept):
            return replace(sent, left=_stays(sent.kept))
    except (FileNotOpenedError, TtdnError) as error:
        return _stuck(sent, error.message)
    return sent


def _evidence_again(root: Path, outcomes: Sequence[Collected]) -> Iterator[tuple[Path, str]]:
    """Evidence that went back with an earlier form, and now belongs to one that was taken."""
    names, put_in = _Names(root), {sent.path for sent in outcomes}
    for sent in outcomes:
        if sent.unit is None or not sent.outcome.is_taken or not sent.kept:
            continue
        for _, path in sent.evidence:
            # What is a file of the run itself is moved as such.
            if path not in put_in and lies_in(names.place_of(path), ASKED_BACK_FOLDER):
                yield path, names.find(path, f"{TAKEN_FOLDER}/{sent.unit.id}")


class _Names:
    """Finds names that are free; the same file keeps one name, wherever it is met."""

    def __init__(self, root: Path) -> None:
        self._root, self._given = root, dict[str, Path]()

    def place_of(self, path: Path) -> str:
        """Where a file lies in the folder of work; empty where it lies elsewhere."""
        real = Path(os.path.realpath(path.parent), path.name)
        base = Path(os.path.realpath(self._root))
        return real.relative_to(base).as_posix() if real.is_relative_to(base) else ""

    def find(self, path: Path, folder: str) -> str:
        """The place of a file in a folder: the first name that is free, or under which just this is kept."""
        here = self.place_of(path)
        # What was taken once stays so; what went back does not go back twice.
        if lies_in(here, TAKEN_FOLDER) or (
            lies_in(here, ASKED_BACK_FOLDER) and lies_in(folder, ASKED_BACK_FOLDER)
        ):
            return here
        name = first_name(fit_name(path.name), lambda name: self._is_for(f"{folder}/{name}", path))
        place = f"{folder}/{name}"
        self._given[place.casefold()] = path
        return place

    def _is_for(self, place: str, path: Path) -> bool:
        there = self._given.get(place.casefold(), self._root / PurePosixPath(place))
        # What is gone was put there by another run, or is nowhere: whether it was, is seen when it is moved.
        return not os.path.lexists(there) or not os.path.lexists(path) or same_content(path, there)


_LINK = Text("Là liên kết nên để nguyên tại chỗ.", "It is a link and was left where it is.")
_CHANGED = Text(
    "Tệp vừa được sửa nên để nguyên tại chỗ: chạy lại.",
    "The file was changed just now, so it stays: run again.",
)


def _stays(kept: str) -> Text:
    return Text(
        f"Đã chép vào {kept}; bản gốc chỉ đọc, đang mở hoặc không xóa được nên để nguyên.",
        f"Copied to {kept}; the original is read-only, open in a program, or cannot be removed, and stays.",
    )


def _waiting(count: int) -> Text:
    return Text(
        f"Còn {count} tệp bên trong chưa xong nên để nguyên tại chỗ. Làm theo bảng trên, xong thì tự "
        f"chuyển vào {TAKEN_FOLDER}/.",
        f"It stays: {count_of(count, 'file')} in it still open. Do as the table says, then move it to "
        f"{TAKEN_FOLDER}/ yourself.",
    )
