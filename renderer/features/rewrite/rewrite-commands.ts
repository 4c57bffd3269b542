import { documentContract } from '#shared/contracts/document.ts';
import { glossaryContract } from '#shared/contracts/glossary.ts';
import { exportLabelNames, rewriteContract, type ExportLabels, type RewriteEdit } from '#shared/contracts/rewrite.ts';
import type { CommandDescription } from '#renderer/platform/contribution.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { askQuestion, recordAnswers } from './comprehension-commands.ts';
import { goToEdit, goToFinding, rewriteStore } from './rewrite-store.ts';
import { redChecks } from './paragraph-rows.ts';

const { methods } = rewriteContract;
const category = 'rewrite.category';
const when = "activeEditor == 'rewrite'";
const keys = `${when} && rewriteFocus`;

/** Opens a document's newest draft; makes the first one where there is none. */
async function openDocument({ rpc, editors, layout, notifications, quickInput, t }: ServicesAccessor, args: unknown): Promise<void> {
  const document = await documentOf({ rpc, quickInput, t }, args);
  if (document === undefined) return;
  const { documents } = await rpc.call(documentContract.methods.list, {});
  const found = documents.find(({ id }) => id === document);
  if (found === undefined) return;
  let rewrite = found.rewrites[0]?.id;
  if (rewrite === undefined) {
    const { entries } = await rpc.call(glossaryContract.methods.list, {});
    if (!entries.some(({ status }) => status === 'approved')) {
      const { added } = await rpc.call(glossaryContract.methods.addStarter, {});
      notifications.notify('info', t('rewrite.notice.starter', { count: added }), { key: 'rewrite.starter' });
    }
    ({ rewrite } = await rpc.run(methods.propose, { document, audience: t('rewrite.audience.customers') }));
  }
  layout.showSideBar('plain', false);
  layout.setVisible('inspector', true);
  editors.openEditor({ type: 'rewrite', id: String(document), params: { rewrite } });
}

async function documentOf({ rpc, quickInput, t }: Pick<ServicesAccessor, 'rpc' | 'quickInput' | 't'>, args: unknown): Promise<number | undefined> {
  if (typeof args === 'object' && args !== null && 'document' in args && typeof args.document === 'number') return args.document;
  const { documents } = await rpc.call(documentContract.methods.list, {});
  const picked = await quickInput.pick(
    documents.map(({ id, name }) => ({ id: String(id), label: name, icon: 'file', value: id })),
    { title: t('rewrite.command.open'), emptyText: t('rewrite.noDocuments') },
  );
  return picked?.value;
}

/** The edits one can go through: all but those refused. */
const reachable = (edits: readonly RewriteEdit[]) => edits.filter(({ state }) => state !== 'refused');

function step(direction: 1 | -1): void {
  const { rewrite, edit } = rewriteStore.getState();
  const edits = reachable(rewrite?.edits ?? []);
  if (edits.length === 0) return;
  const at = edits.findIndex(({ id }) => id === edit);
  const next = edits[at < 0 ? (direction === 1 ? 0 : edits.length - 1) : (at + direction + edits.length) % edits.length];
  if (next !== undefined) goToEdit(next.id);
}

async function decide({ rpc }: ServicesAccessor, state: 'accepted' | 'refused' | 'proposed'): Promise<void> {
  const { edit } = rewriteStore.getState();
  if (edit === undefined) return;
  // On to the next one before the service has answered: the next key is meant for it, however fast it comes.
  const rest = reachable(rewriteStore.getState().rewrite?.edits ?? []);
  const next = rest[rest.findIndex(({ id }) => id === edit) + 1];
  if (next !== undefined && state !== 'proposed') goToEdit(next.id);
  await rpc.call(methods.decide, { edits: [edit], state }).catch((error: unknown) => {
    goToEdit(edit);
    throw error;
  });
}

async function decideAll({ rpc }: ServicesAccessor, state: 'accepted' | 'refused'): Promise<void> {
  const { rewrite } = rewriteStore.getState();
  if (rewrite !== undefined) await rpc.call(methods.decideAll, { rewrite: rewrite.id, state });
}

async function reword({ rpc, quickInput, t }: ServicesAccessor): Promise<void> {
  const { rewrite, edit } = rewriteStore.getState();
  const known = rewrite?.edits.find(({ id }) => id === edit);
  if (known === undefined) return;
  const replacement = await quickInput.input({ title: t('rewrite.command.reword'), value: known.replacement });
  if (replacement !== undefined && replacement !== known.replacement) await rpc.call(methods.change, { edit: known.id, replacement });
}

async function signOff({ rpc, quickInput, notifications, t }: ServicesAccessor, decision: 'signed' | 'returned'): Promise<void> {
  const { rewrite } = rewriteStore.getState();
  if (rewrite === undefined) return;
  if (decision === 'signed') {
    const finding = redChecks(rewrite.checks)[0]?.findings[0];
    if (finding !== undefined) goToFinding(finding);
  }
  const note = await quickInput.input({ title: t(`rewrite.command.${decision}`), placeholder: t('rewrite.note') });
  if (note === undefined) return;
  await rpc.call(methods.signOff, { rewrite: rewrite.id, decision, note });
  notifications.notify('success', t(`rewrite.notice.${decision}`, { draft: rewrite.draft }), { key: 'rewrite.signOff' });
}

async function exportRewrite({ rpc, dialogs, notifications, t }: ServicesAccessor): Promise<void> {
  const { rewrite, document } = rewriteStore.getState();
  if (rewrite === undefined) return;
  const [path] = await dialogs.pickPaths({
    title: t('rewrite.command.export'),
    mode: 'save-file',
    extensions: ['docx', 'html', 'txt', 'csv'],
    filterName: t('rewrite.files'),
    defaultName: `${document.replace(/\.[a-z]+$/i, '')}-${rewrite.draft}.docx`,
  });
  if (path === undefined) return;
  const format = (['html', 'txt', 'csv'] as const).find((ending) => path.toLowerCase().endsWith(`.${ending}`)) ?? 'docx';
  // Every name is there by construction; fromEntries cannot say so.
  const labels = Object.fromEntries(exportLabelNames.map((name) => [name, t(name.includes('.') ? `rewrite.${name}` : `rewrite.label.${name}`)])) as ExportLabels;
  await rpc.run(methods.exportFile, { rewrite: rewrite.id, path, format, overwrite: true, labels });
  notifications.notify('success', t('rewrite.notice.exported'), { key: 'rewrite.export', detail: path });
}

async function newDraft({ rpc, editors, quickInput, t }: ServicesAccessor): Promise<void> {
  const { rewrite } = rewriteStore.getState();
  if (rewrite === undefined) return;
  const audience = await quickInput.input({ title: t('rewrite.command.newDraft'), placeholder: t('rewrite.audience'), value: rewrite.audience });
  if (audience === undefined) return;
  const { rewrite: made } = await rpc.run(methods.propose, { document: rewrite.document, audience });
  editors.openEditor({ type: 'rewrite', id: String(rewrite.document), params: { rewrite: made } });
}

/** Every command of the rewrite editor. */
export const rewriteCommands: readonly CommandDescription[] = [
  { id: 'rewrite.open', title: 'rewrite.command.open', category, icon: 'plain', when: 'projectOpen', menu: [{ menu: 'analyse', group: '8_plain', order: 1 }], run: openDocument },
  { id: 'rewrite.next', title: 'rewrite.command.next', category, icon: 'down', when, keybinding: [{ key: 'n', when: keys }, { key: 'F8' }], menu: [{ menu: 'editor/rewrite', group: 'navigation', order: 2 }], run: () => step(1) },
  { id: 'rewrite.previous', title: 'rewrite.command.previous', category, icon: 'up', when, keybinding: [{ key: 'p', when: keys }, { key: 'Shift+F8' }], menu: [{ menu: 'editor/rewrite', group: 'navigation', order: 1 }], run: () => step(-1) },
  { id: 'rewrite.accept', title: 'rewrite.command.accept', category, icon: 'check', when, keybinding: { key: 'a', when: keys }, menu: [{ menu: 'context/rewrite', group: '1_decide', order: 1 }], run: (accessor) => decide(accessor, 'accepted') },
  { id: 'rewrite.refuse', title: 'rewrite.command.refuse', category, icon: 'x', when, keybinding: [{ key: 'x', when: keys }, { key: 'Alt+ArrowLeft', when: keys }], menu: [{ menu: 'context/rewrite', group: '1_decide', order: 2 }], run: (accessor) => decide(accessor, 'refused') },
  { id: 'rewrite.reopen', title: 'rewrite.command.reopen', category, when, menu: [{ menu: 'context/rewrite', group: '1_decide', order: 3 }], run: (accessor) => decide(accessor, 'proposed') },
  { id: 'rewrite.reword', title: 'rewrite.command.reword', category, icon: 'edit', when, keybinding: { key: 'r', when: keys }, menu: [{ menu: 'context/rewrite', group: '2_words', order: 1 }], run: reword },
  {
    id: 'rewrite.openEntry',
    title: 'rewrite.command.openEntry',
    category,
    icon: 'book',
    when,
    keybinding: { key: 'F12', when: keys },
    menu: [{ menu: 'context/rewrite', group: '2_words', order: 2 }],
    run({ commands }) {
      const { rewrite, edit } = rewriteStore.getState();
      const entry = rewrite?.edits.find(({ id }) => id === edit)?.entry;
      return typeof entry === 'number' ? commands.execute('glossary.open', { entry }) : undefined;
    },
  },
  { id: 'rewrite.acceptAll', title: 'rewrite.command.acceptAll', category, when, keybinding: { key: 'Shift+a', when: keys }, menu: [{ menu: 'editor/rewrite', group: '1_all', order: 1 }], run: (accessor) => decideAll(accessor, 'accepted') },
  { id: 'rewrite.refuseAll', title: 'rewrite.command.refuseAll', category, when, menu: [{ menu: 'editor/rewrite', group: '1_all', order: 2 }], run: (accessor) => decideAll(accessor, 'refused') },
  { id: 'rewrite.sign', title: 'rewrite.command.signed', category, icon: 'lock', when, menu: [{ menu: 'editor/rewrite', group: '2_sign', order: 1 }], run: (accessor) => signOff(accessor, 'signed') },
  { id: 'rewrite.return', title: 'rewrite.command.returned', category, when, menu: [{ menu: 'editor/rewrite', group: '2_sign', order: 2 }], run: (accessor) => signOff(accessor, 'returned') },
  { id: 'rewrite.export', title: 'rewrite.command.export', category, icon: 'export', when, menu: [{ menu: 'editor/rewrite', group: '3_out', order: 1 }], run: exportRewrite },
  { id: 'rewrite.newDraft', title: 'rewrite.command.newDraft', category, when, menu: [{ menu: 'editor/rewrite', group: '3_out', order: 2 }], run: newDraft },
  { id: 'rewrite.question', title: 'rewrite.command.question', category, when, menu: [{ menu: 'editor/rewrite', group: '3_out', order: 3 }], run: askQuestion },
  { id: 'rewrite.recordAnswers', title: 'rewrite.command.recordAnswers', category, when, menu: [{ menu: 'editor/rewrite', group: '3_out', order: 4 }], run: recordAnswers },
];
