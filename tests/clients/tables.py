"""Clients that are Python libraries: they read one file and give its pairs, source first."""

import http.server
import json
import threading
from importlib.metadata import version

import deepl
import openpyxl
import pandas
from deepl import util
from translate.storage import csvl10n, po, tbx, tmx

TEXT = {"dtype": str, "keep_default_na": False, "na_filter": False}


def pairs(frame, source, target):
    return list(zip(frame.iloc[:, source].tolist(), frame.iloc[:, target].tolist(), strict=True))


def pandas_csv(file):
    assert file.path.read_bytes().startswith(b"\xef\xbb\xbf"), "spreadsheets need the byte order mark"
    return pairs(pandas.read_csv(file.path, encoding="utf-8-sig", lineterminator=None, **TEXT), 0, 1)


def pandas_bare(file):
    """No header, no byte order mark."""
    assert not file.path.read_bytes().startswith(b"\xef\xbb\xbf")
    return pairs(pandas.read_csv(file.path, header=None, **TEXT), 0, 1)


def pandas_codes(file):
    """The header names the languages."""
    frame = pandas.read_csv(file.path, **TEXT)
    assert [name[:2] for name in frame.columns[:2]] == file.direction.split("-"), list(frame.columns)
    return pairs(frame, 0, 1)


def pandas_tabs(file):
    """Nothing is quoted: quotation marks belong to the terms."""
    header = 0 if file.profile == "tsv" else None
    return pairs(pandas.read_csv(file.path, sep="\t", quoting=3, header=header, **TEXT), 0, 1)


def pandas_jsonl(file):
    frame = pandas.read_json(file.path, lines=True, dtype=False, convert_dates=False)
    source, target = file.direction.split("-")
    return list(zip(frame[source], frame[target], strict=True))


def pandas_xlsx(file):
    return pairs(pandas.read_excel(file.path, **TEXT), *book_columns(file))


def book_columns(file):
    return {"matecat": (4, 7)}.get(file.profile, (0, 1))


def openpyxl_cells(file):
    """Every cell is text, and a workbook for people is dressed for them."""
    sheet = openpyxl.load_workbook(file.path).active
    rows = list(sheet.iter_rows())
    for cell in (cell for row in rows for cell in row if cell.value is not None):
        assert cell.data_type == "s" and cell.number_format == "@", f"{cell.coordinate} is no text"
    if file.profile == "xlsx":
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref, "no frozen header or filter"
        assert sheet.conditional_formatting and sheet.column_dimensions["A"].width > 20, "no colours or widths"
    source, target = book_columns(file)
    return [(row[source].value or "", row[target].value or "") for row in rows[1:]]


def toolkit_tbx(file):
    store = tbx.tbxfile.parsefile(str(file.path))
    return [
        (source.text, target.text)
        for unit in store.units
        for source in unit.get_source_terms()
        for target in unit.get_target_terms()
    ]


def toolkit_tmx(file):
    return [(unit.source, unit.target) for unit in tmx.tmxfile.parsefile(str(file.path)).units]


def toolkit_po(file):
    units = po.pofile.parsefile(str(file.path)).units
    return [(unit.source, unit.target) for unit in units if not unit.isheader()]


def toolkit_csv(file):
    """As Weblate reads it."""
    store = csvl10n.csvfile.parsefile(str(file.path))
    assert store.fieldnames[:2] == ["source", "target"], store.fieldnames
    return [(unit.source, unit.target) for unit in store.units if not unit.isheader()]


class Server(http.server.BaseHTTPRequestHandler):
    """Takes a glossary as DeepL's server does, and keeps what arrived."""

    def do_POST(self):
        self.server.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = {key: self.server.body[key] for key in ("name", "source_lang", "target_lang")}
        answer |= {"glossary_id": "1", "ready": True, "creation_time": "2026-01-01T00:00:00.000Z", "entry_count": 1}
        content = json.dumps(answer).encode()
        self.send_response(201)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


def deepl_glossary(file):
    """Through the official client to a server on this machine; every term passes the client's own validation."""
    server = http.server.HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    client = deepl.Translator("key:fx", server_url=f"http://127.0.0.1:{server.server_port}")
    source, target = file.direction.split("-")
    client.create_glossary_from_csv("check", source, f"{target}-CN" if target == "zh" else target,
                                    file.path.read_text(encoding="utf-8"))
    server.shutdown()
    server.server_close()
    assert server.body["entries"] == file.path.read_text(encoding="utf-8")
    found = pandas_bare(file)
    tabs = "\n".join("\t".join(pair) for pair in found)
    assert list(util.convert_tsv_to_dict(tabs).items()) == found, "the client refuses or changes terms"
    assert file.path.stat().st_size <= 10 << 20
    return found


VERSIONS = {name: version(name) for name in ("pandas", "openpyxl", "translate-toolkit", "deepl")}
