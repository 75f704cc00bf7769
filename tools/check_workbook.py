#!/usr/bin/env python3
"""Lets LibreOffice compute workbooks again and compares every formula cell with the value it carries.

    tools/check_workbook.py [--workers N] WORKBOOK…

For each workbook:
1. openpyxl opens it (valid, sheets with data, no formula error among the carried values);
2. the carried values are taken out of a copy, so that none can be merely repeated;
3. LibreOffice opens the copy, computes all formulas, and saves it;
4. each formula cell is compared: published numbers (a format with fixed places) as text and within 1e-9,
   numbers on the way within a relative 1e-9, texts letter by letter.

Cells that the workbook itself calls not certain (the last column of a score sheet) may differ; they are
counted. At the end the check is turned against itself: in one workbook every fact is changed, and
differences must be found. Exit code 0 when all agree, 1 when a cell differs.
"""

import argparse
import html
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FORMULA = re.compile(r"<c ([^>]*)>(<f[^>]*>[^<]*</f>)<v>[^<]*</v></c>")
NUMBER = re.compile(r"<c (r=\"[A-Z]+\d+\"(?: s=\"\d+\")?)><v>([^<]*)</v></c>")
DOUBT = ("不能保证的格", "cells not certain")
COVER = ("说明", "About")
FACTS = ("事实", "Facts")


class Book:
    """The cells of a workbook: sheet → reference → (is a formula, text, number, format)."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as self.zip:
            names = set(self.zip.namelist())
            self.strings = self._strings() if "xl/sharedStrings.xml" in names else []
            self.formats = self._formats()
            self.sheets = {name: self._cells(part) for name, part in parts(self.zip)}

    def _root(self, name):
        return ElementTree.fromstring(self.zip.read(name))

    def _strings(self):
        return ["".join(t.text or "" for t in si.iter(MAIN + "t")) for si in self._root("xl/sharedStrings.xml")]

    def _formats(self):
        root = self._root("xl/styles.xml")
        codes = {int(f.get("numFmtId")): f.get("formatCode") for f in root.iter(MAIN + "numFmt")}
        codes.update({0: "General", 1: "0", 2: "0.00", 9: "0%", 10: "0.00%"})
        return [codes.get(int(xf.get("numFmtId", 0)), "General") for xf in root.find(MAIN + "cellXfs")]

    def _cells(self, part):
        cells = {}
        for cell in self._root(part).iter(MAIN + "c"):
            kind, value, formula = cell.get("t", "n"), cell.find(MAIN + "v"), cell.find(MAIN + "f")
            text = (value.text or "") if value is not None else ""
            if kind == "s":
                text = self.strings[int(text)]
            elif kind == "inlineStr":
                text = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
            style = self.formats[int(cell.get("s", 0))]
            cells[cell.get("r")] = (formula is not None, text, kind == "n" and text != "", style)
        return cells


def parts(archive):
    """The sheets of a workbook and where they stand."""
    targets = {
        rel.get("Id"): rel.get("Target").lstrip("/")
        for rel in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        target = targets[sheet.get(REL + "id")]
        yield sheet.get("name"), target if target.startswith("xl/") else "xl/" + target


def bare(source, copy, spoil=False):
    """A copy without carried values; with other facts where it is to be spoiled."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        facts = {part for name, part in parts(old) if name.startswith(FACTS)}
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = data.decode()
                if spoil and name in facts:
                    text = NUMBER.sub(lambda m: f"<c {m[1]}><v>{float(m[2]) / 3}</v></c>", text)
                text = FORMULA.sub(lambda m: "<c " + re.sub(r' t="\w+"', "", m[1]) + f">{m[2]}</c>", text)
                data = text.encode()
            new.writestr(name, data)


def compute(copies, folder):
    """LibreOffice computes and saves all of them."""
    profile = folder / "profile"
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    made = folder / "computed"
    done = subprocess.run(
        [*command, "--outdir", str(made), *map(str, copies)], capture_output=True, text=True, timeout=1800, check=False
    )
    if any(not (made / copy.name).is_file() for copy in copies):
        sys.exit(f"LibreOffice computed not all workbooks:\n{done.stdout}{done.stderr}")
    return made


def places(style):
    """How many places a format fixes; None where it fixes none."""
    match = re.fullmatch(r"0(?:\.(0+))?", style)
    return None if match is None else len(match[1] or "")


def same(cached, computed, style):
    """Whether two values of a cell are one."""
    (is_number, text), (other_is_number, other) = cached, computed
    if not is_number or not other_is_number:
        return text == other and (is_number == other_is_number or text == "")
    fixed, a, b = places(style), float(text), float(other)
    if fixed is None:
        return abs(a - b) <= 1e-9 * max(1.0, abs(a))
    unit = Decimal(1).scaleb(-fixed)
    shown = [Decimal(repr(v)).quantize(unit, ROUND_HALF_EVEN) for v in (a, b)]
    return shown[0] == shown[1] and abs(a - b) <= 1e-9


def doubtful(cells):
    """The cells that a sheet calls not certain."""
    columns = [re.match(r"[A-Z]+", ref)[0] for ref, cell in cells.items() if cell[1] in DOUBT]
    named = [cell[1] for ref, cell in cells.items() if re.match(r"[A-Z]+", ref)[0] in columns]
    return {ref for text in named for ref in text.split() if re.fullmatch(r"[A-Z]+\d+", ref)}


class Count:
    """What was found."""

    def __init__(self):
        self.formulas = self.numbers = self.texts = self.doubtful = self.doubtful_differ = 0
        self.differences = []

    def compare(self, name, cached, computed):
        any_doubt = any(doubtful(cells) for cells in cached.sheets.values())
        for sheet, cells in cached.sheets.items():
            others, uncertain = computed.sheets.get(sheet, {}), doubtful(cells)
            rows = {re.search(r"\d+", ref)[0] for ref in uncertain}
            for ref, (formula, text, number, style) in cells.items():
                if not formula:
                    continue
                self.formulas += 1
                self.numbers += number
                self.texts += not number
                _, other, other_number, _ = others.get(ref, (True, "", False, ""))
                # What follows from a cell that is not certain, is not: its row's ranks and check.
                follows = re.fullmatch(r"A\d+", ref) or not is_fixed(style) and re.search(r"\d+", ref)[0] in rows
                cover = any_doubt and sheet in COVER
                free = ref in uncertain or rows and follows or cover
                self.doubtful += ref in uncertain
                if same((number, text), (other_number, other), style):
                    continue
                if free:
                    self.doubtful_differ += 1
                else:
                    self.differences.append(f"{name} {sheet}!{ref}: carries {text!r}, LibreOffice has {other!r}")


def is_fixed(style):
    return places(style) is not None


def opens(path):
    """openpyxl reads it, and no carried value is an error."""
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    errors = [
        f"{path.name} {sheet.title}!{cell.coordinate}: {cell.value}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    return len(book.sheetnames), errors


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("workbooks", nargs="+", type=Path)
    arguments.add_argument("--no-openpyxl", action="store_true", help="skip step 1")
    given = arguments.parse_args()
    if shutil.which("soffice") is None:
        sys.exit("soffice (LibreOffice) is not installed")
    with tempfile.TemporaryDirectory(prefix="gongshi-workbook-") as place:
        folder = Path(place)
        copies = []
        for no, path in enumerate(given.workbooks):
            copies.append(folder / f"{no:04}.xlsx")
            bare(path, copies[-1])
        spoiled = folder / "spoiled.xlsx"
        bare(given.workbooks[0], spoiled, spoil=True)
        computed = compute([*copies, spoiled], folder)
        count, sheets = Count(), 0
        for path, copy in zip(given.workbooks, copies):
            if not given.no_openpyxl:
                more, errors = opens(path)
                sheets += more
                count.differences += errors
            count.compare(path.name, Book(path), Book(computed / copy.name))
        against = Count()
        against.compare("spoiled", Book(given.workbooks[0]), Book(computed / spoiled.name))
    for difference in count.differences[:40]:
        print(difference)
    print(
        f"{len(given.workbooks)} workbooks, {sheets} sheets, {count.formulas} formulas computed again by LibreOffice "
        f"({count.numbers} numbers, {count.texts} texts): {len(count.differences)} differ; "
        f"{count.doubtful} cells are called not certain, {count.doubtful_differ} of these and what follows differ"
    )
    print(f"turned against itself: with other facts {len(against.differences)} of {against.formulas} differ")
    if not count.formulas or not against.differences:
        sys.exit("the check found nothing to check")
    return 1 if count.differences else 0


if __name__ == "__main__":
    sys.exit(main())
