"""Files that were made to do harm: refused at once, with nothing read, fetched or unpacked."""

import io
import sys
import time
import zipfile

import pytest
from exchange_edition import exchange_of, make_files
from openpyxl import load_workbook

from diglot.errors import InputError
from diglot.exchange import FORMATS, reader_of, writer_of
from diglot.exchange.zip_files import MOST_FILES

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
XML = {
    "external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "parameter entity": '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/e.dtd"> %e;]><x/>',
    "laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x>&l11;</x>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY e "{"a" * 50_000}">]><x>{"&e;" * 10_000}</x>',
    "external subset": '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd"><tmx version="1.4"><header/><body/></tmx>',
    "doctype in UTF-16": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "a">]><x>&e;</x>',
    "deep": "<x>" * 200_000 + "</x>" * 200_000,
    "no XML": "<x><y></x>",
    "nothing": "",
    "undeclared entity": "<x>&e;</x>",
    "another format": "<html/>",
    "an unknown encoding": '<?xml version="1.0" encoding="EBCDIC-CP-XX"?><x/>',
}


@pytest.fixture(scope="module")
def opened() -> list[str]:
    """Files that are opened and hosts that are asked from now on, as the interpreter tells them."""
    seen: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("socket.connect", "socket.getaddrinfo") or (event == "open" and "passwd" in str(arguments[0])):
            seen.append(f"{event} {arguments}")

    sys.addaudithook(hook)
    return seen


@pytest.mark.parametrize("form", ["xliff", "tmx"])
@pytest.mark.parametrize("name", XML)
def test_xml(form: str, name: str, opened: list[str]) -> None:
    """A document type is refused before it is read."""
    data = XML[name].encode("utf-16" if "UTF-16" in name else "utf-8")

    begun = time.process_time()
    with pytest.raises(InputError) as raised:
        reader_of(FORMATS[form])(data, "a.xml")

    assert str(raised.value).startswith("a.xml")
    assert time.process_time() - begun < 1
    assert opened == []


def packed(data: bytes, **files: bytes) -> bytes:
    """An archive with more files, or with others in place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename not in files:
                new.writestr(member, old.read(member))
        for name, content in files.items():
            new.writestr(name, content)
    return out.getvalue()


ARCHIVES = {
    "a bomb": {"xl/bomb.xml": b"<x>" + b" " * 60_000_000 + b"</x>"},
    "a macro": {"xl/vbaProject.bin": b"x"},
    "a name that leads out": {"../../x.xml": b"<x/>"},
    "an absolute name": {"/etc/x.xml": b"<x/>"},
    "a drive": {"C:/x.xml": b"<x/>"},
    "a document type inside": {"xl/x.xml": XML["laughs"].encode()},
    "an embedded program": {"word/embeddings/oleObject1.bin": b"x"},
    "links to other files": {"xl/externalLinks/externalLink1.xml": b"<x/>"},
    "many files": {f"x{i}.xml": b"<x/>" for i in range(MOST_FILES + 1)},
}


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xlsx", "docx"])
@pytest.mark.parametrize("name", ARCHIVES)
def test_archives(form: str, name: str) -> None:
    """They are looked through before a library opens them."""
    data = packed(writer_of(FORMATS[form])(exchange_of(make_files())), **ARCHIVES[name])

    begun = time.process_time()
    with pytest.raises(InputError):
        reader_of(FORMATS[form])(data, "a.zip")

    assert time.process_time() - begun < 1


@pytest.mark.parametrize("form", ["xlsx", "docx", "xliff", "csv"])
@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\xff\xfe\x00", b"\x00" * 99, b'"', b"PK\x05\x06" + b"\x00" * 18]
)
def test_damaged_files(form: str, data: bytes) -> None:
    """They are refused with their name."""
    with pytest.raises(InputError) as raised:
        reader_of(FORMATS[form])(data, "a.file")

    assert "a.file" in str(raised.value)


def test_formulas_of_a_sheet_are_refused() -> None:
    """With their cell; everything else is read."""
    files = make_files()
    book = load_workbook(io.BytesIO(writer_of(FORMATS["xlsx"])(exchange_of(files))))
    sheet = book.active
    sheet["D3"] = '=HYPERLINK("https://example.org/")'
    data = io.BytesIO()
    book.save(data)

    out = reader_of(FORMATS["xlsx"])(data.getvalue(), "a.xlsx")

    assert ["cell D3" in problem.fact and "formula" in problem.fact for problem in out.problems] == [True]
    assert len(out.units) == len(exchange_of(files).units) - 1


def test_no_cell_of_ours_is_a_formula() -> None:
    """In CSV it begins with an apostrophe, in XLSX it is a text."""
    exchange = exchange_of(make_files())

    book = load_workbook(io.BytesIO(writer_of(FORMATS["xlsx"])(exchange)))
    text = writer_of(FORMATS["csv"])(exchange).decode("utf-8-sig")

    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert "\"'=SUM(A1)" in text
    assert '"=' not in text


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "＝1"])
def test_formulas_of_csv_are_refused(cell: str) -> None:
    """A cell that a spreadsheet would run is not taken for a translation."""
    exchange = exchange_of(make_files())
    text = writer_of(FORMATS["csv"])(exchange).decode("utf-8-sig").replace('"各种代码"', f'"{cell}"')

    out = reader_of(FORMATS["csv"])(text.encode(), "a.csv")

    assert ["as formulas do" in problem.fact for problem in out.problems] == [True]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the extra that has it."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "diglot.exchange.xlsx", raising=False)

    with pytest.raises(InputError, match="openpyxl") as raised:
        reader_of(FORMATS["xlsx"])

    assert "diglot[exchange]" in str(raised.value)
