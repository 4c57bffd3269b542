import * as z from 'zod/mini';
import { parseDay } from '../query/days.ts';

/** A day of this computer's calendar, YYYY-MM-DD. */
export const daySchema = z.string().check(z.refine((text) => parseDay(text) === text));
