"""Numbers in words, as papers about money have them beside figures: ``một trăm triệu đồng``."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
#: Behind "mươi" three of them sound otherwise; behind "mười" only "lăm" does.
_BEHIND_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BEHIND_TEN = {5: "lăm"}
_BILLION, _THOUSAND = 10**9, 10**3
#: Below a tỷ, from the largest: what a group of three digits counts.
_GROUPS = ((10**6, " triệu"), (_THOUSAND, " nghìn"), (1, ""))


def spell_money(amount: int) -> str:
    """``123000000`` → ``một trăm hai mươi ba triệu đồng``."""
    return f"{spell_number(amount)} đồng"


def spell_number(number: int) -> str:
    """A number from 0 on, as schools teach it: ``85000120`` → ``tám mươi lăm triệu không nghìn một trăm …``.

    A group of zeros between others is said, so that nobody takes "hai triệu năm trăm" for 2.500.000.
    """
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    words = [f"{spell_number(billions)} tỷ"] if billions else []
    for size, name in _GROUPS:
        group, rest = divmod(rest, size)
        if group:
            words.append(_spell_group(group, is_first=not words) + name)
        elif words and rest:
            words.append(f"{_DIGITS[0]}{name}")
    return " ".join(words)


def _spell_group(group: int, *, is_first: bool) -> str:
    """Up to three digits; behind a larger group also the zeros at their head: ``không trăm linh năm``."""
    hundreds, below = divmod(group, 100)
    tens, ones = divmod(below, 10)
    words = [] if is_first and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens:
        words.append("mười")
    elif ones and words:
        words.append("linh")
    if ones:
        sound = (_BEHIND_TENS if tens > 1 else _BEHIND_TEN if tens else {}).get(ones)
        words.append(sound or _DIGITS[ones])
    return " ".join(words)
