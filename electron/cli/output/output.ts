/** Where results, notes and progress go. */
export interface Output {
  /** A line of the plain result on stdout; nothing under --json. */
  line(text: string): void;
  /** The JSON result on stdout; nothing without --json. */
  result(value: object): void;
  /** A note on stderr, in either form. */
  note(text: string): void;
  /** Replaces the line of progress on stderr where that is a terminal; an empty text clears it. */
  progress(text: string): void;
}

/** The streams of a process, or a test's. */
export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };
}

export function createOutput({ stdout, stderr }: Streams, json: boolean): Output {
  let shown = false;
  const clear = () => {
    if (shown) stderr.write('\r\u001B[K');
    shown = false;
  };
  return {
    line: (text) => {
      if (json) return;
      clear();
      stdout.write(`${printable(text)}\n`);
    },
    result: (value) => {
      if (json) stdout.write(`${JSON.stringify(value)}\n`);
    },
    note: (text) => {
      clear();
      stderr.write(`${printable(text)}\n`);
    },
    progress: (text) => {
      if (stderr.isTTY !== true) return;
      clear();
      if (text === '') return;
      // A terminal that does not know its width says 0.
      const { columns = 0 } = stderr;
      stderr.write(`\r${printable(text).slice(0, (columns === 0 ? 80 : columns) - 1)}`);
      shown = true;
    },
  };
}

/** Text that cannot move the cursor or recolour a terminal: imported text may hold anything. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, (character) => (character === '\r' ? ' ' : '\uFFFD'));
}
