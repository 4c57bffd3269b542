import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { encodings, type Encoding } from '../encoding/detect.ts';

/** JSON is UTF-8 by its own rule; exports in other encodings exist all the same. */
export const objectOptions = z.object({ encoding: z.optional(z.enum(encodings)) });

/** The chosen encoding, or null. Throws `invalid-input` / `bad-options`. */
export function chosenEncoding(rawOptions: unknown): Encoding | null {
  const parsed = objectOptions.safeParse(rawOptions);
  if (!parsed.success) throw new AppError('invalid-input', { reason: 'bad-options' });
  return parsed.data.encoding ?? null;
}
