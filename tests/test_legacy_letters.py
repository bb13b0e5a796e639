"""Old fonts and misread letters: found with the text as it was; honest text of any language never."""

import re
import unicodedata
from pathlib import Path

import pytest
from conftest import Check, Write
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn.legacy_letters import find_legacy, is_syllable

ROOT = Path(__file__).resolve().parent.parent
SENTENCE = (
    "Đẩy mạnh tuyên truyền, quảng bá hình ảnh Việt Nam; thiếu kinh phí hoạt động, cần "
    "hỗ trợ thêm người phụ trách."
)
#: The bytes of each table, by the letters of Vietnam in the order of ``LETTERS`` (TCVN 5712:1993,
#: VNI-Windows).
LETTERS = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđ"
TCVN3 = "µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¨©ª«¬\u00ad®"
VNI_TONES = dict(zip("\u0300\u0309\u0303\u0301\u0323", "øûõùï", strict=True))
VNI_CIRCUMFLEX = dict(zip("\u0300\u0309\u0303\u0301\u0323", "àåãáä", strict=True))
VNI_BREVE = dict(zip("\u0300\u0309\u0303\u0301\u0323", "èúüéë", strict=True))
VNI_ALONE = dict(zip("íìỉĩịỵđơư", "íìæóòîñôö", strict=True))


def as_tcvn3(text: str) -> str:
    """The text as it is stored in a font such as .VnTime."""
    return text.translate(str.maketrans(f"{LETTERS}ĂÂÊÔƠƯĐ", f"{TCVN3}¡¢£¤¥¦§"))


def as_vni(text: str) -> str:
    """The text as it is stored in a font such as VNI-Times."""
    return "".join(
        vni_letter(letter) if letter.islower() else vni_letter(letter.lower()).upper() for letter in text
    )


def vni_letter(letter: str) -> str:
    """One small letter in VNI: most have a mark behind their vowel."""
    if letter in VNI_ALONE:
        return VNI_ALONE[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tone = next((mark for mark in marks if mark in VNI_TONES), "")
    if "\u0302" in marks:
        return base + (VNI_CIRCUMFLEX[tone] if tone else "â")
    if "\u0306" in marks:
        return base + (VNI_BREVE[tone] if tone else "ê")
    return ("ô" if "\u031b" in marks and base == "o" else "ö" if "\u031b" in marks else base) + VNI_TONES.get(
        tone, ""
    )


def misread(text: str, codec: str) -> str:
    """UTF-8 read with a table of one byte a letter.

    What that has no letter for stays as the control character.
    """
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())


def test_tables_are_whole() -> None:
    """Both tables have every letter of the language."""
    assert len(LETTERS) == len(TCVN3) == len(set(TCVN3)) == 67


@pytest.mark.parametrize(
    "text",
    [SENTENCE, "Thiếu kinh phí hoạt động", "Nguyễn Văn Tư", "Ủy ban nhân dân thành phố", "Nước ngọt", "động"],
)
def test_old_fonts(text: str) -> None:
    """Text in TCVN3 is found and read; in VNI too, but for one short word that may be a foreign name."""
    found = find_legacy(as_tcvn3(text[0].lower() + text[1:] if text[0] == "Ủ" else text))
    assert found
    assert (found.kind, found.probable_text.lower()) == ("TCVN3", text.lower())
    if " " in text:
        vni = find_legacy(as_vni(text))
        assert vni
        assert (vni.kind, vni.probable_text) == ("VNI", text)


def test_every_letter_of_the_tables() -> None:
    """Each letter, in a word among others of the same font, comes back."""
    for letter in LETTERS:
        words = [
            word
            for word in (
                f"th{letter}",
                f"th{letter}m",
                f"th{letter}t",
                f"{letter}i",
                f"x{letter}n",
                f"l{letter}y",
            )
            if is_syllable(word)
        ]
        for word in words[:1]:
            for kind, write in (("TCVN3", as_tcvn3), ("VNI", as_vni)):
                found = find_legacy(write(f"kế hoạch đối ngoại {word}"))
                assert found, (word, kind)
                assert (found.kind, found.probable_text) == (kind, f"kế hoạch đối ngoại {word}")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("UBND X· VÜNH L¦¥NG", "UBND XÃ VĨNH LƯƠNG"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ],
)
def test_capitals_of_tcvn3(typed: str, meant: str) -> None:
    """Fonts such as .VnTimeH show capitals in the places of small letters."""
    found = find_legacy(typed)
    assert found
    assert found.probable_text == meant


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1258"])
@pytest.mark.parametrize("times", [1, 2])
def test_misread_letters(codec: str, times: int) -> None:
    """UTF-8 that was read with another table, once or twice, comes back letter for letter."""
    text = SENTENCE
    for _ in range(times):
        text = misread(text, codec)
    found = find_legacy(text)
    assert found
    assert (found.kind, found.probable_text) == ("UTF-8", SENTENCE)


def test_misread_letters_that_lost_a_blank() -> None:
    """The second half of "à" is a blank that does not break.

    Where blanks were made one, the word is put together again.
    """
    found = find_legacy("hÃ ng hÃ³a vÃ dá»‹ch vá»¥")
    assert found
    assert found.probable_text == "hàng hóa và dịch vụ"


def test_windows_1258() -> None:
    """Windows' own table of Vietnam has marks behind letters, too."""
    found = find_legacy("Tiêìng Viêòt ðýõòc")
    assert found
    assert (found.kind, found.probable_text) == ("Windows-1258", "Tiếng Việt được")


def test_beside_honest_words_only_the_others_are_read() -> None:
    """A sentence whose half was pasted from an old file keeps its honest half."""
    found = find_legacy("Bé Hà ở phường Lộc Thọ: thiÕu kinh phÝ ho¹t ®éng")
    assert found
    assert found.probable_text == "Bé Hà ở phường Lộc Thọ: thiếu kinh phí hoạt động"


@pytest.mark.parametrize(
    "honest",
    [
        *(
            "Zürich",
            "Besançon",
            "µg/m³",
            "5 °C ± 2",
            "¸",
            "Điện Biên",
            "Thaï",
            "Loïc, Thaï",
            "Noël",
            "Hawaï",
            "né thé tôt",
            "où",
        ),
        *(
            "Le réseau français a été prêt où la forêt naît",
            "für die Prüfung großer Maße",
            "På dansk så må man gå",
            "niño y año",
        ),
        *(
            "São Paulo não",
            "nǐ hǎo shì",
            "“ỦY BAN XÃ” họp",
            "XÃ\u00a0LỘC",
            "«Hà Nội» và « Huế »",
            "Vinamilk®",
            "© 2020",
            "x·y",
            "½ ngày",
        ),
        *(
            "ô tô, lý do, ý kiến",
            "HOÀ BÌNH, HOÁ HỌC, THUÝ",
            "Krông Ana, Đắk Lắk, Ê-đê",
            "col·legi",
            "m², m³, 10 €",
            "Điều 3 §1",
            "Ðồn",
            "",
            "abc",
        ),
    ],
)
def test_honest_text_is_left_alone(honest: str) -> None:
    """Names, other languages, signs and measures are what they are."""
    assert find_legacy(honest) is None


def test_nothing_is_found_in_the_folder_and_its_pages() -> None:
    """The plan, the example reports and the documentation have no such text.

    But where an example shows one.
    """
    for path in [
        *ROOT.glob("plan/*.yaml"),
        *ROOT.glob("units/*/*.yaml"),
        *ROOT.glob("templates/*"),
        ROOT / "README.md",
    ]:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert find_legacy(line) is None, (path, line)


WORDS = sorted(
    {
        word
        for word in re.findall(r"\w+", (ROOT / "plan" / "2020.yaml").read_text(encoding="utf-8"))
        if not word.isascii()
    }
)
WORD = st.sampled_from(WORDS)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.one_of(
            WORD,
            WORD.map(str.upper),
            WORD.map(str.title),
            st.sampled_from(["–", "“", "”", "…", "°C", "m²", "½"]),
        ),
        max_size=12,
    )
)
def test_honest_vietnamese_is_left_alone(words: list[str]) -> None:
    """Honest words in any order and case, joined by blanks or by none, are never taken for another font."""
    assert find_legacy(" ".join(words)) is None
    assert find_legacy("-".join(words)) is None


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    """No text brings it down, and what it makes of one is text."""
    found = find_legacy(text)
    if found is not None:
        assert isinstance(found.probable_text, str)
        assert found.probable_text.strip()


@settings(deadline=None, max_examples=200)
@given(st.lists(WORD, min_size=4, max_size=12))
def test_words_of_the_plan_come_back(words: list[str]) -> None:
    """A sentence of the plan's words in TCVN3, or misread, is found, and read in full."""
    text = " ".join(words).lower()
    assert (found := find_legacy(misread(text, "cp1252"))) is not None
    assert found.probable_text == text


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("summary: {}", "    summary: Đẩy mạnh tuyên truyền, quảng bá hình ảnh Việt Nam"),
        ("summary: >-\n      {}", None),
    ],
    ids=["on its line", "folded"],
)
def test_the_line_to_type_instead(write: Write, check: Check, written: str, offered: str | None) -> None:
    """What stands whole on its line is offered as it was meant; what does not is only said."""
    words = as_tcvn3("Đẩy mạnh tuyên truyền, quảng bá hình ảnh Việt Nam")
    write(
        "units/phuong-loc-tho/2020.yaml",
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
        f"  - item: II.5.1\n    status: in_progress\n    {written.format(words)}\n",
    )
    (found,) = [finding for finding in check() if finding.code == "legacy-letters"]
    assert found.fix == offered
