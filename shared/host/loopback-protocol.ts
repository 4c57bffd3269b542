/**
 * What the page in a browser and the loopback host agree on. docs/host-protocol.md tells the whole story.
 */

/** Key of the one-time launch token in the URL's fragment: `#launch=…`. */
export const launchFragmentKey = 'launch';

/** Paths the host answers besides the files of the page. */
export const loopbackPaths = {
  /** POST `{launch}`: trades the launch token for a session. */
  session: '/session',
  /** POST with the session header: a fresh one-time link, for another tab or window. */
  link: '/link',
  /** POST with the session header: the bytes of one dropped file. */
  upload: '/upload',
  /** The WebSocket. */
  socket: '/ws',
} as const;

/** Request header that carries the session token of POST /link and POST /upload. */
export const sessionHeader = 'x-verbatim-session';

/** Request header of POST /upload: the file's name, through encodeURIComponent. */
export const fileNameHeader = 'x-verbatim-file-name';

/** Where the page keeps its session, so that a reload keeps it and a new tab does not have it. */
export const sessionStorageKey = 'verbatim.session';

/** Codes with which the host closes a WebSocket. */
export const closeCodes = {
  /** The first message was not the session greeting, or came too late. */
  badGreeting: 4400,
  /** No such session: the person needs a new link. */
  unknownSession: 4401,
  /** The session was idle for too long: the person needs a new link. */
  expired: 4408,
  /** The host is ending. */
  ending: 1001,
} as const;

/** What POST /session answers: the session token, and what the person asked to open on the command line. */
export interface SessionReply {
  readonly session: string;
  /** Path of a project to open, or null. */
  readonly open: string | null;
  /** Whether to open (and make, if need be) the sample project. */
  readonly sample: boolean;
}

/** What POST /upload answers: a source to hand to the importer in place of a path. */
export interface UploadReply {
  readonly source: string;
  readonly name: string;
  /** Bytes received. */
  readonly size: number;
}

/** The first message on the WebSocket, sent by the page as JSON text. */
export interface SocketGreeting {
  readonly session: string;
}

/** The host's answer to a good greeting, as JSON text; every later message is a frame of the service. */
export const socketReady = '{"ready":true}';

/** The session reply in parsed JSON. Throws TypeError for anything else. */
export function parseSessionReply(value: unknown): SessionReply {
  if (
    isRecord(value) &&
    typeof value['session'] === 'string' &&
    (typeof value['open'] === 'string' || value['open'] === null) &&
    typeof value['sample'] === 'boolean'
  ) {
    return { session: value['session'], open: value['open'], sample: value['sample'] };
  }
  throw new TypeError('not a session reply');
}

/** The upload reply in parsed JSON. Throws TypeError for anything else. */
export function parseUploadReply(value: unknown): UploadReply {
  if (
    isRecord(value) &&
    typeof value['source'] === 'string' &&
    typeof value['name'] === 'string' &&
    typeof value['size'] === 'number'
  ) {
    return { source: value['source'], name: value['name'], size: value['size'] };
  }
  throw new TypeError('not an upload reply');
}

/** The token of a greeting, or undefined where the text is none. */
export function parseGreeting(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && typeof value['session'] === 'string' ? value['session'] : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
