import { part, runSteps } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { tfidfRowSteps } from '../vectors/tfidf.ts';
import { placeRows } from './place-rows.ts';
import type { Assignment, ClusterModel } from './types.ts';

/** Puts later texts to the clusters of a model, each by itself: what other texts there are changes nothing. */
export function assignTexts(model: ClusterModel, texts: readonly string[], between?: (done: number) => void): Assignment {
  return runSteps(assignTextSteps(model, texts), between);
}

/** {@link assignTexts} in steps. */
export function* assignTextSteps(model: ClusterModel, texts: readonly string[]): Steps<Assignment> {
  const matrix = yield* part(0, 0.6, tfidfRowSteps(model.space, texts));
  const { assignment, fit } = yield* part(0.6, 1, placeRows(matrix, model));
  return { assignment: assignment.map((cluster, text) => ((fit[text] ?? 0) < model.floor ? -1 : cluster)), fit };
}
