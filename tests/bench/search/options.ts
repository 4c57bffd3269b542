import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly rows: number;
  readonly seed: number;
  readonly skipPeer: boolean;
  /** Leaves out LIKE too. */
  readonly skipLike: boolean;
  /** Keeps the database in this file, and uses the one that is there. */
  readonly project: string | undefined;
  /** How often every query runs for P3 and P4. */
  readonly rounds: number;
  /** Builds the index of a project that is there anew. */
  readonly rebuild: boolean;
}

export function readOptions(): BenchOptions {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      'skip-peer': { type: 'boolean', default: false },
      'skip-like': { type: 'boolean', default: false },
      project: { type: 'string' },
      rounds: { type: 'string', default: '7' },
      rebuild: { type: 'boolean', default: false },
    },
  });
  return {
    rows: Number(values.rows), seed: Number(values.seed), skipPeer: values['skip-peer'], skipLike: values['skip-like'],
    project: values.project, rounds: Number(values.rounds), rebuild: values.rebuild,
  };
}
