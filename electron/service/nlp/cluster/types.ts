import type { Segmentation } from '../segment/index.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';

/** A word of a cluster and how much it stands out there (c-TF-IDF). */
export interface Keyword {
  readonly text: string;
  readonly weight: number;
}

/** A cluster that the analyst keeps: it takes part in a run, and the run does not move it. */
export interface PinnedCluster {
  /** Texts (by place) that belong to it whatever they are like. */
  readonly members?: readonly number[];
  /** What it was in an earlier run. Without it the members say what it is like. */
  readonly from?: { readonly model: ClusterModel; readonly cluster: number };
}

export interface ClusterOptions {
  /** The number of clusters, the pinned ones among them; or chosen (see the README, "How many"). */
  readonly k: number | 'auto';
  /** The same texts, options and seed give the same result. */
  readonly seed: number;
  /** They are the first clusters of the result, in this order. */
  readonly pinned?: readonly PinnedCluster[];
  /** Whether texts that fit no cluster are left out, as -1. Without it: only where k is chosen. */
  readonly leaveOut?: boolean;
  /** Measures stability over so many further seeds; 0 (the default) measures none. */
  readonly stabilitySeeds?: number;
  /** What words are, for keywords, and which do not count; the built-in segmentation where none is given. */
  readonly segmentation?: Segmentation;
}

export interface Cluster {
  readonly size: number;
  /** The strongest first. Empty where the texts hold no words. */
  readonly keywords: readonly Keyword[];
  /** Its first keywords; no two clusters share a label. Empty where there are no keywords. */
  readonly label: string;
  /** The texts (by place) that are most like the cluster, without repeats. */
  readonly representatives: readonly number[];
  /** Mean NPMI of its keywords; null where they are fewer than two. */
  readonly coherence: number | null;
}

/** Two clusters or groups that are joined next: 0 to k - 1 are clusters, k + n is the group that merge n made. */
export interface Merge {
  readonly left: number;
  readonly right: number;
  /** Cosine of the joined centroids. */
  readonly similarity: number;
}

/**
 * What later texts are placed by: a mixture of multinomials over the columns of a space. Plain data; `encodeModel`
 * makes bytes of it.
 */
export interface ClusterModel {
  readonly space: TfidfSpace;
  /** What each cluster is like: the sum of its rows, cut to its largest columns; empty where it has no texts. */
  readonly sums: SparseMatrix;
  /** How many texts each cluster was made from. */
  readonly sizes: Float64Array;
  /** The sum of all values of its rows, before the cut. */
  readonly masses: Float64Array;
  /** What each column has in each cluster before any text is seen. */
  readonly smoothing: number;
  /** What the log probability of a text counts beside that of the cluster. */
  readonly sharpness: number;
  /** Texts with a smaller fit are left out as unmapped; 0 leaves none out. */
  readonly floor: number;
}

export interface Assignment {
  /** The cluster of each text; -1 is unmapped. */
  readonly assignment: Int32Array;
  /** Cosine of each text with the centroid of its cluster (for an unmapped one: of the nearest), 0 to 1. */
  readonly fit: Float32Array;
}

export interface Clustering extends Assignment {
  readonly k: number;
  readonly clusters: readonly Cluster[];
  /** Share of the texts that have a cluster. */
  readonly coverage: number;
  readonly unmappedShare: number;
  /** Mean coherence of the clusters, weighted by size; null where none has one. */
  readonly coherence: number | null;
  /** Mean normalised mutual information of the result with those of further seeds; null when not asked for. */
  readonly stability: number | null;
  /** From single clusters to one group: k - 1 merges, the most alike first. */
  readonly hierarchy: readonly Merge[];
  /** The numbers of clusters that were tried where k was chosen, with their score. */
  readonly tried: readonly { readonly k: number; readonly score: number }[];
  readonly model: ClusterModel;
}
