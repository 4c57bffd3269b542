/** A source of chance that gives the same sequence for the same seed on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks without repeating an item before the list is used up, so that no wording stands out. */
  draw<T>(list: readonly T[]): T;
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  shuffle<T>(list: readonly T[]): T[];
}

/** Mulberry32: 32 bits of state, passes the usual small-crush tests, enough for invented sentences. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const shuffle = <T>(list: readonly T[]): T[] => {
    const rest = [...list];
    const shuffled: T[] = [];
    while (rest.length > 0) shuffled.push(...rest.splice(int(0, rest.length - 1), 1));
    return shuffled;
  };
  const at = <T>(list: readonly T[], index: number): T => {
    const [item] = list.slice(index, index + 1);
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const bags = new Map<readonly unknown[], number[]>();
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
    draw(list) {
      let bag = bags.get(list) ?? [];
      if (bag.length === 0) bag = shuffle(list.map((_, index) => index));
      bags.set(list, bag);
      return at(list, bag.pop() ?? 0);
    },
    weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
      const keys = Object.keys(weights).filter((key): key is K => key in weights);
      let rest = next() * keys.reduce((sum, key) => sum + weights[key], 0);
      for (const key of keys) {
        rest -= weights[key];
        if (rest < 0) return key;
      }
      return at(keys, keys.length - 1);
    },
    shuffle,
  };
}
