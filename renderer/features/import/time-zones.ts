/** IANA zones that this machine knows, with the given one among them. */
export function timeZones(present: string): readonly string[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return known.includes(present) ? known : [present, ...known];
}

/** A zone with its offset now: "Asia/Shanghai (UTC+8)". */
export function zoneLabel(zone: string): string {
  const known = labels.get(zone);
  if (known !== undefined) return known;
  const part = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(Date.now()).find(({ type }) => type === 'timeZoneName');
  const offset = (part?.value ?? 'UTC').replace('GMT', 'UTC').replace('-', '\u2212');
  const label = zone === 'UTC' ? zone : `${zone} (${offset})`;
  labels.set(zone, label);
  return label;
}

/** Making four hundred formats takes a while, so each is made once. */
const labels = new Map<string, string>();
