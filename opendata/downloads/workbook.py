"""Writes workbooks of Excel (Office Open XML, ECMA-376) part by part, so that the memory needed does not grow.

A file is sent while it is made. The packages for this write a whole file first, in three to six times as long.
"""

import datetime
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from core.text import readable

# What Excel takes of a text, in units of UTF-16.
LONGEST = 32_767
# Day 0. Excel counts 29 February 1900 as a day, so that days are right from March of that year on.
EPOCH, FIRST_DAY = datetime.datetime(1899, 12, 30), datetime.date(1900, 3, 1)
# Texts that look like a character in code, which a reader would decode.
CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
HEAD, DAY, MOMENT = 1, 2, 3
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = f"""{XML}<styleSheet xmlns="{MAIN}">\
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


@dataclass
class Sheet:
    name: str
    # Of its columns, in letters.
    widths: list[int]
    # The first row, which stays in sight.
    head: list[str]
    batches: Iterable[list[list]]


class Sink:
    """Takes what is written until it is sent."""

    def __init__(self):
        self.held: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        held, self.held = b"".join(self.held), []
        return held


def workbook(sheets: list[Sheet]) -> Iterator[bytes]:
    """The parts of the file, in their order."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w") as archive:
        for path, text in frame(sheets).items():
            archive.writestr(packed(path), text)
        for number, sheet in enumerate(sheets, start=1):
            with archive.open(packed(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as part:
                for piece in pieces(sheet, is_first=number == 1):
                    part.write(piece.encode())
                    yield sink.taken()
    yield sink.taken()


def packed(path: str) -> zipfile.ZipInfo:
    """A part without a time, so that the same list gives the same file."""
    part = zipfile.ZipInfo(path)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def pieces(sheet: Sheet, is_first: bool) -> Iterator[str]:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(sheet.widths, start=1)
    )
    chosen = ' tabSelected="1"' if is_first else ""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetView{chosen} workbookViewId="0">{pane}</sheetView>'
    yield f'{XML}<worksheet xmlns="{MAIN}"><sheetViews>{view}</sheetViews><cols>{columns}</cols><sheetData>'
    yield row([cell(text, HEAD) for text in sheet.head])
    for rows in sheet.batches:
        yield "".join([row(map(cell, values)) for values in rows])
    yield "</sheetData></worksheet>"


def row(cells: Iterable[str]) -> str:
    return f"<row>{''.join(cells)}</row>"


def cell(value, style: int = 0) -> str:
    """Texts as such, whatever they begin with; dates and numbers as what they are."""
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, str):
        return text_cell(value, style)
    if isinstance(value, datetime.datetime):
        return dated((value.astimezone(datetime.UTC).replace(tzinfo=None) - EPOCH) / datetime.timedelta(1), MOMENT)
    if isinstance(value, datetime.date):
        return dated(value.toordinal() - EPOCH.toordinal(), DAY) if value >= FIRST_DAY else text_cell(str(value), style)
    return f"<c><v>{value}</v></c>"


def dated(days: float, style: int) -> str:
    return f'<c s="{style}"><v>{days:.8f}</v></c>'


def text_cell(text: str, style: int) -> str:
    if not text.isprintable():
        text = readable(text.replace("\r\n", "\n"))
    if "_x" in text:
        text = CODE.sub("_x005F_", text)
    if 2 * len(text) > LONGEST:
        text = cut(text)
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def cut(text: str) -> str:
    """The text as far as a cell can hold it."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def frame(sheets: list[Sheet]) -> dict[str, str]:
    """The small parts around the sheets."""
    numbers = range(1, len(sheets) + 1)
    kinds = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    kinds += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    parts = "".join(f'<Override PartName="{path}" ContentType="{TYPES}.{kind}+xml"/>' for path, kind in kinds)
    named = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="r{number}"/>'
        for number, sheet in zip(numbers, sheets, strict=True)
    )
    related = [(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>',
        "_rels/.rels": relations([("r1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations([*related, ("styles", "styles", "styles.xml")]),
        "xl/styles.xml": STYLES,
    }


def relations(targets: list[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{id_}" Type="{DOCUMENT}/{kind}" Target="{target}"/>' for id_, kind, target in targets
    )
    return f'{XML}<Relationships xmlns="{RELATIONS}">{listed}</Relationships>'
