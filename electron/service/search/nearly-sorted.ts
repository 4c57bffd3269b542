/** Addresses of one bucket are near enough to each other that the tables' entries for them stay in the processor's cache. */
const bucketShift = 13;
/** For fewer it is not worth it. */
const least = 1000;

let ends = new Int32Array(1 << 11);
let sorted = new Int32Array(1 << 14);

/**
 * The first `count` addresses in such an order that neighbours are near each other (a counting sort by their high
 * bits): looking them up in tables is then several times as fast. The result is valid until the next call.
 */
export function nearlySorted(addresses: Int32Array, count: number, limit: number): Int32Array {
  if (count < least) return addresses;
  const buckets = (limit >>> bucketShift) + 1;
  if (ends.length < buckets + 1) ends = new Int32Array(buckets * 2);
  if (sorted.length < count) sorted = new Int32Array(Math.max(count, sorted.length * 2));
  ends.fill(0, 0, buckets + 1);
  for (let index = 0; index < count; index += 1) {
    const slot = ((addresses[index] ?? 0) >>> bucketShift) + 1;
    ends[slot] = (ends[slot] ?? 0) + 1;
  }
  for (let bucket = 0; bucket < buckets; bucket += 1) ends[bucket + 1] = (ends[bucket + 1] ?? 0) + (ends[bucket] ?? 0);
  for (let index = 0; index < count; index += 1) {
    const address = addresses[index] ?? 0;
    const bucket = address >>> bucketShift;
    const target = ends[bucket] ?? 0;
    ends[bucket] = target + 1;
    sorted[target] = address;
  }
  return sorted;
}
