"""What stands for a value in the help and in messages: ``ITEM`` in English, ``MỤC`` in Vietnamese."""

import re
from types import MappingProxyType

from ttdn.language import Text

#: Each word that stands for a value, and its Vietnamese.
WORDS = MappingProxyType(
    {
        "ARCHIVE": "BẢN_LƯU",
        "CODE": "MÃ_LỖI",
        "COMMAND": "LỆNH",
        "COMMIT": "BẢN_GHI",
        "COMMUNE": "XÃ",
        "COPY": "BẢN_SAO",
        "COUNT": "SỐ_CHỖ",
        "DATE": "NGÀY",
        "DAYS": "SỐ_NGÀY",
        "DIR": "THƯ_MỤC",
        "ENTRY": "SỐ_ĐẾN",
        "FILE": "TỆP",
        "FORMAT": "ĐỊNH_DẠNG",
        "GROUP": "NHÓM",
        "ID": "MÃ",
        "ITEM": "MỤC",
        "KIND": "LOẠI",
        "LEVEL": "CẤP",
        "NUMBER": "SỐ",
        "PERIOD": "KỲ",
        "PLAN": "KẾ_HOẠCH",
        "PROVINCE": "TỈNH",
        "RESULT": "KẾT_QUẢ",
        "SECONDS": "SỐ_GIÂY",
        "SEPARATOR": "DẤU",
        "TABLE": "BẢNG",
        "UNIT": "ĐƠN_VỊ",
        "WAY": "CÁCH",
        "WHERE": "NƠI",
        "WORDS": "TỪ",
        "YEAR": "NĂM",
    }
)
_WORD = re.compile(r"[A-Z]+")


def metavar(words: str) -> Text:
    """``[FILE.docx]…`` as it is shown: ``[TỆP.docx]…`` in Vietnamese.

    Args:
        words: Words of the table in capitals; all else (``vi|en``, ``.docx``, brackets) stays as it is.

    Raises:
        KeyError: A word in capitals is not in the table.
    """
    return Text(_WORD.sub(lambda found: WORDS[found[0]], words), words)
