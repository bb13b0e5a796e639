"""To which list of the plan a section belongs, by the words of its title."""

import re
from collections.abc import Iterable

from ttdn.importing.bodies import words_of
from ttdn.importing.body_words import ORDERS, REQUESTS, head_at, phrase_at, title_at
from ttdn.importing.outline_model import Part
from ttdn.vietnamese import fold

#: Words of titles, without accents and case, and what a section or clause with such a title is about. The
#: word that stands first in a title decides; of two that begin at the same place the longer.
_WORDS = {
    Part.GOALS: """
        muc dich | muc tieu | chi tieu | y nghia | dinh huong | tam nhin | ket qua can dat | ket qua dau ra
        ket qua du kien | du kien ket qua
    """,
    Part.REQUIREMENTS: """
        yeu cau | nguyen tac | quan diem | phuong cham | tu tuong chi dao
    """,
    Part.TASKS: """
        noi dung | nhiem vu | giai phap | hoat dong | bien phap | cong viec | dau viec | danh muc cac
        danh muc de an | danh muc du an | danh muc nhiem vu | chuong trinh hanh dong | ke hoach hanh dong
        phuong huong | cac du an | du an thanh phan | chu de trong tam | nhom chu de | chu de thong tin
    """,
    Part.FORMS: """
        hinh thuc | phuong thuc | cach thuc | phuong phap
    """,
    Part.FUNDING: """
        kinh phi | nguon luc | nguon von | du toan | von thuc hien | nhu cau von | co che tai chinh
        nguon tai chinh | dieu kien bao dam | dieu kien dam bao | bao dam dieu kien | dam bao dieu kien
        bao dam nguon luc | dam bao nguon luc | bao dam kinh phi | dam bao kinh phi
    """,
    Part.DUTIES: """
        to chuc thuc hien | to chuc trien khai | to chuc thi hanh | bien phap to chuc | phan cong
        cong tac to chuc thuc hien | trach nhiem | to chuc, phan cong | nhiem vu cua | nhiem vu cu the cua
        nhiem vu cac so | nhiem vu cac co quan | nhiem vu cac don vi | dieu khoan thi hanh
        to chuc, thuc hien | to chuc chi dao | giao nhiem vu
    """,
    Part.REPORTING: """
        che do bao cao | che do thong tin | thong tin bao cao | thong tin, bao cao | thong tin va bao cao
        bao cao | cong tac bao cao | cong tac thong tin, bao cao | che do kiem tra, bao cao | che do hoi hop
        theo doi, bao cao | theo doi va bao cao | kiem tra, bao cao | giam sat, bao cao | giam sat va bao cao
        tong hop bao cao | tong hop, bao cao | quy dinh bao cao | thoi han bao cao | thoi gian bao cao
    """,
    Part.CLAUSES: """
        pham vi | doi tuong | thoi gian | thoi diem | dia diem | dia ban | thanh phan | khai niem
        giai thich tu ngu | tieu chi | khen thuong | chu de | khau hieu | thong diep | lo trinh | tien do
        quy mo | so luong | giai thuong | hinh thuc khen thuong | hinh thuc thi dua | muc khen thuong
        quy dinh chung | thong tin chung | ten goi | don vi to chuc | ban to chuc
    """,
}
#: Words that say this of a section only; a clause that begins with them goes with its section.
_ONLY_OF_SECTIONS = {
    Part.TASKS: """
        ke hoach trien khai | ke hoach kiem tra | ke hoach thuc hien | ke hoach cu the | ke hoach to chuc
        cac cuoc kiem tra | trong tam | tang cuong | day manh | nang cao | xay dung | hoan thien | ra soat
        tuyen truyen | ung dung | phat dong | phat trien | cai cach | dao tao | tap huan | boi duong | quan ly
        truyen thong | pho bien | kien toan | ho tro | bao ve | phong ngua | phong, chong | khac phuc
        giai quyet | chi dao, dieu hanh | chuan bi | to chuc cac | to chuc hoi nghi | to chuc le | doi moi
        thuc day | mo rong | cung co | bao dam an | thong tin, tuyen truyen
    """,
    Part.FUNDING: """
        ngan sach | tai chinh
    """,
    Part.DUTIES: """
        to chuc theo doi | trien khai thuc hien | kien nghi | de xuat | kiem tra | giam sat | theo doi
        don doc | co che phoi hop | quan he phoi hop | che do phoi hop | phoi hop thuc hien | phoi hop
        so ket | tong ket | ban chi dao | to giup viec
    """,
    Part.CLAUSES: """
        tinh hinh | danh gia | danh gia tinh hinh | ket qua | ket qua thuc hien | ket qua thuc hien nhiem vu
        kho khan | kinh nghiem | co so | van ban | bieu mau | mau | phan tich | hieu qua | tac dong | lich
        hoi dong | thuc trang | hien trang | boi canh | su can thiet | co so phap ly | can cu | tieu chuan
        thi dua | ky luat | xu ly vi pham | nguy co | dac diem | ton tai | han che | thuan loi | nguyen nhan
        bai hoc | du bao | khai quat | gioi thieu | hieu luc | san pham | luc luong | phuong tien | kich ban
        cap do | thong so | vi tri | co cau | the le | dat van de | mo dau | danh sach
    """,
}


def _patterns(words: dict[Part, str]) -> list[tuple[Part, re.Pattern[str]]]:
    """For each list one pattern, which prefers the longer of its phrases."""
    phrases = {part: filter(None, map(str.strip, re.split(r"[|\n]", some))) for part, some in words.items()}
    return [
        (part, re.compile(rf"\b(?:{'|'.join(sorted(some, key=len, reverse=True))})\b"))
        for part, some in phrases.items()
    ]


_OF_CLAUSES = _patterns(_WORDS)
_OF_SECTIONS = [*_OF_CLAUSES, *_patterns(_ONLY_OF_SECTIONS)]
#: Little words in front of the one that counts.
_FRONT = re.compile(r"(?:(?:cac|nhung|mot so|ve|cong tac|phan|van de|to chuc cac)\s+)*")


_WORK_BESIDE = re.compile(r"(?:[,;]| va) (?:noi dung|nhiem vu|giai phap|hoat dong)\b")
_LOOKS_BACK = re.compile(r"tinh hinh|danh gia|thuc trang|hien trang|ket qua|boi canh|kho khan|ton tai")


def _found(plain: str, patterns: Iterable[tuple[Part, re.Pattern[str]]]) -> list[tuple[int, Part]]:
    """Where known words begin in a title and what they mean; of those that overlap the first, the longest."""
    hits = sorted(
        ((match.start(), -len(match[0]), part) for part, form in patterns for match in form.finditer(plain)),
        key=lambda hit: hit[:2],
    )
    kept: list[tuple[int, Part]] = []
    end = 0
    for start, length, part in hits:
        if start >= end:
            kept.append((start, part))
            end = start - length
    return kept


def part_of_section(title: str) -> Part | None:
    """The list of a section of the highest level; None where its title says nothing known.

    Sections that name work beside what only describes it ("Thời gian, nội dung") are about the work; below
    one that begins with a body, or asks one, stands what that has to do.
    """
    plain = fold(title)
    # What only describes is so called first: "Cơ sở pháp lý", but not "Hòa giải ở cơ sở", "Quảng bá du lịch".
    front = _FRONT.match(plain)
    described = front.end() if front else 0
    hits = _found(plain, _OF_SECTIONS)
    found = [part for start, part in hits if part is not Part.CLAUSES or start <= described]
    if not found:
        words = words_of(title)
        start = phrase_at(ORDERS, words, 0) or phrase_at(REQUESTS, words, 0)
        return Part.DUTIES if head_at(words, start) or title_at(words, start) else None
    names_work = found[0] is Part.CLAUSES and _WORK_BESIDE.search(plain) and not _LOOKS_BACK.match(plain)
    return Part.TASKS if names_work else found[0]


def own_part(title: str) -> Part | None:
    """The list that a clause names itself: its title begins with the word."""
    plain = fold(title)
    front = _FRONT.match(plain)
    start, part = next(iter(_found(plain, _OF_CLAUSES)), (len(plain), None))
    return part if front and start <= front.end() else None


#: What a clause below a section may say of itself, by the list of the section.
_MAY_SAY: dict[Part, frozenset[Part]] = {
    Part.GOALS: frozenset({Part.GOALS, Part.REQUIREMENTS, Part.TASKS, Part.CLAUSES}),
    Part.REQUIREMENTS: frozenset({Part.GOALS, Part.REQUIREMENTS, Part.TASKS, Part.CLAUSES}),
    Part.TASKS: frozenset(Part),
    Part.FORMS: frozenset(),
    Part.FUNDING: frozenset(),
    Part.DUTIES: frozenset({Part.FUNDING, Part.REPORTING}),
    Part.REPORTING: frozenset({Part.DUTIES, Part.FUNDING}),
    Part.CLAUSES: frozenset(),
}
#: Among goals a title speaks of work only where it says nothing else: "Hoạt động văn hóa" may be a goal.
_PLAIN_WORK = re.compile(
    r"(?:cac )?(?:noi dung|nhiem vu|giai phap|hoat dong)"
    r"(?:[, ]+(?:va |noi dung|nhiem vu|giai phap|hoat dong|chinh|trong tam|chu yeu|cu the|thuc hien|"
    r"trien khai))*[ :.]*"
)


def part_of_clause(title: str, above: Part, title_above: str) -> Part:
    """The list of a clause right below a section: its own word where the section leaves it open."""
    own = own_part(title)
    among_goals = above in {Part.GOALS, Part.REQUIREMENTS}
    if own is None or (own is Part.TASKS and among_goals and not _PLAIN_WORK.fullmatch(fold(title))):
        return above
    is_named = own in {part for _, part in _found(fold(title_above), _OF_CLAUSES)}
    return own if is_named or own in _MAY_SAY[above] else above
