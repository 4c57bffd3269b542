import { codebookContract } from '#shared/contracts/codebook.ts';
import { readCodes } from '#renderer/platform/coding/use-codes.ts';
import { defineContribution, type CommandDescription, type MenuPlacement } from '#renderer/platform/contribution.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { CODE_COLOR_NAMES } from '#renderer/platform/theme/code-color.ts';
import { codeOf, positionOf, targetOf } from './code-arguments.ts';
import { codebookStore, cutCode, expandCode, selectCode } from './codebook-state.ts';
import { codeQuickOpen } from './find-codes.ts';
import { mergeCodes } from './merge-codes.ts';
import { isWithin, placeBeside, placeInside, placeNextTo, placeOutside } from './move-code.ts';
import { movePlace, theCode } from './selected-code.ts';

const category = 'codebook.category';
const inTree = 'codeTreeFocus';
const selected = 'projectOpen && codeSelected';
const methods = codebookContract.methods;
const context = (group: string, order: number): MenuPlacement => ({ menu: 'context/code', group, order });

const moves: readonly CommandDescription[] = [
  { id: 'codebook.moveUp', title: 'codebook.command.move-up', key: 'Alt+ArrowUp', place: placeUp },
  { id: 'codebook.moveDown', title: 'codebook.command.move-down', key: 'Alt+ArrowDown', place: placeDown },
  { id: 'codebook.moveInside', title: 'codebook.command.move-inside', key: 'Alt+ArrowRight', place: placeInside },
  { id: 'codebook.moveOutside', title: 'codebook.command.move-outside', key: 'Alt+ArrowLeft', place: placeOutside },
].map(({ id, title, key, place }) => ({
  id,
  title,
  category,
  when: selected,
  keybinding: { key, when: inTree },
  run: (accessor) => movePlace(accessor, place),
}));

function placeUp(...[codes, code]: Parameters<typeof placeInside>) {
  return placeBeside(codes, code, -1);
}
function placeDown(...[codes, code]: Parameters<typeof placeInside>) {
  return placeBeside(codes, code, 1);
}

export const contribution = defineContribution({
  id: 'codebook',
  sideBars: [
    {
      id: 'codebook',
      title: 'codebook.title',
      icon: 'codebook',
      order: 30,
      when: 'projectOpen',
      load: () => import('./codebook-view.tsx').then((module) => module.CodebookView),
    },
  ],
  quickOpen: [codeQuickOpen],
  commands: [
    {
      id: 'codebook.create',
      title: 'codebook.command.create',
      category,
      icon: 'plus',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Alt+N' },
      menu: [
        { menu: 'code', group: '5_codebook', order: 1 },
        { menu: 'sideBar/codebook', group: 'navigation', order: 1 },
      ],
      async run({ rpc, quickInput, layout, t }) {
        const name = (await quickInput.input({ title: t('codebook.command.create'), placeholder: t('codebook.create.placeholder') }))?.trim();
        if (name === undefined || name === '') return;
        const { code } = await rpc.call(methods.create, { name, parent: null });
        selectCode(code);
        layout.showSideBar('codebook');
      },
    },
    {
      id: 'codebook.createBelow',
      title: 'codebook.command.create-below',
      category,
      when: selected,
      menu: [context('1_new', 1)],
      async run({ rpc, quickInput, t }, args) {
        const parent = await theCode(args);
        if (parent === undefined) return;
        const name = (await quickInput.input({ title: t('codebook.create.below', { name: parent.name }), placeholder: t('codebook.create.placeholder') }))?.trim();
        if (name === undefined || name === '') return;
        const { code } = await rpc.call(methods.create, { name, parent: parent.id, color: parent.color });
        expandCode(parent.id);
        selectCode(code);
      },
    },
    {
      id: 'codebook.open',
      title: 'codebook.command.open',
      category,
      when: selected,
      menu: [context('0_open', 1)],
      async run({ editors }, args) {
        const code = await theCode(args);
        if (code !== undefined) editors.openEditor({ type: 'code', id: String(code.id) });
      },
    },
    {
      id: 'codebook.rename',
      title: 'codebook.command.rename',
      category,
      icon: 'edit',
      when: selected,
      keybinding: { key: 'F2', when: inTree },
      menu: [context('2_edit', 1)],
      async run(_, args) {
        const code = await theCode(args);
        if (code !== undefined) codebookStore.setState({ renaming: code.id });
      },
    },
    {
      id: 'codebook.color',
      title: 'codebook.command.color',
      category,
      when: selected,
      menu: [context('2_edit', 2)],
      async run({ rpc, quickInput, t }, args) {
        const code = await theCode(args);
        if (code === undefined) return;
        const items = CODE_COLOR_NAMES.map((name, color) => ({
          id: name,
          label: t(`code-color.${name}`),
          color,
          value: color,
          ...(color === code.color ? { description: t('codebook.color.present') } : {}),
        }));
        const picked = await quickInput.pick(items, { title: t('codebook.color.title', { name: code.name }) });
        if (picked !== undefined && picked.value !== code.color) await rpc.call(methods.update, { code: code.id, color: picked.value });
      },
    },
    ...moves,
    {
      id: 'codebook.cut',
      title: 'codebook.command.cut',
      category,
      when: selected,
      keybinding: { key: 'Ctrl+X', when: inTree },
      menu: [context('3_move', 1)],
      async run(_, args) {
        const code = await theCode(args);
        cutCode(code?.id);
      },
    },
    {
      id: 'codebook.paste',
      title: 'codebook.command.paste',
      category,
      when: 'projectOpen && codeCut && codeSelected',
      keybinding: { key: 'Ctrl+V', when: inTree },
      menu: [context('3_move', 2)],
      async run({ rpc }, args) {
        const into = await theCode(args);
        const { cut } = codebookStore.getState();
        if (into === undefined || cut === undefined || cut === into.id) return;
        await rpc.call(methods.move, { code: cut, parent: into.id, before: null });
        expandCode(into.id);
        cutCode(undefined);
      },
    },
    {
      id: 'codebook.pasteTop',
      title: 'codebook.command.paste-top',
      category,
      when: 'projectOpen && codeCut',
      menu: [context('3_move', 3)],
      async run({ rpc }) {
        const { cut } = codebookStore.getState();
        if (cut === undefined) return;
        await rpc.call(methods.move, { code: cut, parent: null, before: null });
        cutCode(undefined);
      },
    },
    {
      id: 'codebook.cancelCut',
      title: 'codebook.command.cancel-cut',
      category,
      when: 'codeCut',
      keybinding: { key: 'Escape', when: inTree },
      palette: false,
      run: () => cutCode(undefined),
    },
    {
      id: 'codebook.place',
      title: 'codebook.command.place',
      category,
      when: 'projectOpen',
      palette: false,
      async run({ rpc }, args) {
        const codes = await readCodes();
        const code = codes.find((each) => each.id === codeOf(args));
        const target = codes.find((each) => each.id === targetOf(args));
        const position = positionOf(args);
        if (code === undefined || target === undefined || position === undefined) return;
        await rpc.call(methods.move, { code: code.id, ...placeNextTo(codes.filter((each) => each.id !== code.id), target, position) });
      },
    },
    {
      id: 'codebook.merge',
      title: 'codebook.command.merge',
      category,
      icon: 'merge',
      when: selected,
      menu: [context('4_merge', 1), { menu: 'sideBar/codebook', group: 'navigation', order: 2 }, { menu: 'code', group: '5_codebook', order: 2 }],
      async run(accessor, args) {
        const from = await theCode(args);
        if (from !== undefined) await mergeCodes(accessor, from, targetOf(args));
      },
    },
    {
      id: 'codebook.retire',
      title: 'codebook.command.retire',
      category,
      when: `${selected} && !codeRetired`,
      menu: [context('5_retire', 1)],
      run: (accessor, args) => setRetired(accessor, args, true),
    },
    {
      id: 'codebook.restore',
      title: 'codebook.command.restore',
      category,
      when: `${selected} && codeRetired`,
      menu: [context('5_retire', 1)],
      run: (accessor, args) => setRetired(accessor, args, false),
    },
    {
      id: 'codebook.remove',
      title: 'codebook.command.remove',
      category,
      icon: 'trash',
      when: selected,
      keybinding: { key: 'Delete', when: inTree },
      menu: [context('5_retire', 2)],
      async run({ rpc, dialogs, notifications, commands, t }, args) {
        const codes = await readCodes();
        const code = await theCode(args);
        if (code === undefined) return;
        const children = codes.filter((each) => isWithin(codes, each.id, code.id)).length - 1;
        if (code.codings > 0 || children > 0) {
          // Codings are never lost with their code: retiring keeps them, merging moves them.
          const retire = await dialogs.confirm({
            title: t('codebook.remove.in-use', { name: code.name }),
            message: t('codebook.remove.in-use-text', { codings: code.codings, children }),
            confirmLabel: t('codebook.command.retire'),
          });
          if (retire && !code.retired) await rpc.call(methods.retire, { code: code.id, retired: true });
          return;
        }
        await rpc.call(methods.remove, { code: code.id });
        selectCode(undefined);
        notifications.notify('info', t('codebook.notice.removed', { name: code.name }), {
          key: 'codebook.removed',
          actions: [{ label: t('codebook.notice.undo'), run: () => void commands.execute('history.undo') }],
        });
      },
    },
    {
      id: 'codebook.expandAll',
      title: 'codebook.command.expand-all',
      category,
      icon: 'expand-all',
      when: 'projectOpen',
      menu: [{ menu: 'sideBar/codebook', group: '1_tree', order: 1 }],
      async run() {
        const codes = await readCodes();
        codebookStore.setState({ expanded: new Set(codes.map((code) => String(code.id))) });
      },
    },
    {
      id: 'codebook.collapseAll',
      title: 'codebook.command.collapse-all',
      category,
      icon: 'collapse-all',
      when: 'projectOpen',
      menu: [{ menu: 'sideBar/codebook', group: '1_tree', order: 2 }],
      run: () => codebookStore.setState({ expanded: new Set() }),
    },
  ],
});

async function setRetired({ rpc, notifications, t }: ServicesAccessor, args: unknown, retired: boolean): Promise<void> {
  const code = await theCode(args);
  if (code === undefined || code.retired === retired) return;
  await rpc.call(methods.retire, { code: code.id, retired });
  notifications.notify('info', t(retired ? 'codebook.notice.retired' : 'codebook.notice.restored', { name: code.name, count: code.codings }), {
    key: 'codebook.retire',
  });
}
