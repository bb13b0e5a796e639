"""The theme that a .docx file must have (ECMA-376, dml-main.xsd): black on white, one font. The styles do not refer to it."""

from ttdn.documents.word_styles import FONT
from ttdn.documents.word_xml import DECLARATION

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
#: Text, background; the others are greys, for whoever adds a drawing to the document.
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "262626", "lt2": "F2F2F2", "accent1": "404040", "accent2": "595959", "accent3": "7F7F7F",
    "accent4": "A6A6A6", "accent5": "BFBFBF", "accent6": "D9D9D9", "hlink": "000000", "folHlink": "000000",
}  # fmt: skip
_THREE = 3


def theme_part() -> str:
    """``word/theme/theme1.xml``."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    faces = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_MAIN}" name="ttdn"><a:themeElements><a:clrScheme name="ttdn">{colours}</a:clrScheme>'
        f'<a:fontScheme name="ttdn"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="ttdn"><a:fillStyleLst>{fill * _THREE}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * _THREE}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * _THREE}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * _THREE}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
