/** Every reading of a Han character without tones, ü written v. */
export type ReadingsOf = (character: string) => readonly string[];

const cache = new Map<string, readonly string[]>();
let dictionary: ReadingsOf | undefined;
let loading: Promise<void> | undefined;

/**
 * Loads the dictionary of readings, which is larger than all the rest of the first screen: after the first paint, and
 * wherever a list is about to be filtered by pinyin. Later calls wait for the same load.
 */
export function loadReadings(): Promise<void> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    dictionary = (character) => {
      const all: readonly string[] = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true });
      return [...new Set(all.map((reading) => reading.toLowerCase()))].filter((reading) => reading !== character);
    };
  });
  return loading;
}

/** Readings of a Han character; undefined before the dictionary is there. */
export function readingsOf(character: string): readonly string[] | undefined {
  const known = cache.get(character);
  if (known !== undefined) return known;
  const readings = dictionary?.(character);
  if (readings !== undefined) cache.set(character, readings);
  return readings;
}
