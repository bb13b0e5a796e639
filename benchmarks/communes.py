"""Hold the list of communes (``ttdn/communes.txt``) against another copy of it.

``communes.py COPY.json``: ``parser_from_2025.json`` of vietnamadminunits, from which the codes are, or
``nested-divisions.json`` of vietnam-provinces, whose codes are those of a draft. Prints what differs from the
list as it was on its first day; exits with 1 where names, provinces or kinds do.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ttdn.communes import FIRST_DAY, list_provinces, spelling

#: A commune: the code of its province, its name, its own code.
Row = tuple[str, str, str]


def read(data: Any) -> Iterator[Row]:  # noqa: ANN401 - one of two shapes of JSON
    """The communes of a copy, in whichever shape it has."""
    if isinstance(data, list):
        for province in data:
            for ward in province["wards"]:
                yield f"{province['code']:02}", ward["name"], f"{ward['code']:05}"
        return
    codes = {key: one["provinceCode"] for key, one in data["DICT_PROVINCE"].items()}
    for part in ("DICT_PROVINCE_WARD_NO_ACCENTED", "DICT_PROVINCE_WARD_ACCENTED"):
        for key, wards in data[part].items():
            for ward in wards.values():
                yield codes[key], ward["ward"], ward["wardCode"]


def main() -> int:
    """Compare, print, and say whether the names are the same."""
    copy = {(code, spelling(name)): (name, own) for code, name, own in read(json.loads(
        Path(sys.argv[1]).read_text(encoding="utf-8")
    ))}  # fmt: skip
    own = {
        (province.code, spelling(one.name)): (one.name, one.code)
        for province in list_provinces(FIRST_DAY)
        for one in province.communes
    }
    names = own.keys() ^ copy.keys()
    codes = [key for key in own.keys() & copy.keys() if own[key][1] != copy[key][1]]
    for key in sorted(names):
        print(*key, "is here" if key in own else "is only in the copy")
    for key in sorted(codes):
        print(key[0], own[key][0], own[key][1], "here,", copy[key][1], "in the copy")
    print(f"{len(own)} communes, {len(copy)} in the copy; {len(names)} names and {len(codes)} codes differ")
    return bool(names)


if __name__ == "__main__":
    sys.exit(main())
