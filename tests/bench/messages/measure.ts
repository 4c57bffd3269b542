/** One line of the result: milliseconds of ours and of the peer's. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly goal: number;
  readonly own: number;
  readonly peer: number | undefined;
  readonly peerName: string;
  readonly kind: 'median' | 'p95';
}

/** Times two ways of doing the same thing in turn, so that a busy machine slows both alike. */
export function measure(
  id: string,
  what: string,
  peerName: string,
  goal: number,
  rounds: number,
  own: () => unknown,
  peer: () => unknown,
  kind: 'median' | 'p95' = 'median',
): Figure {
  const time = (work: () => unknown): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  own();
  peer();
  const owns: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round < rounds; round++) {
    owns.push(time(own));
    peers.push(time(peer));
  }
  const at = (times: number[]): number => times.sort((left, right) => left - right)[Math.floor((times.length - 1) * (kind === 'p95' ? 0.95 : 0.5))] ?? Number.NaN;
  return { id, what, goal, own: at(owns), peer: at(peers), peerName, kind };
}

/** The figures as a Markdown table. */
export function formatFigures(figures: readonly Figure[], rows: number): string {
  const lines = figures.map(({ id, what, goal, own, peer, peerName, kind }) => {
    const ratio = peer === undefined ? '–' : `${(peer / own).toFixed(1)}x`;
    return `| ${id} | ${what} | ${kind} | ${own.toFixed(1)} | ${goal} | ${peer === undefined ? '–' : peer.toFixed(1)} | ${peerName} | ${ratio} |`;
  });
  return [
    `${rows} messages, encrypted; milliseconds`,
    '| # | what | | ours | goal | peer | which | peer / ours |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
