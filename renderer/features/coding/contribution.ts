import type { Code } from '#shared/contracts/codebook.ts';
import { conversationContract } from '#shared/contracts/conversation.ts';
import { readerForCommand, type Reader } from '#renderer/platform/coding/active-reader.ts';
import { codingsSettled, currentCodings } from '#renderer/platform/coding/codings-cache.ts';
import { codingsOfMessage } from '#renderer/platform/coding/conversation-codings.ts';
import { readRecentCodes, resolveRecent } from '#renderer/platform/coding/use-recent-codes.ts';
import { readCodes } from '#renderer/platform/coding/use-codes.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { defineContribution, type CommandDescription } from '#renderer/platform/contribution.ts';
import { holdKeys, holdKeysWhile } from '#renderer/platform/keybindings/held-keys.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { applyCode, applyNewCode, codingsAt, goToNext, goToNextUncoded, removeCodings, selectedTarget, wholeTarget, type CodingTarget } from './apply-code.ts';
import type { PickedCode } from './code-picker.tsx';
import { pickCodings } from './pick-coding.ts';
import { resizeCommands } from './resize-commands.ts';
import { useCodingsBadge } from './use-codings-badge.ts';

const when = "activeEditor == 'conversation'";
const inText = 'conversationFocus';
const category = 'coding.category';
/** Longest in-vivo name; more words would make no code. */
const longestName = 60;

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const recentCommands = digits.map(
  (digit): CommandDescription => ({
    id: `coding.recent${digit}`,
    title: `coding.command.recent-${digit}`,
    category,
    when,
    keybinding: { key: String(digit), when: inText },
    palette: false,
    async run(accessor) {
      const target = selectedTarget(await readerForCommand());
      if (target === undefined) return;
      const code = await holdKeysWhile(recentCode(digit));
      if (code === undefined) accessor.notifications.notify('info', accessor.t('coding.notice.no-recent', { digit }), { key: 'coding.no-recent' });
      else await applyCode(accessor, target, code.id);
    },
  }),
);

export const contribution = defineContribution({
  id: 'coding',
  walkthrough: [
    {
      id: 'coding.first',
      order: 30,
      icon: 'codebook',
      title: 'coding.step.title',
      description: 'coding.step.text',
      command: { id: 'coding.begin' },
      action: 'coding.step.action',
      when: 'projectOpen',
      isDone: (project) => (project?.codings ?? 0) > 0,
    },
  ],
  panels: [
    {
      id: 'codings',
      title: 'coding.panel.title',
      order: 10,
      when: 'projectOpen',
      load: () => import('./codings-panel.tsx').then((module) => module.CodingsPanel),
      useBadge: useCodingsBadge,
    },
  ],
  commands: [
    {
      id: 'coding.begin',
      title: 'coding.step.title',
      palette: false,
      when: 'projectOpen',
      async run({ editors, layout, rpc, commands }) {
        // The newest conversation there is; data without conversations is read from the table.
        const { conversations } = await rpc.call(conversationContract.methods.find, { text: '', limit: 1 });
        layout.showSideBar('codebook', false);
        const first = conversations[0];
        if (first === undefined) await commands.execute('messages.open');
        else editors.openEditor({ type: 'conversation', id: String(first.id) });
      },
    },
    {
      id: 'coding.pick',
      title: 'coding.command.pick',
      category,
      when,
      keybinding: [
        { key: 'c', when: inText },
        { key: 'Enter', when: `${inText} && textSelected` },
      ],
      menu: [
        { menu: 'code', group: '1_apply', order: 1 },
        { menu: 'context/conversation', group: '1_apply', order: 1 },
      ],
      async run(accessor) {
        const reader = await readerForCommand();
        const target = selectedTarget(reader);
        if (reader === undefined || target === undefined) return;
        const length = target.span === null ? 0 : target.span.end - target.span.start;
        await pickAndApply(accessor, reader, target, accessor.t('coding.picker.selected', { count: length }));
      },
    },
    {
      id: 'coding.inVivo',
      title: 'coding.command.in-vivo',
      category,
      when,
      keybinding: { key: 'i', when: inText },
      menu: [
        { menu: 'code', group: '1_apply', order: 2 },
        { menu: 'context/conversation', group: '1_apply', order: 2 },
      ],
      async run(accessor) {
        const target = selectedTarget(await readerForCommand());
        if (target !== undefined) await applyInVivo(accessor, target);
      },
    },
    {
      id: 'coding.pickForMessage',
      title: 'coding.command.pick-for-message',
      category,
      when,
      keybinding: { key: 't', when: inText },
      menu: [
        { menu: 'code', group: '1_apply', order: 3 },
        { menu: 'context/conversation', group: '1_apply', order: 3 },
      ],
      async run(accessor) {
        const reader = await readerForCommand({ text: false });
        if (reader !== undefined) await pickAndApply(accessor, reader, wholeTarget(reader), accessor.t('coding.picker.whole'));
      },
    },
    ...recentCommands,
    {
      id: 'coding.remove',
      title: 'coding.command.remove',
      category,
      when,
      keybinding: [
        { key: 'Backspace', when: inText },
        { key: 'Delete', when: inText },
      ],
      menu: [
        { menu: 'code', group: '2_remove', order: 1 },
        { menu: 'context/conversation', group: '2_remove', order: 1 },
      ],
      run: removeAtSelection,
    },
    ...resizeCommands,
    {
      id: 'coding.nextUncoded',
      title: 'coding.command.next-uncoded',
      category,
      when: 'projectOpen',
      keybinding: { key: 'n', when: inText },
      menu: [
        { menu: 'code', group: '3_next', order: 1 },
        { menu: 'go', group: '3_message', order: 3 },
      ],
      run: goToNextUncoded,
    },
  ],
});

/** A selection just made is drawn before the picker looks for its place. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
}

async function recentCode(digit: number): Promise<Code | undefined> {
  const [codes, ids] = await Promise.all([readCodes(), readRecentCodes()]);
  return resolveRecent(ids, new Map(codes.map((code) => [code.id, code])))[digit - 1];
}

async function pickAndApply(accessor: ServicesAccessor, reader: Reader, target: CodingTarget, note: string): Promise<void> {
  // From the very key on: what follows is typed for the picker, which has yet to be loaded.
  const hold = holdKeys();
  let picked: PickedCode | undefined;
  try {
    await nextFrame();
    const { pickCode } = await import('./pick-code.tsx');
    picked = await pickCode(target, { note, at: reader.selectionBox(), inVivo: target.span !== null, onOpen: hold.release });
  } finally {
    hold.release();
  }
  reader.focus();
  if (picked === undefined) return;
  const goesOn = picked.kind !== 'in-vivo' && picked.next;
  await Promise.all([applyPicked(accessor, target, picked), goesOn ? goToNext(accessor) : undefined]);
}

function applyPicked(accessor: ServicesAccessor, target: CodingTarget, picked: PickedCode): Promise<void> {
  if (picked.kind === 'in-vivo') return applyInVivo(accessor, target);
  if (picked.kind === 'code' && picked.proposed !== undefined) {
    const { conversation, message, span, quote } = target;
    runCommand('suggestion.accept', { conversation, message, span, quote, code: picked.code, score: picked.proposed });
    return Promise.resolve();
  }
  return picked.kind === 'code' ? applyCode(accessor, target, picked.code) : applyNamed(accessor, target, picked.name, 'manual');
}

/** The words themselves become the code's name. */
async function applyInVivo(accessor: ServicesAccessor, target: CodingTarget): Promise<void> {
  const words = (target.quote ?? '').replace(/\s+/gu, ' ').trim();
  const name = [...words].length > longestName ? `${[...words].slice(0, longestName).join('')}…` : words;
  if (name !== '') await applyNamed(accessor, target, name, 'in-vivo');
}

/** A code of that name is taken where there is one, made where there is none. */
async function applyNamed(accessor: ServicesAccessor, target: CodingTarget, name: string, origin: 'manual' | 'in-vivo'): Promise<void> {
  const codes = await holdKeysWhile(readCodes());
  const standing = codes.find((code) => code.name === name && !code.retired);
  if (standing === undefined) await applyNewCode(accessor, target, name, origin);
  else await applyCode(accessor, target, standing.id, origin);
}

async function removeAtSelection(accessor: ServicesAccessor): Promise<void> {
  const reader = await readerForCommand({ text: false });
  if (reader === undefined) return;
  const { conversation, message, anchor, focus } = reader.position;
  // A coding made by the key before this one has its number once the service has answered.
  await holdKeysWhile(codingsSettled());
  const found = codingsAt(codingsOfMessage(currentCodings(conversation), message), Math.min(anchor, focus), Math.max(anchor, focus));
  const { notifications, t } = accessor;
  if (found.length === 0) {
    notifications.notify('info', t('coding.notice.none-here'), { key: 'coding.none-here' });
    return;
  }
  if (found.length === 1) {
    await removeCodings(accessor, conversation, found.map((coding) => coding.id));
    return;
  }
  const picked = await pickCodings(accessor, found, t('coding.remove.title'), t('coding.remove.placeholder'));
  reader.focus();
  if (picked !== undefined && picked.length > 0) await removeCodings(accessor, conversation, picked.map(({ id }) => id));
}
