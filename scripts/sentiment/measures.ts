import type { LabelledRow } from './data.ts';
import type { Prepared, Settings } from './pipeline.ts';
import { leaveOut, type CrossValidation, type Prediction, type Temperatures } from './validate.ts';

/** What a language's model was measured to do. */
export interface Measures {
  /** Of five-fold cross-validation. */
  readonly predictions: readonly Prediction[];
  /** By category of shopping: of a model that saw none of it. */
  readonly categories: ReadonlyMap<string, readonly Prediction[]>;
  /** By source: of a model that saw none of it. */
  readonly sources: ReadonlyMap<string, readonly Prediction[]>;
  readonly temperatures: Temperatures;
}

/** Categories and sources left out one after the other. */
export function leaveOneOut(prepared: Prepared, validation: CrossValidation, settings: Settings, say: (what: string) => void): Pick<Measures, 'categories' | 'sources'> {
  const each = (what: 'category' | 'source'): Map<string, readonly Prediction[]> => {
    const names = [...new Set(prepared.rows.map((row) => row[what]))].filter((name) => name !== '');
    return new Map(names.map((name) => {
      const predictions = leaveOut(prepared, validation, settings, (row: LabelledRow) => row[what] === name);
      say(`${prepared.language}: without ${name}`);
      return [name, predictions];
    }));
  };
  return { categories: each('category'), sources: each('source') };
}
