type Attributes = Record<string, string | number | boolean | null>;

/** The attributes stored as JSON by the importer. */
export function attributesOf(json: string | null): Attributes {
  const value: Attributes = json === null ? {} : JSON.parse(json);
  return value;
}

/** The engagement counts stored as JSON by the importer. */
export function engagementOf(json: string | null): Record<string, number> {
  const value: Record<string, number> = json === null ? {} : JSON.parse(json);
  return value;
}
