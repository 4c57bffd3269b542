import { randomBytes } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withContentSecurityPolicyNonce } from '#shared/base/content-security-policy.ts';
import { answer } from './answer.ts';
import { answerHeaders } from './headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const iconPath = '/favicon.ico';

/** The built page. */
export interface PageFiles {
  /** Answers with the file of a path, or 404. */
  serve(path: string, withBody: boolean, response: ServerResponse): Promise<void>;
}

/**
 * Lists the built page once; only what is listed is ever served, so that no path can lead elsewhere.
 * @throws where the folder has no index.html
 */
export function openPageFiles(folder: string): PageFiles {
  const shell = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = new Map(filesUnder(folder).map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]));

  return {
    serve: async (path, withBody, response) => {
      if (path === '/' || path === '/index.html') {
        serveShell(shell, withBody, response);
        return;
      }
      if (path === iconPath && !files.has(path)) {
        // Browsers ask for it unasked; the page has none.
        response.writeHead(204, answerHeaders()).end();
        return;
      }
      const file = files.get(path);
      if (file === undefined) {
        answer(response, 404);
        return;
      }
      response.writeHead(200, {
        ...answerHeaders(),
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-length': String(statSync(file).size),
      });
      if (withBody) await pipeline(createReadStream(file), response);
      else response.end();
    },
  };
}

function serveShell(shell: string, withBody: boolean, response: ServerResponse): void {
  const nonce = randomBytes(18).toString('base64');
  const html = withContentSecurityPolicyNonce(shell, nonce);
  response.writeHead(200, {
    ...answerHeaders(nonce),
    'content-type': types['.html'],
    'content-length': String(Buffer.byteLength(html)),
  });
  response.end(withBody ? html : undefined);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
