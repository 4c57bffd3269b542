import { describe, expect, it } from 'vitest';
import { nextSelection } from '#renderer/base/row-selection.ts';
import { flattenTree, type TreeNode } from '#renderer/base/tree-model.ts';
import { fractionOf, timeLeft } from '#renderer/features/jobs/job-progress.ts';
import { firstLayout, parseLayout } from '#renderer/workbench/layout/layout-store.ts';
import { soundTabs } from '#renderer/workbench/editor-area/saved-tabs.ts';
import { parseTabParams } from '#renderer/workbench/editor-area/tab-params.ts';

describe('a saved layout', () => {
  it.each([null, '', '{', '[]x', '7', 'null'])('that is damaged (%s) is none', (text) => {
    expect(parseLayout(text)).toBeUndefined();
  });
  it('falls back value by value, and clamps sizes', () => {
    const layout = parseLayout(JSON.stringify({ sideBarWidth: 9000, panelVisible: true, panel: 7, inspectorWidth: 'wide' }));
    expect(layout).toEqual({ ...firstLayout, sideBarWidth: 436, panelVisible: true });
  });
});

describe('saved tabs', () => {
  const tab = (type: string) => ({ id: type, params: { input: { type, id: '1' }, preview: false, pinned: false } });
  const saved = JSON.stringify({
    grid: {
      root: {
        type: 'branch',
        data: [
          { type: 'leaf', data: { id: '1', views: ['a', 'gone'], activeView: 'gone' } },
          { type: 'leaf', data: { id: '2', views: ['gone2'], activeView: 'gone2' } },
        ],
      },
      width: 100,
      height: 100,
      orientation: 'HORIZONTAL',
    },
    panels: { a: tab('messages'), gone: tab('themes'), gone2: tab('themes') },
  });
  it('lose the tabs that can no longer be shown, and the groups they leave empty', () => {
    const sound = soundTabs(saved, (type) => type === 'messages');
    expect(Object.keys(sound?.panels ?? {})).toEqual(['a']);
    expect(JSON.stringify(sound?.grid.root)).not.toContain('gone');
    expect(JSON.stringify(sound?.grid.root)).toContain('"activeView":"a"');
  });
  it('are none when nothing is left or nothing sound was saved', () => {
    expect(soundTabs(saved, () => false)).toBeUndefined();
    expect(soundTabs('{"panels":3}', () => true)).toBeUndefined();
    expect(soundTabs(null, () => true)).toBeUndefined();
  });
  it('keep their own params', () => {
    expect(parseTabParams({ input: { type: 'code', id: '4', params: { row: 2 } }, preview: true, title: 'Fees' })).toEqual({
      input: { type: 'code', id: '4', params: { row: 2 } },
      preview: true,
      pinned: false,
      revision: 0,
      title: 'Fees',
    });
    expect(parseTabParams({ input: { type: 4 } })).toBeUndefined();
  });
});

describe('trees and lists', () => {
  const nodes: readonly TreeNode<number>[] = [
    { id: 'a', text: 'a', value: 1, children: [{ id: 'b', text: 'b', value: 2 }, { id: 'c', text: 'c', value: 3, children: [{ id: 'd', text: 'd', value: 4 }] }] },
    { id: 'e', text: 'e', value: 5 },
  ];
  it('show open branches only, with depth and place', () => {
    expect(flattenTree(nodes, new Set()).rows.map((row) => row.id)).toEqual(['a', 'e']);
    const { rows, byId } = flattenTree(nodes, new Set(['a']));
    expect(rows.map((row) => `${row.depth}${row.id}${row.position}/${row.setSize}`)).toEqual(['0a1/2', '1b1/2', '1c2/2', '0e2/2']);
    expect(rows.map((row) => row.expanded)).toEqual([true, undefined, false, undefined]);
    expect(byId.get('d')?.parent).toBe('c');
  });
  it('select as people expect', () => {
    const ids = ['a', 'b', 'c', 'd'];
    expect([...nextSelection(ids, new Set(['a']), 'a', 'c', 'replace')]).toEqual(['c']);
    expect([...nextSelection(ids, new Set(['a']), 'a', 'c', 'toggle')]).toEqual(['a', 'c']);
    expect([...nextSelection(ids, new Set(['c']), 'c', 'a', 'extend')]).toEqual(['a', 'b', 'c']);
    expect([...nextSelection(ids, new Set(['c']), 'c', 'c', 'toggle')]).toEqual([]);
  });
});

describe('progress of a job', () => {
  it.each([
    [{ done: 1, total: 4 }, 0.25],
    [{ done: 5, total: 4 }, 1],
    [{ done: 1, total: 0 }, undefined],
    [{ fraction: 0.5 }, 0.5],
    [{ step: 'read' }, undefined],
    [null, undefined],
    ['x', undefined],
  ])('%j is %s', (progress, fraction) => {
    expect(fractionOf(progress)).toBe(fraction);
  });
  it("believes the job's own time left, else works it out, but not in the first second", () => {
    expect(timeLeft({ done: 1, total: 4, secondsLeft: 9 }, 0, 500)).toBe(9000);
    expect(timeLeft({ done: 1, total: 4 }, 0, 2000)).toBe(6000);
    expect(timeLeft({ done: 1, total: 4 }, 0, 500)).toBeUndefined();
    expect(timeLeft({ done: 0, total: 4 }, 0, 5000)).toBeUndefined();
  });
});
