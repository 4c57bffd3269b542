import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/base/errors.ts';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { memoContract } from '#shared/contracts/memo.ts';
import { tagContract } from '#shared/contracts/tag.ts';
import { firstBrokenAudit } from '#service/db/audit.ts';
import { handlers as codebook } from '#service/features/codebook/commands.ts';
import { handlers as coding } from '#service/features/coding/commands.ts';
import { handlers as history } from '#service/features/history/commands.ts';
import { handlers as memo } from '#service/features/memo/commands.ts';
import { handlers as tag } from '#service/features/tag/commands.ts';
import { projectInMemory, type ProjectInMemory } from './project-in-memory.ts';

const texts = ['管理费上调，没有通知', '𠮷野家 👩‍👩‍👧 cafe\u0301\r\n第二行', 'The fee went up without notice'];
const { methods: codes } = codebookContract;
const { methods: codings } = codingContract;

const id = fc.integer({ min: 1, max: 6 });
const message = fc.integer({ min: 1, max: texts.length });
const span = fc.option(fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 6 })).map(([start, length]) => ({ start, end: start + length })), { nil: null });

type Step = (project: ProjectInMemory) => unknown;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.string({ minLength: 1, maxLength: 5 }), fc.option(id, { nil: null })).map(([name, parent]): Step => (p) => p.run(codebook, codes.create, { name, parent })),
  fc.tuple(id, fc.string({ minLength: 1 }), fc.nat(7)).map(([code, name, color]): Step => (p) => p.run(codebook, codes.update, { code, name, color })),
  fc.tuple(id, fc.option(id, { nil: null }), fc.option(id, { nil: null })).map(([code, parent, before]): Step => (p) => p.run(codebook, codes.move, { code, parent, before })),
  fc.tuple(id, id).map(([from, into]): Step => (p) => p.run(codebook, codes.merge, { from, into })),
  fc.tuple(id, fc.boolean()).map(([code, retired]): Step => (p) => p.run(codebook, codes.retire, { code, retired })),
  id.map((code): Step => (p) => p.run(codebook, codes.remove, { code })),
  fc.tuple(message, id, span).map(([at, code, where]): Step => (p) => p.run(coding, codings.add, { message: at, code, span: where })),
  fc.tuple(message, span).map(([at, where]): Step => (p) => p.run(coding, codings.addWithNewCode, { message: at, span: where, name: 'in vivo', parent: null, origin: 'in-vivo' })),
  id.map((coded): Step => (p) => p.run(coding, codings.remove, { codings: [coded] })),
  fc.tuple(id, fc.nat(5)).map(([coded, start]): Step => (p) => p.run(coding, codings.resize, { coding: coded, span: { start, end: start + 2 } })),
  id.map((code): Step => (p) => p.run(coding, codings.addToMessages, { selection: { messages: [1, 2, 3] }, code })),
  id.map((code): Step => (p) => p.run(coding, codings.removeFromMessages, { selection: { messages: [1, 3] }, code })),
  fc.tuple(fc.constantFrom('message', 'code', 'coding', 'project'), id).map(([kind, target]): Step => (p) => p.run(memo, memoContract.methods.add, { target: { kind, id: target }, text: 'note' })),
  fc.constantFrom('urgent', 'later').map((name): Step => (p) => p.run(tag, tagContract.methods.apply, { selection: { messages: [1, 2] }, name })),
  id.map((tagged): Step => (p) => p.run(tag, tagContract.methods.remove, { tag: tagged })),
);

/** Runs a step; one that is refused changes nothing, which is part of what is tested. */
function attempt(project: ProjectInMemory, run: Step): boolean {
  const before = project.state();
  try {
    run(project);
    return project.state() !== before;
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(project.state()).toBe(before);
    return false;
  }
}

describe('undo and redo', () => {
  test('any commands taken back one by one give each earlier state, and redo gives each later one', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const project = projectInMemory(texts);
        const states = [project.state()];
        for (const run of steps) if (attempt(project, run)) states.push(project.state());
        // A command that changed rows without a change of state cannot be told apart here; the log says how many there were.
        const logged = project.db.prepare('SELECT count(*) FROM command').pluck().get() as number;
        for (let n = 0; n < logged; n++) project.run(history, historyContract.methods.undo, {});
        expect(project.state()).toBe(states[0]);
        for (let n = 0; n < logged; n++) project.run(history, historyContract.methods.redo, {});
        expect(project.state()).toBe(states.at(-1));
        expect(firstBrokenAudit(project.db, project.context.key)).toBeUndefined();
        project.db.close();
      }),
      { numRuns: 60 },
    );
  });

  test('a new command after an undo ends the way to redo', () => {
    const project = projectInMemory(texts);
    project.run(codebook, codes.create, { name: 'a', parent: null });
    project.run(history, historyContract.methods.undo, {});
    project.run(codebook, codes.create, { name: 'b', parent: null });
    expect(() => project.run(history, historyContract.methods.redo, {})).toThrow('nothing-to-redo');
    project.run(history, historyContract.methods.undo, {});
    expect(() => project.run(history, historyContract.methods.undo, {})).toThrow('nothing-to-undo');
  });

  test('undo to a point takes back all that came after it, or nothing', () => {
    const project = projectInMemory(texts);
    project.run(codebook, codes.create, { name: 'a', parent: null });
    const state = project.state();
    project.run(codebook, codes.create, { name: 'b', parent: null });
    project.run(coding, codings.add, { message: 1, code: 1, span: null });
    expect(project.run(history, historyContract.methods.undoTo, { command: 1 })).toEqual({ undone: 2 });
    expect(project.state()).toBe(state);
  });

  test('undo refuses when a row is no longer what the command left', () => {
    const project = projectInMemory(texts);
    project.run(codebook, codes.create, { name: 'a', parent: null });
    project.db.prepare("UPDATE code SET name = 'changed elsewhere'").run();
    expect(() => project.run(history, historyContract.methods.undo, {})).toThrow('changed-since');
  });
});

describe('merging codes', () => {
  test('no coding is lost; what stood twice becomes one; memos stay', () => {
    const project = projectInMemory(texts);
    for (const name of ['a', 'b']) project.run(codebook, codes.create, { name, parent: null });
    project.run(coding, codings.add, { message: 1, code: 1, span: { start: 0, end: 3 } });
    project.run(coding, codings.add, { message: 1, code: 2, span: { start: 0, end: 3 } });
    project.run(coding, codings.add, { message: 2, code: 1, span: null });
    project.run(memo, memoContract.methods.add, { target: { kind: 'coding', id: 1 }, text: 'why' });
    expect(project.run(codebook, codes.merge, { from: 1, into: 2 })).toEqual({ codings: 2, joined: 1 });
    expect(project.db.prepare('SELECT message_id, code_id FROM coding ORDER BY id').raw().all()).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(project.db.prepare('SELECT target_kind, target_id FROM memo').raw().all()).toEqual([['code', 2]]);
  });

  test('a code cannot be merged into one below it', () => {
    const project = projectInMemory(texts);
    project.run(codebook, codes.create, { name: 'a', parent: null });
    project.run(codebook, codes.create, { name: 'b', parent: 1 });
    expect(() => project.run(codebook, codes.merge, { from: 1, into: 2 })).toThrow('code-cycle');
    expect(() => project.run(codebook, codes.move, { code: 1, parent: 2, before: null })).toThrow('code-cycle');
  });
});

describe('spans', () => {
  test.each([
    [2, 0, 3, '𠮷野家'],
    [2, 4, 9, '👩‍👩‍👧'],
    [2, 13, 17, 'e\u0301\r\n'],
  ])('message %i [%i, %i) is stored with its quote', (at, start, end, quote) => {
    const project = projectInMemory(texts);
    project.run(codebook, codes.create, { name: 'a', parent: null });
    project.run(coding, codings.add, { message: at, code: 1, span: { start, end } });
    expect(project.db.prepare('SELECT quote FROM coding').pluck().get()).toBe(quote);
  });

  test.each([
    [-1, 2],
    [2, 2],
    [0, 11],
    [10, 12],
  ])('[%i, %i) outside a text of ten code points is refused', (start, end) => {
    const project = projectInMemory(texts);
    project.run(codebook, codes.create, { name: 'a', parent: null });
    expect(() => project.run(coding, codings.add, { message: 1, code: 1, span: { start, end } })).toThrow('span-outside-text');
  });
});

test('the audit chain shows a changed, a removed and a reordered entry, and holds no text', () => {
  const project = projectInMemory(texts);
  for (const name of ['费率变动', '告知不足', 'c']) project.run(codebook, codes.create, { name, parent: null });
  const { db } = project;
  const { key } = project.context;
  expect(firstBrokenAudit(db, key)).toBeUndefined();
  expect(JSON.stringify(db.prepare('SELECT * FROM audit').all())).not.toContain('费率变动');
  const tampered = [
    "UPDATE audit SET at = at + 1 WHERE seq = 2",
    "UPDATE audit SET action = 'project.unlock' WHERE seq = 2",
    'DELETE FROM audit WHERE seq = 2',
    'UPDATE audit SET seq = CASE seq WHEN 2 THEN -3 ELSE seq END; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = -3',
  ];
  for (const sql of tampered) {
    db.exec(`SAVEPOINT tamper; ${sql}`);
    expect(firstBrokenAudit(db, key)).toBe(2);
    db.exec('ROLLBACK TO tamper; RELEASE tamper');
  }
});
