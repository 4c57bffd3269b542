import { digestOf, newToken, sameDigest } from './tokens.ts';

interface Link {
  readonly digest: Buffer;
  /** Milliseconds of the host's clock. */
  readonly expires: number;
  readonly onUsed: () => void;
}

/** One-time launch tokens that were given out and not yet used. */
export interface LaunchLinks {
  /** A new token; `onUsed` is called once it is used or expired. */
  issue(onUsed?: () => void): string;
  /** Whether the token was good; it is not any more. */
  redeem(token: string): boolean;
  /** Forgets the expired ones. */
  sweep(): void;
}

const mostAtOnce = 64;

/** @param lifetime how long a token is good, in milliseconds */
export function createLaunchLinks(lifetime: number, now: () => number): LaunchLinks {
  let links: Link[] = [];

  function drop(gone: (link: Link) => boolean): void {
    const dropped = links.filter(gone);
    links = links.filter((link) => !gone(link));
    for (const link of dropped) link.onUsed();
  }
  function sweep(): void {
    const time = now();
    drop((link) => link.expires <= time);
  }

  return {
    issue: (onUsed = () => undefined) => {
      sweep();
      const oldest = links[0];
      if (links.length >= mostAtOnce && oldest !== undefined) drop((link) => link === oldest);
      const token = newToken();
      links.push({ digest: digestOf(token), expires: now() + lifetime, onUsed });
      return token;
    },
    redeem: (token) => {
      sweep();
      const digest = digestOf(token);
      // Every link is compared, so that the time does not tell which one came close.
      const matches = links.filter((link) => sameDigest(link.digest, digest));
      drop((link) => matches.includes(link));
      return matches.length > 0;
    },
    sweep,
  };
}
