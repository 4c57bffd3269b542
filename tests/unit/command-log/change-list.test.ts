import { expect, test } from 'vitest';
import { createChangeList } from '#service/db/change-list.ts';

test('rows are named while they are few, each once', () => {
  const list = createChangeList();
  list.add('coding', 5);
  list.add('coding', 6);
  list.add('coding', 5);
  list.add('code', 1);
  expect(list.changes()).toEqual({ tables: ['coding', 'code'], rows: { coding: [5, 6], code: [1] } });
});

test('a table of which any row may have changed names none, whatever comes before or after', () => {
  const list = createChangeList();
  list.add('coding', 5);
  list.add('coding');
  list.add('coding', 6);
  list.add('code', 1);
  expect(list.changes()).toEqual({ tables: ['coding', 'code'], rows: { code: [1] } });
});

test('many rows are not named', () => {
  const list = createChangeList();
  for (let id = 1; id <= 200; id++) list.add('coding', id);
  expect(list.changes().rows['coding']).toHaveLength(200);
  list.add('coding', 201);
  expect(list.changes()).toEqual({ tables: ['coding'], rows: {} });
});
