import * as z from 'zod/mini';
import { command, defineContract, query, topic } from '../rpc/define.ts';

/** Longest key and longest text of a setting, in UTF-16 units. */
const keySchema = z.string().check(z.regex(/^[a-z][\w-]*(?:\.[\w-]+)+$/i), z.maxLength(120));
const valueSchema = z.union([z.string().check(z.maxLength(20_000)), z.number(), z.boolean()]);

const userKeybindingSchema = z.object({
  /** Presses in normal form, chords separated by a space: `Ctrl+K Ctrl+S`. */
  key: z.string().check(z.minLength(1), z.maxLength(120)),
  /** A command id; with a leading `-` it takes the default binding away. */
  command: z.string().check(z.minLength(1), z.maxLength(200)),
  when: z.optional(z.string().check(z.maxLength(500))),
});
export type UserKeybindingView = z.infer<typeof userKeybindingSchema>;

const recentProjectSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** Milliseconds since 1970 UTC. */
  openedAt: z.number(),
  encrypted: z.boolean(),
  /** False once the file is gone. */
  exists: z.boolean(),
});
export type RecentProject = z.infer<typeof recentProjectSchema>;

const settingsSchema = z.record(z.string(), valueSchema);
export type SettingValues = z.infer<typeof settingsSchema>;

/** What belongs to the person rather than to a project; JSON files in the user data folder. */
export const settingsContract = defineContract(
  'settings',
  {
    get: query(
      z.object({}),
      z.object({
        values: settingsSchema,
        keybindings: z.array(userKeybindingSchema),
        /** Where the files lie, for the person who wants to copy them. */
        folder: z.string(),
        /** The coder's name while no setting names one: the account's. */
        accountName: z.string(),
        appVersion: z.string(),
      }),
    ),
    /** A null value goes back to the default. */
    set: command(z.object({ key: keySchema, value: z.nullable(valueSchema) }), z.object({})),
    setKeybindings: command(z.object({ keybindings: z.array(userKeybindingSchema).check(z.maxLength(2000)) }), z.object({})),
    recent: query(z.object({}), z.object({ projects: z.array(recentProjectSchema) })),
    forgetRecent: command(z.object({ path: z.string() }), z.object({})),
    /** Window state that outlives projects: sizes of parts, finished walkthrough steps. */
    getState: query(z.object({ key: keySchema }), z.object({ value: z.nullable(z.string()) })),
    setState: command(z.object({ key: keySchema, value: z.string().check(z.maxLength(1_000_000)) }), z.object({})),
  },
  {
    changed: topic(z.object({ values: settingsSchema, keybindings: z.array(userKeybindingSchema) })),
    recentChanged: topic(z.object({})),
  },
);
