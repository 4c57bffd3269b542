"""
The peer: TF-IDF over character n-grams, truncated SVD to 100 dimensions and k-means, all of scikit-learn, as its guide
to clustering texts has it (n_init=1 there too). Reads the JSON file {"texts": [...], "k": n, "seed": s, "grams": [from, to]} that it is
given, writes {"assignment": [...], "seconds": s, "processor": s, "parts": {...}}: from texts to clusters, without the
reading.
"""

import json
import sys
import time

from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

with open(sys.argv[1], encoding="utf-8", errors="surrogatepass") as file:
    task = json.load(file)
texts = [text.encode("utf-8", "replace").decode("utf-8") for text in task["texts"]]
began = time.perf_counter()
processor = time.process_time()
rows = TfidfVectorizer(analyzer="char", ngram_range=tuple(task["grams"]), sublinear_tf=True, min_df=2, max_df=0.5).fit_transform(texts)
measured = time.perf_counter()
embedded = normalize(TruncatedSVD(100, random_state=task["seed"]).fit_transform(rows))
reduced = time.perf_counter()
assignment = KMeans(task["k"], n_init=1, random_state=task["seed"]).fit_predict(embedded)
ended = time.perf_counter()
json.dump(
    {
        "assignment": assignment.tolist(),
        "seconds": ended - began,
        "processor": time.process_time() - processor,
        "parts": {"tfidf": measured - began, "svd": reduced - measured, "kmeans": ended - reduced},
    },
    sys.stdout,
)
