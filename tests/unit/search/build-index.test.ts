import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migration } from '#service/db/migrations/0020-search.ts';
import { buildIndex, evaluateText, firstPage, forgetMessages, indexSize, indexedUpTo, inspectIndex, messageSource, verifyIndex, warmSegments } from '#service/search/index.ts';
import type { BuildOptions } from '#service/search/index.ts';
import { addTexts, openFixture, textNode } from './search-fixture.ts';

const limits = { messages: 8, addresses: 10_000, longestText: 1000 };
const texts = Array.from({ length: 50 }, (_, index) => `第${index + 1}条 手续费 fee ${index % 2 === 0 ? '赎回' : 'redeem'} x${index}`);

function search(fixture: ReturnType<typeof openFixture>, text: string): number[] {
  return [...evaluateText(fixture.db, textNode(text), { source: fixture.source })];
}

const even = texts.flatMap((_, index) => (index % 2 === 0 ? [index + 1] : []));
const all = texts.map((_, index) => index + 1);

describe('an interrupted build', () => {
  it.each(Array.from({ length: 14 }, (_, turn) => turn))('that fails in write turn %i leaves a usable index and is finished by the next', (failing) => {
    const fixture = openFixture(texts);
    let turn = 0;
    const withWriteTurn: BuildOptions['withWriteTurn'] = (write) => {
      const number = turn;
      turn += 1;
      return fixture.db.transaction(() => {
        const result = write(fixture.db);
        if (number === failing) throw new Error('power cut');
        return result;
      })();
    };
    expect(() => buildIndex(fixture.db, fixture.source, { limits, withWriteTurn })).toThrow('power cut');
    expect(search(fixture, '赎回')).toEqual(even);
    expect(verifyIndex(fixture.db, fixture.source)).toEqual([]);
    buildIndex(fixture.db, fixture.source, { limits });
    expect(indexedUpTo(fixture.db)).toBe(texts.length);
    expect(inspectIndex(fixture.db, fixture.source, { thorough: true })).toMatchObject({ notIndexed: 0, faults: [] });
    expect(search(fixture, '赎回')).toEqual(even);
    expect(fixture.db.prepare('SELECT count(*) FROM search_segment WHERE complete = 0').pluck().get()).toBe(0);
    expect(fixture.db.prepare('SELECT count(*) FROM search_block WHERE id / 1048576 NOT IN (SELECT id FROM search_segment)').pluck().get()).toBe(0);
  });

  it('stops when it is cancelled and keeps what is complete', () => {
    const fixture = openFixture(texts);
    let done = 0;
    const signal = {
      throwIfAborted() {
        if (done >= 16) throw new Error('cancelled');
      },
    };
    expect(() => buildIndex(fixture.db, fixture.source, { limits, signal, onProgress: (progress) => { done = progress.done; } })).toThrow('cancelled');
    expect(indexedUpTo(fixture.db)).toBe(16);
    expect(search(fixture, 'fee')).toEqual(all);
  });
});

describe('progress', () => {
  it('rises to the number of messages to do, each counted once', () => {
    const fixture = openFixture(texts);
    const seen: { done: number; total: number }[] = [];
    const result = buildIndex(fixture.db, fixture.source, { limits, onProgress: (progress) => seen.push(progress) });
    expect(result).toMatchObject({ messages: 50, segments: 7 });
    expect(seen.at(-1)).toEqual({ done: 50, total: 50 });
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((left, right) => left - right));
    expect(buildIndex(fixture.db, fixture.source, { limits })).toEqual({ messages: 0, segments: 0, bytes: 0 });
  });
});

describe('messages that are not in the index', () => {
  it('are found all the same: not indexed yet, or too long', () => {
    const fixture = openFixture([...texts, `${'长'.repeat(2000)} 赎回`, '']);
    buildIndex(fixture.db, fixture.source, { limits, to: 20 });
    expect(search(fixture, '赎回')).toEqual([...even, 51]);
    buildIndex(fixture.db, fixture.source, { limits });
    addTexts(fixture.db, ['再赎回']);
    expect(search(fixture, '赎回')).toEqual([...even, 51, 53]);
    expect([...firstPage(fixture.db, textNode('赎回'), { limit: 3, order: 'newest' }, { source: fixture.source }).ids]).toEqual([53, 51, 49]);
  });

  it('may have left gaps in the ids', () => {
    const fixture = openFixture(texts);
    fixture.db.exec('DELETE FROM message WHERE id BETWEEN 5 AND 30 OR id IN (1, 50)');
    buildIndex(fixture.db, fixture.source, { limits });
    expect(search(fixture, '赎回')).toEqual(even.filter((id) => id > 30 || (id < 5 && id !== 1)));
    expect(inspectIndex(fixture.db, fixture.source, { thorough: true }).faults).toEqual([]);
  });
});

describe('forgetting', () => {
  it('leaves no trace of an erased text and rebuilds only what held it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-search-'));
    try {
      const file = join(folder, 'plain.db');
      const db = new Database(file);
      db.pragma('secure_delete = ON');
      migration.up(db);
      db.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
      addTexts(db, texts.with(20, 'the needle Xylophonist is private'));
      const source = messageSource(db);
      buildIndex(db, source, { limits });
      const before = indexSize(db).segments;
      expect([...evaluateText(db, textNode('xylophonist'), { source })]).toEqual([21]);
      expect(readFileSync(file).includes('xylophonist')).toBe(true);
      db.transaction(() => {
        db.exec("UPDATE message SET text = '' WHERE id = 21");
        forgetMessages(db, [21]);
      })();
      expect(indexSize(db).segments).toBe(before - 1);
      expect([...evaluateText(db, textNode('fee'), { source })]).toEqual(all.filter((id) => id !== 21));
      const rebuilt = buildIndex(db, source, { limits });
      expect(rebuilt).toMatchObject({ messages: 8 });
      expect([...evaluateText(db, textNode('fee'), { source })]).toEqual(all.filter((id) => id !== 21));
      expect([...evaluateText(db, textNode('xylophonist'), { source })]).toEqual([]);
      db.close();
      expect(readFileSync(file).includes('xylophonist')).toBe(false);
      expect(readFileSync(file).includes('Xylophonist')).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('verification', () => {
  it.each([
    ['a block is missing', 'DELETE FROM search_block WHERE id = (SELECT max(id) FROM search_block)', 'block-count'],
    ['a block is cut off', 'UPDATE search_block SET data = substr(data, 1, length(data) / 2)', 'unreadable-segment'],
    ['the lengths are damaged', "UPDATE search_segment SET lengths = x'01'", 'unreadable-segment'],
    ['the words are damaged', "UPDATE search_segment SET words = words || 'more' || char(10)", 'unreadable-segment'],
    ['a range overlaps', 'UPDATE search_segment SET first_message = first_message - 1 WHERE first_message > 1', 'overlapping-segments'],
  ])('notices that %s', (_, damage, code) => {
    const { db, source } = openFixture(texts);
    buildIndex(db, source, { limits });
    expect(verifyIndex(db, source)).toEqual([]);
    db.exec(damage);
    expect(verifyIndex(db, source).map((fault) => fault.split(':')[0])).toContain(code);
  });

  it('notices on request that the index is not that of the texts', () => {
    const { db, source } = openFixture(texts);
    buildIndex(db, source, { limits });
    db.exec("UPDATE message SET text = replace(text, '赎回', '申购') WHERE id = 3");
    expect(verifyIndex(db, source)).toEqual([]);
    expect(inspectIndex(db, source, { thorough: true }).faults).toMatchObject([{ code: 'differs-from-text' }]);
  });

  it('takes a damaged index for what it is when searching', () => {
    const { db, source } = openFixture(texts);
    buildIndex(db, source, { limits });
    db.exec('DELETE FROM search_block');
    expect(() => evaluateText(db, textNode('手续'), { source })).toThrow('db-corrupt');
  });
});

describe('opening ahead', () => {
  it('takes a step per segment and changes no result', () => {
    const fixture = openFixture(texts);
    buildIndex(fixture.db, fixture.source, { limits });
    expect([...warmSegments(fixture.db)]).toHaveLength(7);
    expect(search(fixture, '赎回')).toEqual(even);
    expect(search(fixture, 'ee')).toEqual(all);
  });
});

describe('readers beside a builder', () => {
  it('see every message at every moment, from another connection to an encrypted file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-search-'));
    const open = () => {
      const db = new Database(join(folder, 'project.verbatim'));
      for (const pragma of ["cipher = 'aegis'", "key = 'secret'", 'journal_mode = WAL']) db.pragma(pragma);
      return db;
    };
    try {
      const writer = open();
      migration.up(writer);
      writer.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
      addTexts(writer, texts);
      const reader = open();
      const readerSource = messageSource(reader);
      const expectWhole = () => expect([...evaluateText(reader, textNode('赎回'), { source: readerSource, to: 50 })]).toEqual(even);
      for (const to of [3, 4, 5, 30, 50]) {
        buildIndex(writer, messageSource(writer), {
          limits,
          to,
          withWriteTurn: (write) => {
            const result = writer.transaction(() => write(writer))();
            expectWhole();
            return result;
          },
        });
      }
      expect(indexedUpTo(reader)).toBe(50);
      reader.close();
      writer.close();
      expect(readFileSync(join(folder, 'project.verbatim')).includes('redeem')).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
