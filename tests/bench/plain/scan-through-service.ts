import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '#shared/rpc/client.ts';
import { glossaryContract } from '#shared/contracts/glossary.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { jargonContract } from '#shared/contracts/jargon.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { withService } from '../with-service.ts';

/**
 * The finder as the workbench runs it: an encrypted project, the job over every message, customers and agents in turn,
 * with what it tells of itself meanwhile, and how long a cancel takes.
 */
export async function scanThroughService(messages: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
  try {
    await withService(folder, (client) => scan(client, folder, messages));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function scan(client: Client, folder: string, messages: readonly string[]): Promise<void> {
  await client.call(projectContract.methods.create, { path: join(folder, 'bench.verbatim'), passphrase: 'bench' });
  await client.call(glossaryContract.methods.addStarter, {});
  const file = join(folder, 'talk.csv');
  writeFileSync(file, `role,text\n${messages.map((text, index) => `${index % 2 === 0 ? 'customer' : 'agent'},"${text}"`).join('\n')}\n`);
  await client.run(importContract.methods.run, {
    file, options: detectedOptions, columns: [{ column: 'role', field: 'role', attribute: null }, { column: 'text', field: 'text', attribute: null }], guessRest: true,
    timeZone: null, dayOrder: null, grouping: null, batchName: null, purpose: '', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });

  let reports = 0;
  const began = performance.now();
  const processor = process.cpuUsage();
  const report = await client.run(jargonContract.methods.scan, { query: '' }, { onProgress: () => reports++ });
  const { user, system } = process.cpuUsage(processor);
  console.log(
    `${report.messages} messages scanned as a job: ${((performance.now() - began) / 1000).toFixed(2)} s by the clock, ${((user + system) / 1e6).toFixed(2)} s of processor (goal under 20 s); ` +
      `${reports} reports, ${report.terms.length} terms, ${report.words.length} of ${report.tested} words`,
  );

  const stop = new AbortController();
  let asked = 0;
  const stopped = client.run(jargonContract.methods.scan, { query: '' }, {
    signal: stop.signal,
    onProgress: ({ done }) => {
      if (done === 0 || asked > 0) return;
      asked = performance.now();
      stop.abort();
    },
  });
  await stopped.then(() => { throw new Error('the cancelled scan ended'); }, () => undefined);
  console.log(`   cancelled within ${(performance.now() - asked).toFixed(0)} ms`);
}
