import { digestOf, newToken, sameDigest } from './tokens.ts';

/** One tab that was let in. */
export interface Session {
  readonly digest: Buffer;
  lastSeen: number;
  /** How to close each of its open sockets when it ends. */
  readonly sockets: Set<() => void>;
}

/** How long a session lives without being used, in milliseconds. */
export interface IdleLimits {
  /** With no socket open: the tab was closed, or its machine sleeps. */
  readonly withoutSocket: number;
  /** With a socket open over which nothing comes. */
  readonly withSocket: number;
}

/** The tabs that were let in and are not yet idle for too long. */
export interface Sessions {
  begin(): string;
  /** The session of a token, which counts as used now; undefined where there is none. */
  find(token: string): Session | undefined;
  touch(session: Session): void;
  /** Ends the idle ones and closes their sockets. */
  sweep(): void;
}

export function createSessions(limits: IdleLimits, now: () => number): Sessions {
  const sessions = new Set<Session>();

  function sweep(): void {
    const time = now();
    for (const session of sessions) {
      const limit = session.sockets.size > 0 ? limits.withSocket : limits.withoutSocket;
      if (time - session.lastSeen < limit) continue;
      sessions.delete(session);
      for (const close of session.sockets) close();
    }
  }

  return {
    begin: () => {
      const token = newToken();
      sessions.add({ digest: digestOf(token), lastSeen: now(), sockets: new Set() });
      return token;
    },
    find: (token) => {
      sweep();
      const digest = digestOf(token);
      let found: Session | undefined;
      // Every session is compared, so that the time does not tell which one came close.
      for (const session of sessions) if (sameDigest(session.digest, digest)) found = session;
      if (found !== undefined) found.lastSeen = now();
      return found;
    },
    touch: (session) => {
      session.lastSeen = now();
    },
    sweep,
  };
}
