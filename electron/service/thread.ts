import { parentPort, threadId, workerData } from 'node:worker_threads';
import { isAppError, toWireError } from '#shared/base/errors.ts';
import type { TableChanges } from '#shared/contracts/project.ts';
import { attachmentsOf } from '#shared/rpc/attachments.ts';
import { readAuditKey } from './db/audit.ts';
import { runCommand, type CommandContext, type CommandTransaction } from './db/command-log.ts';
import { databaseError, openReadable, openWritable, usualLogPages, type ReadableDatabase, type WritableDatabase } from './db/open.ts';
import { openProject } from './db/open-project.ts';
import { isImporting, withTurn } from './db/write-turn.ts';
import { cancelSignal } from './rpc/cancel.ts';
import { idleWork, registeredHandlers } from './rpc/handlers.ts';
import type { CommandHandlerContext, JobContext, QueryContext } from './rpc/implement.ts';
import { announceTables } from './threads/table-changes.ts';
import { throttle } from './threads/throttle.ts';
import type { FromThread, ThreadData, ToThread } from './threads/protocol.ts';

/** Entry of every worker thread of the service. The lane says which connection it has and which handlers it runs. */

const { lane, opening, cells }: ThreadData = workerData;
let { project }: ThreadData = workerData;
let openedForWriting: WritableDatabase | undefined;
const port = parentPort;
if (port === null) throw new Error('thread.ts runs as a worker thread only');

const post = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
/** Milliseconds between two steps of idle work. */
const idlePause = 10;
let closed = false;
/** Whether the writer thread leaves the write-ahead log alone. */
let spared = false;
const connections: { close(): void }[] = [];
const kept = <T extends { close(): void }>(connection: T): T => {
  connections.push(connection);
  return connection;
};

const readable = lane === 'write' ? undefined : lazily(() => kept(openReadable(project.path, project.key)));
const writable = lazily(() => kept(openedForWriting ?? openWritable(project.path, project.key, { create: false })));
const commandContext = lazily(
  (): CommandContext => ({
    key: readAuditKey(writable()),
    actor: `coder:${project.coder}`,
    session: project.session,
    appVersion: project.appVersion,
    coder: project.coder,
    now: Date.now,
  }),
);

try {
  if (lane === 'write') {
    const { lock, db, coder, key } = await openProject(project, opening);
    project = { ...project, coder, key };
    kept(lock);
    openedForWriting = db;
    writable();
  } else readable?.();
  post({ type: 'ready', opened: { coder: project.coder, key: project.key } });
  if (lane === 'view' && readable !== undefined) workWhenIdle(readable());
} catch (cause) {
  post({ type: 'error', id: 0, error: toWireError(databaseError(cause)) });
  close();
}

port.on('message', (message: ToThread) => {
  if (message.type === 'close') close();
  else if (message.type === 'changed') announceTables(message.changes.tables);
  else void answer(message);
});

/** Takes one step at a time, so that calls that wait are answered in between. */
function workWhenIdle(db: ReadableDatabase): void {
  const steps = (function* () {
    for (const work of idleWork) yield* work(db);
  })();
  const step = () => {
    if (closed) return;
    try {
      if (steps.next().done !== true) setTimeout(step, idlePause);
    } catch {
      // Warming ahead is a kindness: what it met (a damaged page, say) is told to whoever asks for it.
      steps.return();
    }
  };
  setTimeout(step, idlePause);
}

function close(): void {
  closed = true;
  // Last opened first: the lock goes after the database it protects.
  for (const connection of connections.splice(0).reverse()) connection.close();
  port?.close();
}

async function answer({ id, method, input, cell }: Extract<ToThread, { type: 'call' }>): Promise<void> {
  try {
    const value = await run(id, method, input, cell);
    const transfer = attachmentsOf(value).flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
    post({ type: 'result', id, value }, [...new Set(transfer)]);
  } catch (thrown) {
    const cause = databaseError(thrown);
    const error = toWireError(cause);
    post(isAppError(cause) ? { type: 'error', id, error } : { type: 'error', id, error, logDetail: cause.stack ?? cause.message });
  }
}

function run(id: number, method: string, input: unknown, cell: number): unknown {
  const registered = registeredHandlers.get(method);
  if (registered === undefined || registered.lane !== lane) throw new Error(`${method} does not run on the ${lane} lane`);
  const signal = cancelSignal(cells, cell);
  // The router has validated the input against the method's schema, and the registration has paired handler and lane.
  const handle = registered.handle as (context: unknown, input: unknown, call: { signal: typeof signal }) => unknown;
  if (lane === 'write') {
    return command(method, false, (tx) => handle({ tx } satisfies CommandHandlerContext, input, { signal }));
  }
  const db = readable?.();
  if (db === undefined) throw new Error('no readable connection');
  return lane === 'job' ? runJob(id, db, method, signal, handle, input) : handle({ db } satisfies QueryContext, input, { signal });
}

async function runJob(
  id: number,
  db: ReadableDatabase,
  method: string,
  signal: ReturnType<typeof cancelSignal>,
  handle: (context: unknown, input: unknown, call: { signal: typeof signal }) => unknown,
  input: unknown,
): Promise<unknown> {
  const report = throttle((value: unknown) => post({ type: 'progress', id, value }), 100);
  const context: JobContext<unknown> = {
    db,
    project,
    signal,
    progress: report.call,
    write: (work) => command(method, true, work),
    command: (type, work) => command(type, true, work),
    changed: (tables) => tellChanged({ tables, rows: {} }),
  };
  const value = await handle(context, input, { signal });
  report.flush();
  return value;
}

function command<T>(type: string, bulk: boolean, work: (tx: CommandTransaction) => T): T {
  const { result, changes } = withTurn(project.turn, threadId, bulk, () => {
    if (lane === 'write') spareCheckpoints(writable());
    return runCommand(writable(), commandContext(), type, work);
  });
  tellChanged(changes);
  return result;
}

/** During an import the log is large: a coder's commit must not be the one that copies it into the file. */
function spareCheckpoints(db: WritableDatabase): void {
  const importing = isImporting(project.turn);
  if (importing === spared) return;
  db.pragma(`wal_autocheckpoint = ${importing ? 0 : usualLogPages}`);
  spared = importing;
}

function tellChanged(changes: TableChanges): void {
  if (changes.tables.length > 0) post({ type: 'changed', changes });
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

