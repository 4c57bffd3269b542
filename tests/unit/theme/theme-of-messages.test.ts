import { beforeEach, describe, expect, test } from 'vitest';
import type { WritableDatabase } from '#service/db/open.ts';
import { loadAssignment } from '#service/features/theme/assignment.ts';
import { emptyRun, newRun, readRun, unmapped, writeChunk, chunksOf } from '#service/features/theme/run-store.ts';
import { loadAllThemes, loadThemes } from '#service/features/theme/theme-of-messages.ts';
import { currentSet, type ThemeSetRow } from '#service/features/theme/theme-rows.ts';
import { announceTables } from '#service/threads/table-changes.ts';
import { addThemeSet } from './theme-fixture.ts';
import { addMessages, emptyProject, type FixtureMessage } from '../messages/message-fixture.ts';

const blank: FixtureMessage = {
  text: 'hello', batch: 1, conversation: null, participant: null, role: 1, channel: null, brand: null, sentAt: null, language: 2, rating: null, externalId: null,
};

let db: WritableDatabase;
/** Seven messages: 1-2 on fees, 3-4 on redemption, 5 an advert, 6 on nothing, 7 not part of the run. */
beforeEach(() => {
  db = emptyProject();
  addMessages(db, [{ id: 1, state: 1 }], Array.from({ length: 7 }, () => blank), { columns: false });
  addThemeSet(
    db,
    [
      { id: 12, name: 'Group', accepted: false },
      { id: 11, name: 'Redemption', parent: 12 },
      { id: 10, name: 'Fees' },
      { id: 13, name: 'Adverts', accepted: false, noise: true },
    ],
    [0, 3, 3, 2, 2, 4, unmapped, 0],
    [0, 255, 10, 20, 30, 40, 0, 0],
  );
});

const set = (): ThemeSetRow => {
  const found = currentSet(db);
  if (found === undefined) throw new Error('no set');
  return found;
};
const move = (message: number, theme: number | null) => {
  db.prepare('INSERT INTO theme_move (guid, set_id, message_id, theme_id, coder_id, created_at) VALUES (?, 1, ?, ?, 1, 0)').run(`m${message}`, message, theme);
  announceTables(['theme_move']);
};

describe('the themes that count', () => {
  test('only accepted ones, groups before their members, and a group that is only proposed is none', () => {
    const { themes, of } = loadThemes(db);
    expect(themes).toEqual([
      { id: 11, name: 'Redemption', parent: null, noise: false },
      { id: 10, name: 'Fees', parent: null, noise: false },
    ]);
    expect([...of]).toEqual([0, 10, 10, 11, 11, 0, 0, 0]);
  });

  test('with the proposed ones too, for finding messages', () => {
    const { themes, of } = loadAllThemes(db);
    expect(themes.map(({ id, parent, noise }) => [id, parent, noise])).toEqual([[12, null, false], [11, 12, false], [10, null, false], [13, null, true]]);
    expect([...of]).toEqual([0, 10, 10, 11, 11, 13, 0, 0]);
  });

  test('none in a project that was never clustered', () => {
    db.prepare('UPDATE theme_set SET current = 0').run();
    expect(loadThemes(db)).toEqual({ themes: [], of: new Int32Array(8) });
  });
});

describe('where a message stands', () => {
  test('a person goes before the machine, for messages outside of the run as well', () => {
    move(1, 11);
    move(2, null);
    move(7, 10);
    const { themes, moved, fits } = loadAssignment(db, set());
    expect([...themes]).toEqual([0, 11, unmapped, 11, 11, 13, unmapped, 10]);
    expect([...moved].toSorted((left, right) => left - right)).toEqual([1, 2, 7]);
    expect([...fits]).toEqual([0, 255, 10, 20, 30, 40, 0, 0]);
  });

  test('is read again when a theme takes over a cluster, and not before', () => {
    const before = loadAssignment(db, set());
    expect(loadAssignment(db, set())).toBe(before);
    db.prepare('UPDATE theme_cluster SET theme_id = 10 WHERE number = 2').run();
    announceTables(['theme_cluster']);
    expect([...loadAssignment(db, set()).themes]).toEqual([0, 10, 10, 10, 10, 13, unmapped, 0]);
  });

  test('a cluster whose theme is gone maps no message', () => {
    db.prepare('DELETE FROM theme_cluster WHERE number = 4').run();
    announceTables(['theme_cluster']);
    expect(loadAssignment(db, set()).themes[5]).toBe(unmapped);
  });
});

test('columns of a run come back over borders of chunks, and messages after the run are no part of it', () => {
  const end = 70_000;
  const columns = emptyRun(end);
  for (let id = 1; id < end; id++) {
    columns.clusters[id] = (id % 7) - 1;
    columns.fits[id] = id % 256;
  }
  const run = newRun(db, 0);
  for (const chunk of chunksOf(columns)) writeChunk(db, run, chunk, columns);
  const read = readRun(db, run, end + 10);
  expect(read.clusters.subarray(0, end)).toEqual(columns.clusters);
  expect(read.fits.subarray(0, end)).toEqual(columns.fits);
  expect([...read.clusters.subarray(end)]).toEqual(Array.from({ length: 10 }, () => 0));
  expect(newRun(db, 0)).toBe(run + 1);
});
