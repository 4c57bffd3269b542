import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { createClient, type Client } from '#shared/rpc/client.ts';
import type { Method, Named } from '#shared/rpc/define.ts';
import { createMemoryTransports } from '#shared/rpc/memory.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { projectContract } from '#shared/contracts/project.ts';
import type { Service, ServiceOptions } from '#service/service.ts';

/** The built service, as it ships, behind an in-memory transport. Every output is checked against its schema. */
export interface TestService {
  client: Client;
  /** A folder of this test alone; removed at the end. */
  folder: string;
  path(name: string): string;
  /** A second window on the same service. */
  connect(): Client;
  /** Ends the service and starts it anew on the same user data, as after a restart of the app. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const bundle = pathToFileURL(join(import.meta.dirname, '../../out/service/service.js')).href;

/** Starts a service in a fresh folder. */
export async function startTestService(options: Partial<ServiceOptions> = {}): Promise<TestService> {
  const { startService }: { startService(options: ServiceOptions): Service } = await import(bundle);
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'));
  const start = () =>
    startService({ userDataFolder: join(folder, 'user-data'), appVersion: '0.0.0-test', accountName: 'Lin', ...options });
  let service = start();
  const connect = (): Client => {
    const [ours, theirs] = createMemoryTransports();
    service.connect(theirs);
    return checked(createClient(ours));
  };
  const test: TestService = {
    client: connect(),
    folder,
    path: (name) => join(folder, name),
    connect,
    restart: async () => {
      await service.close();
      service = start();
      test.client = connect();
    },
    close: async () => {
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return test;
}

/** A started service with a new plain (or encrypted) project open. */
export async function startWithProject(passphrase: string | null = null): Promise<TestService & { project: string }> {
  const test = await startTestService();
  const project = test.path('project.verbatim');
  await test.client.call(projectContract.methods.create, { path: project, passphrase });
  return Object.assign(test, { project });
}

function checked(client: Client): Client {
  const check = <T>(method: Named<Method>, value: T): T => {
    z.parse(method.output, value);
    return value;
  };
  return {
    ...client,
    call: async (method, input, options) => check(method, await client.call(method, input, options)),
    run: async (method, input, options) => check(method, await client.run(method, input, options)),
  };
}

/** Imports a CSV text as a file of that name, its columns guessed and its times those of a place. */
export async function importCsv(service: TestService, name: string, content: string, timeZone = 'Asia/Shanghai') {
  const file = service.path(name);
  writeFileSync(file, content);
  return service.client.run(importContract.methods.run, {
    file, options: detectedOptions, columns: [], guessRest: true, timeZone, dayOrder: null, grouping: null, batchName: null,
    purpose: 'test', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
}
