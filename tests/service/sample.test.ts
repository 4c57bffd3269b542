import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { projectContract } from '#shared/contracts/project.ts';
import { sampleContract } from '#shared/contracts/sample.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { sampleCsv } from '#service/features/sample/csv.ts';
import { startWithProject, type TestService } from './harness.ts';

let test: TestService | undefined;
afterEach(async () => {
  await test?.close();
  test = undefined;
});

describe('the sample project', () => {
  it.each(['zh', 'en'] as const)('fills a new project in %s that verifies whole', async (language) => {
    test = await startWithProject();
    const done: number[] = [];
    const filled = await test.client.run(sampleContract.methods.fill, { language }, { onProgress: (progress) => done.push(progress.done) });
    expect(filled.messages).toBeGreaterThan(2700);
    expect(filled.codes).toBeGreaterThanOrEqual(20);
    expect(filled.codings).toBeGreaterThanOrEqual(36);
    expect(done.at(-1)).toBe(filled.messages);

    const report = await test.client.run(projectContract.methods.verify, {});
    expect(report.problems).toEqual([]);
    expect(report.spans).toBeGreaterThan(30);
    const info = await test.client.call(projectContract.methods.info, {});
    expect(info).toMatchObject({ messages: filled.messages, batches: 6, codes: filled.codes, codings: filled.codings, memos: filled.memos });
    expect(info.indexed.done).toBe(info.indexed.total);
  });

  it('leaves a project that holds something alone', async () => {
    test = await startWithProject();
    await test.client.run(sampleContract.methods.fill, { language: 'en' });
    await expect(test.client.run(sampleContract.methods.fill, { language: 'en' })).rejects.toMatchObject({
      code: 'conflict',
      params: { reason: 'project-not-empty' },
    });
  });

  it('is there in full after a restart, encrypted', async () => {
    const started = await startWithProject('correct horse battery staple');
    test = started;
    const filled = await started.client.run(sampleContract.methods.fill, { language: 'zh' });
    await started.restart();
    await started.client.call(projectContract.methods.open, { path: started.project, passphrase: 'correct horse battery staple' });
    const info = await started.client.call(projectContract.methods.info, {});
    expect(info).toMatchObject({ encrypted: true, messages: filled.messages, codings: filled.codings });
  });

  it.each(['zh', 'en'] as const)('imports as CSV in %s with every column guessed', async (language) => {
    test = await startWithProject();
    const file = test.path('sample.csv');
    writeFileSync(file, sampleCsv({ language }));
    const result = await test.client.run(importContract.methods.run, {
      file,
      options: detectedOptions,
      columns: [],
      guessRest: true,
      timeZone: 'Asia/Shanghai',
      dayOrder: null,
      grouping: null,
      batchName: null,
      purpose: 'test',
      legalBasis: 'test',
      source: 'test',
      retainUntil: null,
      saveProfile: null,
    });
    expect(result).toMatchObject({ rejected: 0, duplicates: 0 });
    expect(result.imported).toBeGreaterThan(2800);
    expect(result.conversations).toBeGreaterThan(250);
  });
});
