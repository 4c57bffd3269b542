/** One stroke of an icon on the 16-unit grid. */
export interface IconStroke {
  /** SVG path data. */
  readonly d: string;
  /** Stroke width where it is not 1.2. */
  readonly width?: number;
  /** Round caps, which turn a zero-length stroke into a dot. */
  readonly round?: true;
}

/** The workbench's own icons. Names not found here are codicons. */
export const iconPaths: Readonly<Record<string, readonly IconStroke[]>> = {
  logo: [
    { d: 'M2 4h12M2 8h8M2 12h10' },
    { d: 'M14 7v6', width: 2 },
  ],
  files: [
    { d: 'M5 2h5l3 3v7H5z' },
    { d: 'M10 2v3h3M3 5v9h7' },
  ],
  search: [
    { d: 'M2.8 7a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0 -8.4 0' },
    { d: 'M10.2 10.2 14 14' },
  ],
  codebook: [
    { d: 'M2 3h5l7 6-5 5-7-7z' },
    { d: 'M4.2 6a0.8 0.8 0 1 0 1.6 0a0.8 0.8 0 1 0 -1.6 0' },
  ],
  themes: [
    { d: 'M2.2 6a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0 -7.6 0' },
    { d: 'M8.9 10.5a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0' },
    { d: 'M3.6 13a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0' },
  ],
  insights: [
    { d: 'M2 2v12h12' },
    { d: 'm4 10 3-4 3 3 4-6' },
  ],
  plain: [
    { d: 'M2 13 5 4l3 9M3 10h4' },
    { d: 'M10 6h4M10 9h4M10 12h3' },
  ],
  people: [
    { d: 'M3.6 5a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0 -4.8 0' },
    { d: 'M2 13c0-3 2-4 4-4s4 1 4 4M10.5 3.2a2.2 2.2 0 0 1 0 4.2M11.5 9.4c1.7.4 2.7 1.6 2.7 3.6' },
  ],
  case: [
    { d: 'M2 5h12v8H2zM6 5V3h4v2M2 9h12' },
  ],
  user: [
    { d: 'M5.4 5.5a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0' },
    { d: 'M3 14c0-3 2-4.5 5-4.5s5 1.5 5 4.5' },
  ],
  gear: [
    { d: 'M5.8 8a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0' },
    { d: 'M8 1.5v2.3M8 12.2v2.3M1.5 8h2.3M12.2 8h2.3M3.4 3.4 5 5M11 11l1.6 1.6M3.4 12.6 5 11M11 5l1.6-1.6' },
  ],
  right: [
    { d: 'm6 3.5 4.5 4.5L6 12.5' },
  ],
  down: [
    { d: 'm3.5 6 4.5 4.5L12.5 6' },
  ],
  up: [
    { d: 'm3.5 10 4.5-4.5 4.5 4.5' },
  ],
  x: [
    { d: 'm4 4 8 8M12 4l-8 8' },
  ],
  more: [
    { d: 'M3 8h.1M8 8h.1M13 8h.1', width: 2, round: true },
  ],
  split: [
    { d: 'M2 3h12v10H2zM8 3v10' },
  ],
  layout: [
    { d: 'M2 3h12v10H2zM6 3v10M6 10h8' },
  ],
  lock: [
    { d: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2' },
  ],
  offline: [
    { d: 'M4.5 12H12a2.5 2.5 0 0 0 .8-4.9A4.5 4.5 0 0 0 6 4.3M4.3 6.5A3 3 0 0 0 4.5 12M2 2l12 12' },
  ],
  pin: [
    { d: 'M6 2h4l-.5 5 2 2h-7l2-2zM8 9v5' },
  ],
  filter: [
    { d: 'M2 3h12L9.5 8.5V13l-3-1.5v-3z' },
  ],
  check: [
    { d: 'm3 8.5 3.5 3.5L13 4.5', width: 1.7 },
  ],
  warn: [
    { d: 'M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.7v.3' },
  ],
  plus: [
    { d: 'M8 3v10M3 8h10' },
  ],
  undo: [
    { d: 'M3 6h7a3.5 3.5 0 0 1 0 7H6M6 3 3 6l3 3' },
  ],
  book: [
    { d: 'M3 2.5h10v11H3zM6 2.5v11M8.5 6H11' },
  ],
  link: [
    { d: 'M6.5 9.5 9.5 6.5M7 4.5l1.5-1.5a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3 3 0 0 1 3 8.5L4.5 7' },
  ],
  flag: [
    { d: 'M4 14V2.5h8L10 5.5l2 3H4' },
  ],
  chat: [
    { d: 'M2 3h12v8H7l-3 3v-3H2z' },
  ],
  table: [
    { d: 'M2 3h12v10H2zM2 6.5h12M6.5 6.5V13' },
  ],
  import: [
    { d: 'M8 2v8M5 7l3 3 3-3M2.5 11v2.5h11V11' },
  ],
  sort: [
    { d: 'M8 3v10M5 10l3 3 3-3' },
  ],
  memo: [
    { d: 'M3 2.5h10v7L9.5 13.5H3zM13 9.5H9.5v4' },
  ],
  spark: [
    { d: 'M8 2v4M8 10v4M2 8h4M10 8h4' },
  ],
  bell: [
    { d: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3zM7 14h2' },
  ],
  merge: [
    { d: 'M3 3c0 5 5 3 5 8M13 3c0 5-5 3-5 8v3' },
  ],
  edit: [
    { d: 'm3 13 .6-3L11 2.6 13.4 5 6 12.4z' },
  ],
  hist: [
    { d: 'M3 8a5 5 0 1 0 1.5-3.5L3 6M3 3v3h3M8 5.5V8l2 1.5' },
  ],
  export: [
    { d: 'M8 10V2M5 5l3-3 3 3M2.5 11v2.5h11V11' },
  ],
  scale: [
    { d: 'M2 4h12v8H2zM5 4v3M8 4v4M11 4v3' },
  ],
  recipe: [
    { d: 'M4 2h8v12H4zM6 5h4M6 8h4M6 11h2' },
  ],
  left: [{ d: 'm10 3.5-4.5 4.5L10 12.5' }],
  panel: [{ d: 'M2 3h12v10H2zM2 9.5h12' }],
  inspector: [{ d: 'M2 3h12v10H2zM10.5 3v10' }],
  folder: [{ d: 'M2 4h4l1.5 1.5H14V13H2z' }],
  file: [{ d: 'M4 2h5l3 3v9H4zM9 2v3h3' }],
  refresh: [{ d: 'M13 8a5 5 0 1 1-1.5-3.5L13 6M13 3v3h-3' }],
  keyboard: [{ d: 'M1.5 4h13v8h-13zM4 6.5h.1M6.5 6.5h.1M9 6.5h.1M11.5 6.5h.1M5 9.5h6' }],
  info: [{ d: 'M8 2a6 6 0 1 0 .01 0M8 7v4M8 4.8v.3' }],
  error: [{ d: 'M8 2a6 6 0 1 0 .01 0M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6' }],
  globe: [{ d: 'M8 2a6 6 0 1 0 .01 0M2 8h12M8 2c-4 3.5-4 8.500 0 12c4-3.5 4-8.500 0-12' }],
  unlock: [{ d: 'M3.5 7h9v6.500h-9zM5.500 7V5a2.5 2.5 0 0 1 4.700-1' }],
  trash: [{ d: 'M3 4.500h10M6 4.500V3h4v1.500M4.500 4.500l.5 9h6l.5-9' }],
  redo: [{ d: 'M13 6H6a3.500 3.500 0 0 0 0 7h4M10 3l3 3-3 3' }],
  stop: [{ d: 'M4 4h8v8H4z' }],
  eye: [{ d: 'M1.500 8c3-5 10-5 13 0c-3 5-10 5-13 0zM8 6a2 2 0 1 0 .01 0' }],
};
