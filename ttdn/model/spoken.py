"""Numbers and days as people say them in a cell or a line: with units, in words, with something left out.

What can only be meant in one way is given as digits; the rest as the facts for a finding's sentence.
"""

import re
from calendar import monthrange
from datetime import date

from ttdn.patterns import pattern
from ttdn.vietnamese import fold

#: An amount with its unit written out: "25 triệu đồng", "1,2 tỷ", "25 triệu 500 nghìn".
_UNITS = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9}
_AMOUNT = pattern(
    r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:[.,]([0-9]{1,2}))?\s*(nghìn|ngàn|triệu|tr|tỷ|tỉ)\b\.?",
    re.IGNORECASE,
)
_MONEY = pattern(r"\s*(?:đồng|đ|vnd|vnđ)\.?$", re.IGNORECASE)
_ABOUT = pattern(r"^(?:khoảng|chừng|hơn|trên|gần|dưới|trên dưới|ước|~|≈|>|<|≥|≤|±)\s*", re.IGNORECASE)
#: "12 lớp", "1.200 tin, bài": a number, and behind it what is counted; in "1O" the letter is a digit.
_COUNTED = pattern(r"([0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)(?![oOlI]\b)\s*([A-Za-zÀ-ỹ]+)[^0-9]*")
#: What people say for so many, where they do not write the digits; a number behind which one stands is asked
#: about and never taken as it is.
_MANY = {"trở": 1, "k": 10**3, "chục": 10, "tá": 12, "trăm": 10**2, "vạn": 10**4, "củ": 10**6} | {
    unit: 10**power for unit, power in _UNITS.items()
}
#: The same without accents; "van" and "ti" are words of their own.
_MANY |= {
    fold(word): many
    for word, many in _MANY.items()
    if word in {"chục", "trăm", "nghìn", "ngàn", "triệu", "tỷ"}
}
#: What is written, without accents, where there is nothing to give; so are signs alone.
_NOTHING = frozenset({"k", "ko", "khong", "khong co", "chua", "chua co", "khong phat sinh", "n/a"})
#: Days in words and with other signs, with the time of day before or behind; the year may have two digits.
_TIME = r"(?:lúc\s*)?[0-9]{1,2}\s*(?:[:hg]\s*[0-9]{2}(?::[0-9]{2})?|giờ(?:\s*[0-9]{1,2}(?:\s*phút)?)?|h)"
_DAY_IN_WORDS = r"([0-9]{1,2})\s*tháng\s*([0-9]{1,2})\s*(?:năm\s*|[,/]\s*)([0-9]{4})\.?"
_DAY_IN_SIGNS = r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4}|[0-9]{2})\.?"
_DAYS = tuple(
    pattern(rf"(?:{_TIME}[\s,]*)?(?:ngày\s*)?{day}(?:[\s,]+{_TIME})?", re.IGNORECASE)
    for day in (_DAY_IN_WORDS, _DAY_IN_SIGNS)
)
#: As programs write a day with its time.
_WITH_TIME = pattern(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9.]+)?")
_CENTURY = "20"
_WITHOUT_YEAR = pattern(r"(?:ngày\s*)?([0-9]{1,2})\s*(?:[/.-]|tháng)\s*([0-9]{1,2})\.?", re.IGNORECASE)
_ONLY_MONTH = pattern(
    r"(?!.*\bngay\b|[0-9]+ thang\b).*\bthang\b.*|(?:0?[1-9]|1[0-2])\s*[/.-]\s*[0-9]{4}|quy\b.*"
)
#: A day among other words: "Sáng 30/6/2020", "Nha Trang, ngày 01 tháng 12 năm 2020".
#: Of a day with a letter for one of its digits ("l5/3/2020") the rest is another day.
_DAY_WITHIN = pattern(rf"(?<![0-9/.lio-])(?:{_DAY_IN_WORDS}|{_DAY_IN_SIGNS})(?![0-9/o-])", re.IGNORECASE)
_ONLY_DIGITS = pattern(r"(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])((?:19|20)[0-9]{2})")
#: What is longer is no number and no day, whatever is in it; nobody is to wait for a guess.
_LONGEST = 100
#: The facts for the sentence of a finding.
Facts = dict[str, str]


def spoken_amount(text: str) -> str | None:
    """The digits of an amount whose units are written out from the largest down, đồng left out.

    It is None for anything else, or for a fraction of one.
    """
    if len(text) > _LONGEST:
        return None
    text = _MONEY.sub("", text)
    found = list(_AMOUNT.finditer(text))
    powers = [_UNITS[match[3].lower()] for match in found]
    if not found or _AMOUNT.sub("", text).strip() or powers != sorted(set(powers), reverse=True):
        return None
    total = 0
    for match, power in zip(found, powers, strict=True):
        fraction = match[2] or ""
        total += int(match[1].replace(".", "") + fraction) * 10 ** (power - len(fraction))
    return str(total)


def says_nothing(text: str) -> bool:
    """Whether a dash, dots or a word stand in a place only because there is nothing to write there."""
    return fold(text) in _NOTHING or is_only_signs(text)


def is_only_signs(text: str) -> bool:
    """Whether there is neither a letter nor a digit."""
    return not any(map(str.isalnum, text))


def without_currency(text: str) -> str:
    """An amount without the word for đồng."""
    return _MONEY.sub("", text) if len(text) <= _LONGEST else text


def facts_of_no_number(text: str) -> Facts:
    """What is known of words in place of a number.

    ``plain`` is the number in front of what is counted, ``asked`` one to ask about.
    """
    if len(text) > _LONGEST:
        return {}
    if says_nothing(text):
        return {"broken": "nothing"}
    exact = _ABOUT.sub("", text)
    amount, counted = spoken_amount(exact), _COUNTED.fullmatch(exact)
    if amount or (exact != text and re.fullmatch("[0-9]+", exact)):
        return {"asked": amount or exact}
    if counted:
        number = int(re.sub("[. ]", "", counted[1]))
        word = "triệu" if counted[2] == "M" else counted[2].lower()
        return {"plain" if exact == text and word not in _MANY else "asked": str(number * _MANY.get(word, 1))}
    return {}


def spoken_day(text: str) -> str | None:
    """A day in words, with other signs or with a time, as ``09/12/2020``; day before month, always."""
    if len(text) > _LONGEST:
        return None
    written = _WITH_TIME.fullmatch(text)
    if written:
        return written[1]
    match = next((match for form in _DAYS if (match := form.fullmatch(text))), None)
    if match is None:
        return None
    day, month, year = match.groups()
    return f"{int(day):02d}/{int(month):02d}/{year if len(year) > len(_CENTURY) else _CENTURY + year}"


def day_without_year(text: str) -> tuple[int, int] | None:
    """Day and month where only the year was left out."""
    match = _WITHOUT_YEAR.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def facts_of_no_date(text: str) -> Facts:
    """What is known of words in place of a day: what of it is missing, or the day to ask about."""
    if len(text) > _LONGEST:
        return {}
    if says_nothing(text):
        return {"broken": "nothing"}
    if day_without_year(text):
        return {"broken": "year"}
    digits = _ONLY_DIGITS.fullmatch(text)
    spoken = "/".join(digits.groups()) if digits else spoken_day(text) or _day_within(text)
    if spoken:
        return {"asked": spoken}
    return {"broken": "month"} if _ONLY_MONTH.fullmatch(fold(text)) else {}


def _day_within(text: str) -> str | None:
    """The day that a sentence names beside no other number; None where it is of the other calendar."""
    found = _DAY_WITHIN.search(text)
    is_alone = found and not re.search("[0-9]", text[: found.start()] + text[found.end() :])
    return spoken_day(found[0]) if found and is_alone and "am lich" not in fold(text) else None


def facts_of_no_day(year: int, month: int, day: int) -> Facts:
    """What is known of a day that no calendar has: how long its month is, or which day was meant."""
    if 1 <= month <= 12:  # noqa: PLR2004 - the months of a year
        return {"broken": "days", "month": f"{month} năm {year}", "days": str(monthrange(year, month)[1])}
    try:
        return {"asked": f"{date(year, day, month):%d/%m/%Y}"}
    except ValueError:
        return {}
