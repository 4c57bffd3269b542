import * as z from 'zod/mini';

/**
 * What the shell tells the service process. Frames of the contract never pass here:
 * they go over the port that comes with `connect`, straight to the renderer.
 */
export const serviceInstruction = z.discriminatedUnion('kind', [
  /** The first message. */
  z.object({
    kind: z.literal('start'),
    userDataFolder: z.string(),
    appVersion: z.string(),
  }),
  /** Accompanied by one MessagePort whose other end a window holds. */
  z.object({ kind: z.literal('connect') }),
  /** The person left the machine: forget the key of the open project. */
  z.object({ kind: z.literal('lock') }),
  /** The application quits: finish, close the project, exit. */
  z.object({ kind: z.literal('close') }),
]);

export type ServiceInstruction = z.infer<typeof serviceInstruction>;

/** What the service process tells the shell. */
export const serviceAnnouncement = z.object({ kind: z.literal('ready') });

export type ServiceAnnouncement = z.infer<typeof serviceAnnouncement>;
