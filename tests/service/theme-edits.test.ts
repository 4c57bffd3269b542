import { writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAppError } from '#shared/base/errors.ts';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { themeContract, type Theme } from '#shared/contracts/theme.ts';
import { plantedTexts } from '../unit/nlp/cluster/cluster-fixture.ts';
import { startWithProject, type TestService } from './harness.ts';

const theme = themeContract.methods;
const messageCount = 60;
/** Milliseconds on a machine that has other things to do. */
const patience = 300_000;

let service: TestService;
beforeEach(async () => {
  service = await startWithProject();
  const file = service.path('messages.jsonl');
  writeFileSync(file, plantedTexts(messageCount, 5).texts.map((text, index) => JSON.stringify({ id: `M${index}`, text })).join('\n'));
  await service.client.run(importContract.methods.run, {
    file, options: detectedOptions, columns: [], guessRest: true, timeZone: 'Asia/Shanghai', dayOrder: null, grouping: null, batchName: null,
    purpose: 'test', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
});
afterEach(() => service.close());

const cluster = (clusters: number | 'auto', seed: number, anew: boolean) => service.client.run(theme.cluster, { query: '', language: 'both', clusters, seed, anew });
const themes = async (): Promise<readonly Theme[]> => (await service.client.call(theme.overview, {})).current?.themes ?? [];
/** The theme of each message, null for none. */
const places = async (): Promise<readonly (number | null)[]> =>
  Promise.all(Array.from({ length: messageCount }, async (_, index) => (await service.client.call(theme.ofMessage, { message: index + 1 })).place?.theme?.id ?? null));
/** All that a person sees of themes and codes, without times. */
const seen = async (): Promise<string> =>
  JSON.stringify([await service.client.call(theme.overview, {}), await places(), (await service.client.call(codebookContract.methods.tree, {})).codes]);

const lastStep = async (): Promise<number> => (await service.client.call(historyContract.methods.list, { before: null, limit: 1 })).entries[0]?.id ?? 0;
const stepsSince = async (last: number): Promise<number> =>
  (await service.client.call(historyContract.methods.list, { before: null, limit: 10 })).entries.filter(({ id }) => id > last).length;

/** What a person does, in random order; the numbers choose among the themes there are. */
interface Edit {
  readonly kind: 'rename' | 'pin' | 'noise' | 'merge' | 'split' | 'move' | 'unmap' | 'group' | 'accept' | 'promote' | 'rerun';
  readonly first: number;
  readonly second: number;
}
const editOf: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('rename', 'pin', 'noise', 'merge', 'split', 'move', 'unmap', 'group', 'accept', 'promote', 'rerun'),
  first: fc.nat({ max: 1000 }),
  second: fc.nat({ max: 1000 }),
});

/** What the person has made so far, and must find again. */
interface Made {
  readonly edited: Set<number>;
  /** Where messages were put; null is into no theme. */
  readonly moved: Map<number, number | null>;
}

async function perform({ kind, first, second }: Edit, made: Made): Promise<void> {
  const { client } = service;
  const all = await themes();
  const one = all[first % all.length];
  const other = all[second % all.length];
  if (one === undefined || other === undefined) throw new Error('there are no themes');
  const messages = [1 + (first % messageCount), 1 + (second % messageCount)];
  switch (kind) {
    case 'rename':
      await client.call(theme.rename, { theme: one.id, name: `Named ${first}` });
      break;
    case 'pin':
      await client.call(theme.pin, { themes: [one.id], pinned: true });
      break;
    case 'noise':
      await client.call(theme.noise, { themes: [one.id], noise: true });
      break;
    case 'accept':
      await client.call(theme.accept, { themes: [one.id] });
      return;
    case 'promote': {
      await client.run(theme.promote, { themes: [{ theme: one.id, definition: '' }], dryRun: false });
      return;
    }
    case 'merge':
      await client.call(theme.merge, { from: [other.id], into: one.id });
      made.edited.delete(other.id);
      for (const [message, place] of made.moved) if (place === other.id) made.moved.set(message, one.id);
      break;
    case 'split': {
      const { themes: parts } = await client.run(theme.split, { theme: one.id, parts: 2, seed: second, dryRun: false });
      for (const part of parts) made.edited.add(part);
      return;
    }
    case 'move':
      if (await move(messages, one.id, made)) break;
      return;
    case 'unmap':
      await move(messages, null, made);
      return;
    case 'group': {
      await client.call(theme.place, { themes: [one.id], parent: other.id, before: null });
      break;
    }
    case 'rerun':
      await rerun(second, made);
      return;
  }
  made.edited.add(one.id);
}

/** Moves messages; those that are there already are left as they are. Returns whether any moved. */
async function move(messages: readonly number[], to: number | null, { moved }: Made): Promise<boolean> {
  const before = await places();
  const away = new Set(messages.filter((message) => before[message - 1] !== to));
  const result = await service.client.call(theme.move, { selection: { messages: [...new Set(messages)] }, theme: to });
  expect(result.moved).toBe(away.size);
  for (const message of away) moved.set(message, to);
  return away.size > 0;
}

/** Finds themes again, and sees that what the person made is still there. */
async function rerun(seed: number, { edited, moved }: Made): Promise<void> {
  const [before, placesBefore] = [new Map((await themes()).map((each) => [each.id, each])), await places()];
  await cluster(seed % 3 === 0 ? 'auto' : 3 + (seed % 5), seed, false);
  const [after, placesAfter] = [new Map((await themes()).map((each) => [each.id, each])), await places()];
  for (const id of edited) {
    const [was, is] = [before.get(id), after.get(id)];
    if (was === undefined) throw new Error(`theme ${id} was not there before`);
    expect(is).toMatchObject({ name: was.name, namedBy: was.namedBy, parent: was.parent, pinned: was.pinned, noise: was.noise, accepted: was.accepted, moved: was.moved });
    for (const [index, place] of placesBefore.entries()) if (place === id) expect([index + 1, placesAfter[index]]).toEqual([index + 1, id]);
  }
  for (const [message, place] of moved) expect([message, placesAfter[message - 1]]).toEqual([message, place]);
}

test('edits in any order outlive finding themes again, and undo takes each back exactly, redo does it again', async () => {
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(editOf, { minLength: 3, maxLength: 9 }), fc.integer({ min: 2, max: 6 }), async (edits, clusters) => {
      const states = [await seen()];
      await cluster(clusters, 1, true);
      states.push(await seen());
      const made: Made = { edited: new Set(), moved: new Map() };
      for (const edit of [...edits, { kind: 'rerun', first: 0, second: 7 } as const]) {
        const last = await lastStep();
        const refused = await perform(edit, made).then(() => false, (error: unknown) => {
          // A group cannot lie in a group, a theme be merged with itself, one of equal messages be split, none of none be promoted.
          if (isAppError(error) && ['conflict', 'invalid-input'].includes(error.code)) return true;
          throw error;
        });
        const steps = await stepsSince(last);
        if (refused) {
          expect(steps).toBe(0);
          expect(await seen()).toBe(states.at(-1));
          continue;
        }
        expect(steps).toBeLessThanOrEqual(1);
        if (steps === 0) continue;
        kinds.add(edit.kind);
        states.push(await seen());
      }
      for (const state of states.slice(0, -1).toReversed()) {
        await service.client.call(historyContract.methods.undo, {});
        expect(await seen()).toBe(state);
      }
      for (const state of states.slice(1)) {
        await service.client.call(historyContract.methods.redo, {});
        expect(await seen()).toBe(state);
      }
      for (let step = 1; step < states.length; step += 1) await service.client.call(historyContract.methods.undo, {});
      expect(await seen()).toBe(states[0]);
    }),
    { numRuns: 8, endOnFailure: true },
  );
  expect(kinds.size).toBeGreaterThan(6);
  expect(await service.client.run(projectContract.methods.verify, {})).toMatchObject({ ok: true });
}, patience);

