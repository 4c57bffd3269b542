"""The peer of run.ts: reads {train: [{text, code}], test: [text]} from stdin, prints the top three codes of each text.

Both models that scikit-learn's users would take first, over words and character n-grams within words (English) or over
character n-grams (Chinese).
"""
import json
import sys
import time

import numpy
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.svm import LinearSVC


def features(chinese):
    if chinese:
        return TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True)
    return FeatureUnion([
        ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
        ("characters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)),
    ])


task = json.load(sys.stdin)
texts = [row["text"] for row in task["train"]]
codes = numpy.array([row["code"] for row in task["train"]])
answers = {"version": sklearn.__version__, "models": {}}
for name, model in (("logistic regression", LogisticRegression(C=10, max_iter=300)), ("linear SVC", LinearSVC(C=0.3))):
    started = time.perf_counter()
    pipeline = make_pipeline(features(task["chinese"]), model).fit(texts, codes)
    trained = time.perf_counter()
    order = numpy.argsort(-pipeline.decision_function(task["test"]), axis=1)[:, :3]
    answers["models"][name] = {
        "seconds": trained - started,
        "perText": (time.perf_counter() - trained) / len(task["test"]),
        "top": [[str(model.classes_[place]) for place in row] for row in order],
    }
json.dump(answers, sys.stdout)
