"""When two terms are one: case, width, kind of quote and dash, outer marks, a leading article and white space do not count."""
import re
import unicodedata

SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "•": "·", "・": "·"})
MARKS = "《》〈〉「」『』\"'()[]【】,、。.:;!?-—·　 "


def fold_one(text, article=r"^(?:the|a|an)\s+"):
    text = unicodedata.normalize("NFKC", text).translate(SAME)
    text = re.sub(r"\b(?:[A-Za-z]\.){2,}", lambda abbreviation: abbreviation[0].replace(".", ""), text)
    text = re.sub("'s$", "", text.strip(MARKS))
    text = re.sub(article, "", text, flags=re.IGNORECASE).strip(MARKS)
    return re.sub(r"\s+", "", text).casefold()


def fold(zh, en):
    """A pair, ready to be compared. Where the Chinese term holds Latin letters, `A` is no article."""
    latin = re.search("[A-Za-z]", zh)
    return fold_one(zh), fold_one(en, r"^the\s+" if latin else r"^(?:the|a|an)\s+")
