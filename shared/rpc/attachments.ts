/** The typed arrays that may travel beside JSON. */
export const typedArrayTypes = {
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const;

export type TypedArrayName = keyof typeof typedArrayTypes;
export type TypedArray = InstanceType<(typeof typedArrayTypes)[TypedArrayName]>;

/** Whether a value is one of the typed arrays that may travel. */
export function isTypedArray(value: unknown): value is TypedArray {
  return ArrayBuffer.isView(value) && value.constructor.name in typedArrayTypes;
}

/**
 * The typed arrays of a payload. They may stand only as direct properties of the payload or of its `columns`
 * property, so that nothing has to walk a large payload to find them.
 */
export function attachmentsOf(payload: unknown): TypedArray[] {
  const found: TypedArray[] = [];
  for (const holder of attachmentHolders(payload)) {
    for (const value of Object.values(holder)) if (isTypedArray(value)) found.push(value);
  }
  return found;
}

/** The objects of a payload that may hold typed arrays. */
export function attachmentHolders(payload: unknown): Record<string, unknown>[] {
  if (!isRecord(payload)) return [];
  const columns = payload['columns'];
  return isRecord(columns) ? [payload, columns] : [payload];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
