"""The glossaries that are written and read back: rows of Chinese, English and score."""

import csv
import gettext
import json
from pathlib import Path

from translate.storage.pypo import pofile  # noqa: F401  (the package must be there before anything is written)

ISO = ("iso_3166-1", "iso_15924")  # 249 countries by their short names, 125 scripts
ISO_PAIRS = 374
DATA = Path("/usr/share/iso-codes/json")
CATALOGUES = "/usr/share/locale"
CORPORA = Path(__file__).resolve().parents[2] / "corpora"
TRADITIONAL = ("hk-finance",)

LONGEST = 1024  # bytes that DeepL takes in a term

NASTY = [
    ("逗号，半角,逗号", "Wells, Fargo"),
    ("分号;与；", "semi;colon"),
    ("所谓\"暖城\"", "so-called \"warm city\""),
    ("\"全引号\"", "\"quoted\""),
    ("单'引'号", "it's 'quoted'"),
    ("#话题", "#hashtag"),
    ("=公式", "=1+1"),
    ("+加", "+86 10 6532"),
    ("-减", "-ism"),
    ("@艾特", "@SUM(A1)"),
    ("编号", "00123"),
    ("二分之一", "1/2"),
    ("三月一日", "MARCH1"),
    ("真值", "TRUE"),
    ("大数", "1e5"),
    ("九月", "2024-09-27"),
    ("制表\t符", "tab\tulator"),
    ("两\n行", "two\nlines"),
    ("回车\r\n换行", "carriage\r\nreturn"),
    ("不间断\u00a0空格", "no\u00a0break"),
    ("全角\u3000空格", "ideographic\u3000space"),
    ("零宽\u200b空格", "zero\u200bwidth"),
    ("家庭👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
    ("𠮷野家𡃁", "Yoshinoya 𝔘"),
    ("前后有空格", " spaces around "),
    (" 中文空格 ", "Chinese spaces"),
    ("\u3000全角在外", "outer ideographic space\u3000"),
    ("控制\u0001符", "control\u0001character"),
    ("行分隔\u2028符", "line\u2028separator"),
    ("标记", "<b>&amp;"),
    ("尖括号<尾>", "R&D > C++"),
    ("反斜杠\\n", "back\\slash\\t"),
    ("竖线|", "pipe|d"),
    ("百分%s{0}", "100%s {0}"),
    ("美元$1", "$1.00"),
    ("银行", "bank"),
    ("银行", "bank"),
    ("银行", "banking house"),
    ("河岸", "bank"),
    ("岸 ", "shore"),
    ("长" * 341 + "ab", "1025 bytes of Chinese"),
    ("一千零二十五字节", "x" * (LONGEST + 1)),
    ("一千零二十四字节", "y" * LONGEST),
    ("没有译文", ""),
    ("", "no Chinese"),
    ("sep=", "None"),
    ("nan", "NA"),
    ("结尾反斜杠\\", "ends with backslash\\"),
]


def iso():
    """The pairs of Debian's iso-codes package."""
    rows = []
    for name in ISO:
        entries = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))[name.removeprefix("iso_")]
        catalogue = gettext.translation(name, CATALOGUES, languages=["zh_CN"])
        rows += [(catalogue.gettext(entry["name"]), entry["name"]) for entry in entries]
    rows = [(zh, en) for zh, en in rows if zh != en]
    assert len(rows) == ISO_PAIRS, f"iso-codes has {len(rows)} pairs, not {ISO_PAIRS}"
    return rows


def gold(names):
    rows = []
    for name in names:
        with open(CORPORA / name / "gold.csv", encoding="utf-8-sig", newline="") as file:
            rows += [(row["zh"], row["en"]) for row in csv.DictReader(file)]
    return rows


def all_glossaries():
    """Name, rows, and the code of the Chinese if the program has to be told."""
    names = sorted(path.parent.name for path in CORPORA.glob("*/gold.csv"))
    simplified = [name for name in names if name not in TRADITIONAL]
    assert len(names) > len(simplified) > 0
    return [
        ("iso", iso(), None),
        ("corpora", gold(simplified), None),
        ("traditional", gold(TRADITIONAL), "zh-HK"),
        ("nasty", NASTY, None),
    ]


def write(rows, path):
    """As JSON lines: the one input that holds every character."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for zh, en in rows:
            file.write(json.dumps({"zh": zh, "en": en}, ensure_ascii=False) + "\n")
