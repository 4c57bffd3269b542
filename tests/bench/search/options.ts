import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly rows: number;
  readonly seed: number;
  readonly skipPeer: boolean;
  /** Leaves out LIKE too. */
  readonly skipLike: boolean;
  /** Keeps the database in this folder, and uses the one that is there. */
  readonly keep: string | undefined;
}

export function readOptions(): BenchOptions {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      'skip-peer': { type: 'boolean', default: false },
      'skip-like': { type: 'boolean', default: false },
      keep: { type: 'string' },
    },
  });
  return { rows: Number(values.rows), seed: Number(values.seed), skipPeer: values['skip-peer'], skipLike: values['skip-like'], keep: values.keep };
}
