"""scikit-learn's usual text classifier: learns, says how many test texts it gets right, then answers each line on stdin
with the seconds that labelling all test texts took."""
import json
import sys
import time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

rows = json.load(open(sys.argv[1], encoding="utf-8"))
vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=3, sublinear_tf=True)
model = LinearSVC(C=0.5).fit(vectorizer.fit_transform(row["text"] for row in rows["train"]), [row["positive"] for row in rows["train"]])
texts = [row["text"] for row in rows["test"]]
said = model.predict(vectorizer.transform(texts))
print(sum(a == row["positive"] for a, row in zip(said, rows["test"])) / len(texts), flush=True)
for _ in sys.stdin:
    began = time.perf_counter()
    model.predict(vectorizer.transform(texts))
    print(time.perf_counter() - began, flush=True)
