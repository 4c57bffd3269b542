import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAppError } from '#shared/base/errors.ts';
import { fileNameHeader, loopbackPaths, sessionHeader, type SessionReply } from '#shared/host/loopback-protocol.ts';
import type { Client } from '#shared/rpc/client.ts';
import type { LaunchLinks } from '../sessions/launch-links.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Throttle } from '../sessions/throttle.ts';
import { largestUpload, receiveUpload } from '../uploads/receive-upload.ts';
import { headerValues } from './address-checks.ts';
import { answer, answerJson } from './answer.ts';
import { readBody } from './read-body.ts';

const largestBody = 4096;

/** What the actions work with. */
export interface ActionContext {
  readonly links: LaunchLinks;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  /** The host's own connection to the service. */
  readonly client: Client;
  /** What the person asked to open. */
  readonly asked: Omit<SessionReply, 'session'>;
  /** A fresh link for another window. */
  newLink(): string;
}

type Action = (context: ActionContext, request: IncomingMessage, response: ServerResponse) => Promise<void>;

const actions: Readonly<Record<string, { contentType: string | undefined; act: Action }>> = {
  [loopbackPaths.session]: { contentType: 'application/json', act: beginSession },
  [loopbackPaths.link]: { contentType: undefined, act: giveLink },
  [loopbackPaths.upload]: { contentType: 'application/octet-stream', act: takeUpload },
};

/** The actions' paths. */
export const isAction = (path: string): boolean => Object.hasOwn(actions, path);

/** Runs the action of a POST that passed the address checks. */
export async function runAction(
  context: ActionContext,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const action = actions[path];
  if (action === undefined) {
    answer(response, 404);
    return;
  }
  // fetch states text/plain for a text body, as forms may: an action without a body allows neither.
  const contentTypes = headerValues(request, 'content-type');
  const wanted = action.contentType === undefined ? [] : [action.contentType];
  if (contentTypes.length !== wanted.length || contentTypes[0] !== wanted[0]) {
    answer(response, 415);
    return;
  }
  await action.act(context, request, response);
}

async function beginSession(context: ActionContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (isThrottled(context, response)) return;
  const body = await readBody(request, largestBody);
  if (body === undefined) {
    answer(response, 413);
    return;
  }
  const launch = launchTokenOf(body);
  if (launch === undefined) {
    answer(response, 400);
    return;
  }
  if (!context.links.redeem(launch)) {
    context.throttle.fail();
    answer(response, 401);
    return;
  }
  answerJson(response, { session: context.sessions.begin(), ...context.asked } satisfies SessionReply);
}

async function giveLink(context: ActionContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!hasSession(context, request, response)) return;
  if ((await readBody(request, largestBody)) === undefined) answer(response, 413);
  else answer(response, 200, context.newLink());
}

async function takeUpload(context: ActionContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!hasSession(context, request, response)) return;
  if (Number(request.headers['content-length'] ?? 0) > largestUpload) {
    answer(response, 413);
    return;
  }
  const name = fileNameOf(request);
  if (name === undefined) {
    answer(response, 400);
    return;
  }
  try {
    answerJson(response, await receiveUpload(context.client, name, request));
  } catch (error) {
    if (isAppError(error, 'resource-limit')) answer(response, 413);
    else if (isAppError(error)) answer(response, 507);
    else if (request.destroyed) response.destroy();
    else throw error;
  }
}

function hasSession(context: ActionContext, request: IncomingMessage, response: ServerResponse): boolean {
  const tokens = headerValues(request, sessionHeader);
  const session = tokens.length === 1 ? context.sessions.find(tokens[0] ?? '') : undefined;
  if (session !== undefined) return true;
  if (isThrottled(context, response)) return false;
  context.throttle.fail();
  answer(response, 401);
  return false;
}

function isThrottled(context: ActionContext, response: ServerResponse): boolean {
  const wait = context.throttle.wait();
  if (wait === 0) return false;
  answer(response, 429, undefined, { 'retry-after': String(Math.ceil(wait / 1000)) });
  return true;
}

function launchTokenOf(body: string): string | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const isToken = typeof value === 'object' && value !== null && 'launch' in value && typeof value.launch === 'string';
    return isToken ? String(value.launch) : undefined;
  } catch {
    return undefined;
  }
}

function fileNameOf(request: IncomingMessage): string | undefined {
  const names = headerValues(request, fileNameHeader);
  if (names.length !== 1 || names[0] === '') return undefined;
  try {
    return decodeURIComponent(names[0] ?? '');
  } catch {
    return undefined;
  }
}
