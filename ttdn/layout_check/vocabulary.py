"""The words by which the parts of a document are known, folded: no accents, no case."""

import re

from ttdn.layout_check.document import Paragraph

#: Named kinds of documents and their signs (Phụ lục III, Mục I).
SIGNS = {
    "nghi quyet": "NQ", "quyet dinh": "QĐ", "chi thi": "CT", "quy che": "QC", "quy dinh": "QyĐ",
    "thong cao": "TC", "thong bao": "TB", "huong dan": "HD", "chuong trinh": "CTr", "ke hoach": "KH",
    "phuong an": "PA", "de an": "ĐA", "du an": "DA", "bao cao": "BC", "bien ban": "BB", "to trinh": "TTr",
    "cong dien": "CĐ", "ban ghi nho": "BGN", "ban thoa thuan": "BTT", "giay uy quyen": "GUQ",
    "giay moi": "GM", "giay gioi thieu": "GGT", "giay nghi phep": "GNP", "phieu gui": "PG",
    "phieu chuyen": "PC", "phieu bao": "PB",
}  # fmt: skip
KINDS = frozenset(SIGNS)
#: Kinds whose own forms in Phụ lục III have no subject, and those that offices keep among themselves or give
#: to one person, often without recipients.
WITHOUT_SUBJECT = frozenset({
    "giay gioi thieu", "giay nghi phep", "giay uy quyen", "phieu gui", "phieu chuyen", "phieu bao",
    "thong cao", "ban ghi nho", "ban thoa thuan",
})  # fmt: skip
WITHOUT_RECIPIENTS = WITHOUT_SUBJECT | {"bien ban"}
#: Kinds that name in their text whom they are for, so that "Như trên" has somebody above.
WITH_NAMES = WITHOUT_RECIPIENTS | {"cong dien", "giay moi"}
#: Kinds that an authority decides: its post stands as a line of its own below the subject.
DECIDED = frozenset({"quyet dinh", "nghi quyet", "chi thi"})
#: Kinds that are written in articles ("Điều 1.").
IN_ARTICLES = frozenset({"quyet dinh", "nghi quyet", "quy che", "quy dinh", "ban thoa thuan"})

TITLE = "cong hoa xa hoi chu nghia viet nam"
NATION = re.compile(r"cong hoa xa\b.*|.*chu nghia viet nam")
_MOTTO = re.compile(r"doc lap\s*[-–—.*:]?\s*tu do\b.*")
ADDRESSED = "kinh gui"
NUMBER = re.compile(r"so\s*:.*|so\s*[\d.…_ ]*/\s*[a-z].*|\d{1,5}\s*/\s*[a-z]\S*")
#: What is attached says to what it belongs.
ATTACHED = ("(kem theo", "(ban hanh kem theo", "(dinh kem", "(kem ")
#: A date whose line is broken: its beginning, and what may stand in the next line; in the place, before the
#: day, or behind it.
BROKEN_DATES = tuple(
    (re.compile(begins), re.compile(ends))
    for begins, ends in (
        (
            r"(thanh pho|tp\.?|tinh|thi xa|huyen|quan|xa|phuong|dac khu|thi tran)\b[^\d,.:/]{1,30}",
            r"[^\d,:/]{1,30}, ?ngay\b.{5,40}",
        ),
        (r"[^\d:/]{2,40},", r"ngay [\d.…_ ]{1,20} ?thang\b.{5,30}"),
        (r".{1,60}\bngay", r"[\d.…_ ]{1,20}thang [\d.…_ ]{1,20} ?nam [\d.…_ ]{1,20}"),
        (
            r".{1,60}\bngay [\d.…_ ]{1,20}( ?thang [\d.…_ ]{0,20})?(nam)?",
            r"(thang [\d.…_ ]{1,20})?(nam )?[\d.…_ ]{1,20}",
        ),
    )
)
DATE = re.compile(
    r".*\bngay\b(.{0,40}\bthang\b.{0,40}\bnam\b.*|\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}[\s.]*)"
)
SUBJECT_OF_LETTER = re.compile(r"(v\s*[/.]\s*v\b|ve viec\b).*")
RECIPIENTS = re.compile(r"noi\s+nhan\s*[:.]?(\s*[-–—].*)?")
#: What a digital signature says of itself.
SIGNED_BY_MACHINE = ("ky boi", "nguoi ky:", "ngay ky", "thoi gian ky", "co quan:", "email:")
FILED = re.compile(r"[-–—+]?\s*luu\b.*")
DASHES = ("-", "–", "—", "+", "•")
#: Stamps that may stand near a letterhead, in capitals with their accents: a Front is no secret.
STAMP = re.compile(
    r"\W*(THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI|"
    r"KHÔNG PHỔ BIẾN|BẢN SAO|BẢN CHÍNH|(HỎA TỐC|HOẢ TỐC|(BẢN )?DỰ THẢO|SAO Y)\b.*)\W*"
)
#: Banners beside them.
_BANNER = re.compile(r"\W*(MẪU SỐ|SỐ LIỆU MINH HỌA)\b.*")
#: Posts of those who sign or decide.
POST = re.compile(
    r"(quyen |q\. ?)?(chu tich|pho|giam doc|tong giam doc|"
    r"truong (phong|ban|doan|khoa|bo mon|thon|tram|tieu ban|thong ke|thue)|don truong|hat truong|"
    r"hieu truong|hieu pho|chanh|bo truong|thu truong|thu tuong|cuc truong|chi cuc truong|vien truong|"
    r"tong cuc truong|thu ky|chu toa|chu tri|bi thu|doi truong|tram truong|to truong|vu truong|"
    r"tong bien tap|chi huy truong|tu lenh|ke toan truong|nguoi|dai dien|thu lenh)\b.*"
)
PREFIX = re.compile(
    r"(tm|kt|tl|tuq|q|t/m|k/t|t/l|t\.m|k\.t|thay mat|ky thay|thua lenh|thua uy quyen)\b[. ]?.*"
)
#: With their accents: "THỦ TRƯỞNG" is a head.
_DEPUTY = re.compile(r"PHÓ .*|THỨ TRƯỞNG\b.*|(HIỆU|ĐỘI|CHỈ HUY|TRẠM|KHOA|TỔ) PHÓ")
#: Bodies whose members decide together.
COLLECTIVE = ("uy ban", "ubnd", "hoi dong", "hdnd")
_BASIS = re.compile(r"(can cu|theo de nghi|theo yeu cau|xet|tren co so)\b.*")
_SENTENCE = re.compile(
    r"(thuc hien|can cu|theo|xet|de |trien khai|ngay|sau khi|vua qua|hien nay|tren co so|nham|duoc su|"
    r"tiep theo|phuc dap|tra loi|(ubnd|uy ban nhan dan) .* (nhan duoc|de nghi|bao cao|thong bao|kinh))\b.*"
)
#: A document's text is far longer than a line of its head.
_LONGEST_LINE = 160


def is_nation(paragraph: Paragraph) -> bool:
    """Quốc hiệu, also where a letter of it is wrong."""
    return bool(NATION.fullmatch(paragraph.beginning)) and len(paragraph.words) < _LONGEST_LINE


def is_motto(paragraph: Paragraph) -> bool:
    """Tiêu ngữ, also where its dashes or letters are wrong."""
    return bool(_MOTTO.fullmatch(paragraph.beginning)) and len(paragraph.words) < _LONGEST_LINE


def is_stamp(paragraph: Paragraph) -> bool:
    """A mark of urgency, of secrecy, of a draft."""
    line = paragraph.words.upper() if len(paragraph.words) < _LONGEST_LINE else ""
    return bool(STAMP.fullmatch(line) or _BANNER.fullmatch(line))


def is_post(paragraph: Paragraph) -> bool:
    """The post of somebody."""
    return bool(POST.fullmatch(paragraph.beginning))


def signs(paragraph: Paragraph) -> bool:
    """The first line of a signature."""
    return bool(PREFIX.fullmatch(paragraph.beginning)) or is_post(paragraph) or is_collective(paragraph)


def is_collective(paragraph: Paragraph) -> bool:
    """A body whose members decide together, so that somebody signs on its behalf."""
    return paragraph.beginning.startswith(COLLECTIVE)


def is_deputy(paragraph: Paragraph) -> bool:
    """The post of a deputy: "PHÓ …", "THỨ TRƯỞNG", "HIỆU PHÓ"."""
    return bool(_DEPUTY.fullmatch(paragraph.words[:_LONGEST_LINE].upper()))


def opens_basis(paragraph: Paragraph) -> bool:
    """Whether it begins as a legal basis does."""
    return bool(_BASIS.fullmatch(paragraph.beginning))


def is_sentence(paragraph: Paragraph) -> bool:
    """Whether it begins as the text of a document does, and not as the name of an office."""
    return bool(_SENTENCE.fullmatch(paragraph.beginning)) or len(paragraph.words) > _LONGEST_LINE


def has_dash(paragraph: Paragraph) -> bool:
    """Whether it begins with a dash."""
    return paragraph.words.startswith(DASHES)
