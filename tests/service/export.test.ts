import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import { exportContract, type ExportOptions } from '#shared/contracts/export.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { sampleContract } from '#shared/contracts/sample.ts';
import { searchContract } from '#shared/contracts/search.ts';
import type { Client } from '#shared/rpc/client.ts';
import type { ExportManifest } from '#service/features/export/manifest.ts';
import { difficultTexts, fillDifficultProject, importFile, readJsonLines } from './export-fixture.ts';
import { startWithProject, type TestService } from './harness.ts';

const { methods } = exportContract;
let open: TestService[] = [];
afterEach(async () => {
  for (const test of open) await test.close();
  open = [];
});

async function project(): Promise<TestService & { project: string }> {
  const test = await startWithProject();
  open.push(test);
  return test;
}

const run = (client: Client, path: string, format: string, options: ExportOptions = {}, filter = '', overwrite = false) =>
  client.run(methods.run, { path, format, filter, options, overwrite });
const manifestOf = (path: string): ExportManifest => JSON.parse(readFileSync(`${path}.manifest.json`, 'utf8'));

describe('export', () => {
  it('writes every text and span as it is, with a manifest that proves it', async () => {
    const test = await project();
    await fillDifficultProject(test.client, test.path('in.jsonl'));
    const path = test.path('out.jsonl');
    const result = await run(test.client, path, 'jsonl');
    const records = readJsonLines(path);

    expect(records.map(({ text }) => text)).toEqual(difficultTexts);
    expect(Object.keys(records[0] ?? {})).toEqual([
      'id', 'guid', 'conversation', 'batch', 'channel', 'brand', 'participant', 'role', 'sentAt', 'text', 'language', 'rating', 'attributes',
      'sentiment', 'tags', 'themes', 'codings', 'memos',
    ]);
    for (const { text, codings } of records) {
      expect(codings).toHaveLength(3);
      for (const { start, end, quote } of codings) {
        if (start !== null && end !== null) expect(sliceCodePoints(text, start, end)).toBe(quote);
        else expect(quote).toBeNull();
      }
    }
    expect(records[0]?.codings[0]?.path).toBe(String.raw`Fees\/charges/告知不足`);

    const manifest = manifestOf(path);
    const { audit } = await test.client.call(projectContract.methods.info, {});
    expect(manifest).toMatchObject({
      format: 'jsonl',
      masking: 'off',
      filter: '',
      coders: ['Lin'],
      counts: { messages: difficultTexts.length, conversations: 5, codings: 3 * difficultTexts.length, memos: 0, rows: difficultTexts.length },
      spans: { checked: 2 * difficultTexts.length, matching: 2 * difficultTexts.length, wholeMessage: difficultTexts.length, broken: [] },
      file: { name: 'out.jsonl', bytes: statSync(path).size, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') },
    });
    expect(result).toMatchObject({ sha256: manifest.file.sha256, bytes: manifest.file.bytes, manifestPath: `${path}.manifest.json` });
    // The export itself is logged after the head that the manifest names.
    expect(audit.seq).toBe((manifest.audit?.seq ?? 0) + 1);
  });

  it.each([
    ['jsonl', {}],
    ['csv', { raw: true }],
    ['csv', { raw: true, byteOrderMark: false }],
    ['xlsx', {}],
  ] as const)('%s %o imports again as the same messages', async (format, options) => {
    const first = await project();
    await fillDifficultProject(first.client, first.path('in.jsonl'));
    const path = first.path(`out.${format}`);
    await run(first.client, path, format, { ...options });
    await run(first.client, first.path('first.jsonl'), 'jsonl');

    const second = await project();
    const imported = await importFile(second.client, path);
    expect(imported).toMatchObject({ imported: difficultTexts.length, rejected: 0 });
    await run(second.client, second.path('second.jsonl'), 'jsonl');

    const before = readJsonLines(first.path('first.jsonl'));
    const after = readJsonLines(second.path('second.jsonl'));
    const facts = ({ id, text, conversation, participant, role, sentAt, channel, rating }: (typeof before)[number]) => ({ id, text, conversation, participant, role, sentAt, channel, rating });
    expect(after.map(facts)).toEqual(before.map(facts));
    // The codings of the first project hold for the texts of the second.
    for (const [index, { codings }] of before.entries()) {
      for (const { start, end, quote } of codings) {
        if (start !== null && end !== null) expect(sliceCodePoints(after[index]?.text ?? '', start, end)).toBe(quote);
      }
    }
  });

  it('names the conversation of a message that stands alone by its own id, as search does', async () => {
    const test = await project();
    const rows = ['M1,fee one,', 'M2,fee two,C1', 'M3,fee three,C1', ',fee four without an id,'].map((row) => `${row},,,,,\n`);
    writeFileSync(test.path('in.csv'), `id,text,conversation,participant,role,sentAt,channel,rating\n${rows.join('')}`);
    await importFile(test.client, test.path('in.csv'));
    await run(test.client, test.path('out.jsonl'), 'jsonl');
    const records = readJsonLines(test.path('out.jsonl'));
    expect(records.map(({ id, conversation }) => [id, conversation])).toEqual([['M1', 'M1'], ['M2', 'C1'], ['M3', 'C1'], [records[3]?.guid, records[3]?.guid]]);
    expect(manifestOf(test.path('out.jsonl')).counts).toMatchObject({ messages: 4, conversations: 3 });
    const { hits } = await test.client.call(searchContract.methods.run, { query: 'fee', limit: 10 });
    expect(new Map(hits.map(({ message, conversation }) => [message, conversation]))).toEqual(new Map(records.map(({ id, conversation }) => [id, conversation])));
  });

  it('neutralises what a spreadsheet would run and says so', async () => {
    const test = await project();
    await fillDifficultProject(test.client, test.path('in.jsonl'));
    await run(test.client, test.path('out.csv'), 'csv');
    const csv = readFileSync(test.path('out.csv'), 'utf8');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""click"")"`);
    expect(csv).toContain("'＝full width");
    const manifest = manifestOf(test.path('out.csv'));
    expect(manifest.neutralised.cells).toBe(5);
    expect(manifest.neutralised.rule).not.toBeNull();
  });

  it('exports what a filter finds and previews the same', async () => {
    const test = await project();
    await test.client.run(sampleContract.methods.fill, { language: 'zh' });
    const filter = '"管理费"';
    const preview = await test.client.call(methods.preview, { format: 'csv', filter, options: {} });
    const result = await run(test.client, test.path('fees.jsonl'), 'jsonl', {}, filter);
    expect(result.messages).toBe(preview.counts.messages);
    expect(result.codings).toBe(preview.counts.codings);
    expect(preview.brokenCodings).toBe(0);
    const records = readJsonLines(test.path('fees.jsonl'));
    expect(records.length).toBeGreaterThan(50);
    expect(records.every(({ text }) => /管理[费費]/.test(text))).toBe(true);
    if (preview.preview.kind !== 'cells') throw new Error('a table was expected');
    expect(preview.preview.rows).toHaveLength(20);
    expect(preview.preview.header).toContain('attr:产品');
    expect(manifestOf(test.path('fees.jsonl'))).toMatchObject({ filter, coders: expect.arrayContaining(['林']) });
  });

  it('leaves an existing file alone unless told otherwise', async () => {
    const test = await project();
    await fillDifficultProject(test.client, test.path('in.jsonl'));
    const path = test.path('out.csv');
    writeFileSync(path, 'mine');
    await expect(run(test.client, path, 'csv')).rejects.toMatchObject({ code: 'conflict', params: { reason: 'file-exists' } });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await run(test.client, path, 'csv', {}, '', true);
    expect(readFileSync(path, 'utf8')).not.toBe('mine');
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const test = await project();
    await test.client.run(sampleContract.methods.fill, { language: 'en' });
    const before = readdirSync(test.folder);
    const stop = new AbortController();
    const running = test.client.run(
      methods.run,
      { path: test.path('out.xlsx'), format: 'xlsx', filter: '', options: {}, overwrite: false },
      { signal: stop.signal },
    );
    stop.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    // The job ends by itself within its grace time; only then is the folder final.
    await expect.poll(() => readdirSync(test.folder).filter((name) => !before.includes(name)), { timeout: 10_000 }).toEqual([]);
  });

  it.each([
    [{ format: 'csv', options: { colour: true } }, { code: 'invalid-input', params: { reason: 'export-option', option: 'colour' } }],
    [{ format: 'tape', options: {} }, { code: 'unsupported-format', params: { reason: 'export-format' } }],
  ])('refuses %o', async ({ format, options }, error) => {
    const test = await project();
    await expect(run(test.client, test.path('out.x'), format, options as ExportOptions)).rejects.toMatchObject(error);
    expect(existsSync(test.path('out.x'))).toBe(false);
  });

  it('says when the folder is not there', async () => {
    const test = await project();
    await expect(run(test.client, test.path('nowhere/out.csv'), 'csv')).rejects.toMatchObject({ code: 'io', params: { reason: 'no-such-folder' } });
  });
});
