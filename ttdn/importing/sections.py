"""To which list of the plan a section belongs, by the words of its title."""

import re

from ttdn.importing.outline_model import Part
from ttdn.vietnamese import fold

#: Words of titles, without accents and case, and what a section with such a title is about. The word that
#: stands first in a title decides; of two that begin at the same place the longer.
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
        ke hoach trien khai | ke hoach kiem tra | cac cuoc kiem tra | phuong huong | trong tam | cac du an
        du an thanh phan
    """,
    Part.FORMS: """
        hinh thuc | phuong thuc | cach thuc | phuong phap
    """,
    Part.FUNDING: """
        kinh phi | nguon luc | nguon von | du toan | von thuc hien | nhu cau von | ngan sach | tai chinh
        co che tai chinh | nguon tai chinh | dieu kien bao dam | dieu kien dam bao | bao dam dieu kien
        dam bao dieu kien | bao dam nguon luc | dam bao nguon luc | bao dam kinh phi | dam bao kinh phi
    """,
    Part.DUTIES: """
        to chuc thuc hien | to chuc trien khai | to chuc thi hanh | to chuc theo doi | trien khai thuc hien
        bien phap to chuc | cong tac to chuc thuc hien | phan cong | trach nhiem | to chuc, phan cong
        nhiem vu cua | nhiem vu cu the cua | nhiem vu cac so | nhiem vu cac co quan | nhiem vu cac don vi
        dieu khoan thi hanh | to chuc, thuc hien | to chuc chi dao | giao nhiem vu | kien nghi | de xuat
        kiem tra | giam sat | theo doi | don doc | co che phoi hop | quan he phoi hop | che do phoi hop
        phoi hop thuc hien
    """,
    Part.REPORTING: """
        che do bao cao | che do thong tin | thong tin bao cao | thong tin, bao cao | thong tin va bao cao
        bao cao | cong tac bao cao | cong tac thong tin, bao cao | che do kiem tra, bao cao | che do hoi hop
        tong hop bao cao | tong hop, bao cao | quy dinh bao cao | thoi han bao cao | thoi gian bao cao
    """,
    Part.CLAUSES: """
        tinh hinh | danh gia | thuc trang | hien trang | boi canh | su can thiet | co so phap ly | can cu
        co so | pham vi | doi tuong | thoi gian | thoi diem | dia diem | dia ban | thanh phan | khai niem
        giai thich tu ngu | tieu chi | tieu chuan | khen thuong | thi dua | ky luat | xu ly vi pham | nguy co
        chu de | khau hieu | thong diep | lo trinh | tien do | quy mo | ket qua | ket qua thuc hien
        ket qua thuc hien nhiem vu | danh gia tinh hinh | dac diem | ton tai | han che | kho khan | thuan loi
        nguyen nhan | bai hoc | kinh nghiem | du bao | khai quat | gioi thieu | hieu luc | van ban
        hinh thuc khen thuong | hinh thuc thi dua | muc khen thuong | san pham | luc luong | phuong tien
        kich ban | cap do | thong so | vi tri | co cau | so luong | giai thuong | the le | dat van de | mo dau
        quy dinh chung | danh sach | bieu mau | mau | phan tich | hieu qua | tac dong | lich | ten goi
        don vi to chuc | hoi dong | ban to chuc
    """,
}


def _phrases(words: str) -> list[str]:
    return sorted((one.strip() for one in re.split(r"[|\n]", words) if one.strip()), key=len, reverse=True)


_PATTERNS = tuple(
    (part, re.compile(rf"\b(?:{'|'.join(_phrases(words))})\b")) for part, words in _WORDS.items()
)
#: Words that make a section one of duties, but no clause within another section.
_ONLY_OF_SECTIONS = re.compile(
    r"kiem tra|giam sat|theo doi|don doc|co che phoi hop|quan he phoi hop|che do phoi hop|phoi hop thuc hien|"
    r"trien khai thuc hien|kien nghi|de xuat|trong tam|tai chinh|ngan sach|co so|mau|ket qua|van ban|"
    r"phan tich|danh gia|tinh hinh|kho khan|hoi dong|lich"
)
#: Little words in front of the one that counts.
_FRONT = re.compile(r"(?:(?:cac|nhung|mot so|ve|cong tac|phan|van de|to chuc cac)\s+)*")


_WORK_BESIDE = re.compile(r"(?:[,;]| va) (?:noi dung|nhiem vu|giai phap|hoat dong)\b")
_LOOKS_BACK = re.compile(r"tinh hinh|danh gia|thuc trang|hien trang|ket qua|boi canh|kho khan|ton tai")


def mentioned(title: str) -> list[Part]:
    """What a title speaks of, in its order."""
    return [part for _, _, part in _found(title)]


def _found(title: str) -> list[tuple[int, int, Part]]:
    """Where its words begin, how long they are, what they mean; of those that overlap the first."""
    plain = fold(title)
    hits = sorted(
        ((match.start(), -len(match[0]), part) for part, form in _PATTERNS for match in form.finditer(plain)),
        key=lambda hit: hit[:2],
    )
    kept: list[tuple[int, int, Part]] = []
    for start, length, part in hits:
        if not kept or start >= kept[-1][0] - kept[-1][1]:
            kept.append((start, length, part))
    return kept


def part_of_section(title: str) -> Part | None:
    """The list of a section of the highest level; None where its title says nothing known.

    Sections that name work beside what only describes it ("Thời gian, nội dung") are about the work.
    """
    found, plain = mentioned(title), fold(title)
    if not found:
        return None
    names_work = found[0] is Part.CLAUSES and _WORK_BESIDE.search(plain) and not _LOOKS_BACK.match(plain)
    return Part.TASKS if names_work else found[0]


def own_part(title: str) -> Part | None:
    """The list that a clause names itself: its title begins with the word."""
    plain = fold(title)
    front = _FRONT.match(plain)
    start = front.end() if front else 0
    found = [one for one in _found(title) if one[0] <= start]
    if not found or _ONLY_OF_SECTIONS.match(plain, start):
        return None
    return found[-1][2]


#: What a clause below a section may say of itself, by the list of the section.
_MAY_SAY: dict[Part, frozenset[Part]] = {
    Part.GOALS: frozenset(Part) - {Part.DUTIES},
    Part.REQUIREMENTS: frozenset(Part) - {Part.DUTIES},
    Part.TASKS: frozenset(Part),
    Part.FORMS: frozenset({Part.TASKS, Part.FORMS}),
    Part.FUNDING: frozenset({Part.FUNDING}),
    Part.DUTIES: frozenset({Part.DUTIES, Part.FUNDING, Part.REPORTING}),
    Part.REPORTING: frozenset({Part.REPORTING, Part.DUTIES, Part.FUNDING}),
    Part.CLAUSES: frozenset({Part.CLAUSES}),
}


def part_of_clause(title: str, above: Part, title_above: str) -> Part:
    """The list of a clause right below a section: its own word where the section leaves it open."""
    own = own_part(title)
    if own is None or own is above:
        return above
    may_say = own in _MAY_SAY[above] or own in mentioned(title_above)
    return own if may_say else above
