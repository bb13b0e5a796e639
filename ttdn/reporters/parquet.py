"""A table as Parquet: columns that have types and say what they mean.

The library for it is an extra of the package (``ttdn[data]``): nothing else needs it.
"""

import io
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ttdn.errors import TtdnError
from ttdn.language import Language, Text
from ttdn.safe_text import without_half_letters
from ttdn.tables import Column, Kind, Table, Value, plain_value

#: Digits of a number with decimals: more than any amount may have.
_DIGITS = 24


class ParquetNotInstalledError(TtdnError):
    """The library that writes Parquet is not installed."""

    def __init__(self) -> None:
        """Name the way to it, and the way without."""
        super().__init__(
            Text(
                "Dạng parquet cần thêm thư viện pyarrow, cài vào nơi đã cài ttdn: python -m pip install "
                "pyarrow (hoặc pipx inject ttdn pyarrow); tệp chạy đơn lẻ không thêm được. "
                "Hoặc dùng --format csv.",
                "Parquet needs the library pyarrow, where ttdn is installed: python -m pip install pyarrow "
                "(or pipx inject ttdn pyarrow); the single file cannot have it. Or use --format csv.",
            )
        )


def load_library() -> Any:  # noqa: ANN401 - it has no types
    """The library.

    Raises:
        ParquetNotInstalledError: It is not there.
    """
    try:
        import pyarrow.parquet  # noqa: PLC0415 - it is an extra, and takes a second
    except ImportError as error:
        raise ParquetNotInstalledError from error
    return pyarrow


def table_as_parquet(table: Table, language: Language | None = None) -> bytes:
    """The table as a Parquet file. The same data give the same bytes.

    The types are those of the columns, whatever the rows hold, so that the files of many places have one
    schema. Each column carries its title and meaning along.

    Args:
        table: The table.
        language: That of the headings and labels; None: the stable names and codes.

    Raises:
        ParquetNotInstalledError: The library is not there.
    """
    arrow = load_library()
    names = table.headings(language)
    values = [
        [_plain(row[place], column, language) for row in table.rows]
        for place, column in enumerate(table.columns)
    ]
    types = [_type_of(column, arrow) for column in table.columns]
    fields = [
        arrow.field(name, kind, metadata=_about(column))
        for name, kind, column in zip(names, types, table.columns, strict=True)
    ]
    said = {"table": table.name, "title": table.title.vi, "title_en": table.title.en}
    about = {**said, "about": table.about.vi, "about_en": table.about.en}
    schema = arrow.schema(fields, metadata={f"ttdn.{key}": words for key, words in about.items()})
    arrays = [arrow.array(own, kind) for own, kind in zip(values, types, strict=True)]
    stream = io.BytesIO()
    arrow.parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), stream, compression="zstd")
    return stream.getvalue()


def _about(column: Column) -> Mapping[str, str]:
    codes = "; ".join(f"{code} = {label.vi}" for code, label in column.codes)
    told = {"title": column.title.vi, "title_en": column.title.en}
    return {**told, "about": column.about.vi, "about_en": column.about.en, "codes": codes}


def _type_of(column: Column, arrow: Any) -> object:  # noqa: ANN401 - it has no types
    if column.kind is Kind.NUMBER and column.decimals:
        return arrow.decimal128(_DIGITS, column.decimals)
    types = {
        Kind.YEAR: arrow.int32(),
        Kind.NUMBER: arrow.int64(),
        Kind.MONEY: arrow.int64(),
        Kind.DAY: arrow.date32(),
        Kind.YES_NO: arrow.bool_(),
    }
    return types.get(column.kind, arrow.string())


def _plain(value: Value, column: Column, language: Language | None) -> object:
    plain = plain_value(value, language)
    if isinstance(plain, str):
        return without_half_letters(plain)
    if column.decimals and isinstance(plain, (int, Decimal)):
        return Decimal(plain).quantize(Decimal(1).scaleb(-column.decimals), ROUND_HALF_UP)
    return plain
