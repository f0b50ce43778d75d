"""Which labels of ours the labels of LAC and of UD become."""

# LAC's labels of names, and those of UNER.
NAME_SORTS = {"PER": "PER", "nr": "PER", "LOC": "LOC", "ns": "LOC", "ORG": "ORG", "nt": "ORG", "nw": "WORK"}

# A word that LAC cuts as we do. Where several are named the pupil decides.
LAC_TO_LABELS = {
    "n": ["NOUN"], "nz": ["PROPN", "NOUN"], "nw": ["PROPN"], "nr": ["PROPN"], "ns": ["PROPN"], "nt": ["PROPN"],
    "PER": ["PROPN"], "LOC": ["PROPN"], "ORG": ["PROPN"], "s": ["NOUN", "LOCALIZER"], "f": ["LOCALIZER"],
    "t": ["TIME"], "TIME": ["TIME"], "v": ["VERB", "AUX"], "vd": ["ADV", "VERB"], "vn": ["VN"], "a": ["ADJ"],
    "ad": ["ADV"], "an": ["NOUN", "ADJ"], "d": ["ADV"], "m": ["NUM"], "q": ["MEASURE"], "r": ["PRON"], "p": ["ADP"],
    "c": ["CCONJ"], "u": ["PART"], "xc": ["PART"], "w": ["PUNCT"], "O": ["X"],
}  # fmt: skip

IN_NAMES = ["NOUN", "PROPN", "VN", "ADJ", "NUM", "LOCALIZER", "MEASURE", "PUNCT"]

# A word that is a part of one of LAC's words, or more than one.
LAC_INSIDE = {
    "n": ["NOUN", "VN", "ADJ", "NUM", "PROPN"], "nz": IN_NAMES, "nw": ["-"], "nr": ["PROPN"], "ns": IN_NAMES,
    "nt": IN_NAMES, "PER": ["PROPN", "PUNCT"], "LOC": IN_NAMES, "ORG": IN_NAMES, "t": ["TIME", "NUM", "MEASURE"],
    "TIME": ["TIME", "NUM", "MEASURE", "LOCALIZER"], "m": ["NUM", "MEASURE"], "vn": ["VN", "NOUN"],
    "v": ["VERB", "AUX", "ADV", "ADP", "NOUN"],
}  # fmt: skip

# UD's parts of speech of Chinese words (GSDSimp).
UD_TO_LABELS = {
    "NOUN": ["NOUN", "VN", "TIME", "MEASURE", "PROPN"], "PROPN": ["PROPN", "NOUN", "TIME"], "VERB": ["VERB"],
    "AUX": ["AUX"], "ADJ": ["ADJ"], "ADV": ["ADV"], "PRON": ["PRON"], "DET": ["PRON"], "ADP": ["ADP", "LOCALIZER"],
    "NUM": ["NUM"], "CCONJ": ["CCONJ"], "SCONJ": ["PART", "ADV", "CCONJ", "ADP", "LOCALIZER"],
    "PART": ["PART", "LOCALIZER"], "PUNCT": ["PUNCT"], "SYM": ["PUNCT"], "X": ["X"], "INTJ": ["PART"], "_": ["-"],
}  # fmt: skip

# What is measured: noun (measure words and verbs used as nouns among them, as GSD has it), verb, adjective, other.
COARSE = {
    "noun": ["NOUN", "PROPN", "VN", "TIME", "MEASURE"],
    "verb": ["VERB"],
    "adjective": ["ADJ"],
    "other": ["AUX", "ADV", "PRON", "ADP", "NUM", "LOCALIZER", "CCONJ", "PART", "PUNCT", "X"],
}


def coarse(upos):
    """The coarse class of UD's part of speech."""
    return {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "ADJ": "adjective"}.get(upos, "other")
