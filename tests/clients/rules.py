"""What a profile must make of a glossary, worked out a second time: written from the tools' documents, not from src/."""

import unicodedata
from dataclasses import dataclass

BREAKS = "\t\r\n"
SEPARATORS = "\u2028\u2029\ufffe\uffff"


@dataclass(frozen=True)
class Rules:
    duplicates: str = "all"  # all, best, group
    untranslated: bool = False
    breaks: bool = True  # the file can hold tabs and line breaks
    returns: bool = True  # and carriage returns
    controls: bool = True
    spaces: bool = True
    comment: str = ""
    longest: int | None = None
    marks: bool = False  # what a spreadsheet would run gets an apostrophe


TRANSLATOR = Rules(duplicates="best", breaks=False, controls=False, spaces=False)
BOOK = Rules(controls=False, returns=False, longest=32767)

RULES = {
    "csv": Rules(untranslated=True, marks=True),
    "csv-plain": Rules(),
    "tsv": Rules(untranslated=True, breaks=False, marks=True),
    "jsonl": Rules(untranslated=True),
    "xlsx": Rules(untranslated=True, controls=False, returns=False, longest=32767),
    "omegat": Rules(breaks=False, comment="#"),
    "omegat-csv": Rules(breaks=False),
    "tbx": Rules(duplicates="group", controls=False),
    "tbx3": Rules(duplicates="group", controls=False),
    "tmx": Rules(controls=False),
    "po": Rules(duplicates="group", controls=False),
    "weblate": Rules(controls=False),
    "deepl": Rules(duplicates="best", breaks=False, controls=False, spaces=False, longest=1024),
    "google": Rules(duplicates="best", breaks=False, controls=False, spaces=False, longest=1024),
    "google-sets": Rules(breaks=False, controls=False, spaces=False, longest=1024),
    "aws": TRANSLATOR,
    "azure": TRANSLATOR,
    "lara": TRANSLATOR,
    "azure-dictionary": Rules(duplicates="best", breaks=False, controls=False, spaces=False, longest=32767),
    "phrase": BOOK,
    "xtm": BOOK,
    "matecat": BOOK,
    "smartcat": BOOK,
}


def is_control(character):
    return character not in BREAKS and (unicodedata.category(character) == "Cc" or character in SEPARATORS)


def mend(rules, term):
    if not rules.controls:
        term = "".join(character for character in term if not is_control(character))
    if not rules.returns:
        term = term.replace("\r\n", "\n").replace("\r", "\n")
    if not rules.breaks:
        term = term.replace("\r\n", " ").translate(dict.fromkeys(map(ord, BREAKS), " "))
    term = term if rules.spaces else term.strip()
    return f"'{term}" if rules.marks and is_formula(term) else term


def is_formula(term):
    """A sign that begins a formula, and something behind it."""
    return term.lstrip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") and len(term.strip()) > 1


def expected(profile, rows, direction):
    """The pairs, source first, and the numbers of the rows of which the report must speak."""
    rules = RULES[profile]
    concepts, reported = {}, set()
    for number, (zh, en) in enumerate(rows, 1):
        pair = (zh, en) if direction == "zh-en" else (en, zh)
        source, target = (mend(rules, term) for term in pair)
        if rules.comment and source.startswith(rules.comment):
            source = f" {source}"
        half = not source.strip() or not target.strip()
        long = rules.longest and max(len(source.encode()), len(target.encode())) > rules.longest
        if (half and not rules.untranslated) or long:
            reported.add(number)
            continue
        if (source, target) != pair:
            reported.add(number)
        key = number if rules.duplicates == "all" else source
        known = concepts.setdefault(key, [])
        if known:
            reported.add(number)
        if not known or (rules.duplicates == "group" and (source, target) not in known):
            known.append((source, target))
    return [pair for concept in concepts.values() for pair in concept], reported
