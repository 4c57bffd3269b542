import { AppError } from '#shared/base/errors.ts';
import { comprehensionSides, rewriteContract } from '#shared/contracts/rewrite.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { rewriteStore } from './rewrite-store.ts';

const { methods } = rewriteContract;

/** Asks for the question that a reader should be able to answer, and its answer. */
export async function askQuestion({ rpc, quickInput, t }: ServicesAccessor): Promise<void> {
  const { rewrite } = rewriteStore.getState();
  if (rewrite === undefined) return;
  const question = await quickInput.input({ title: t('rewrite.command.question'), placeholder: t('rewrite.question'), value: rewrite.question });
  if (question === undefined) return;
  const answer = await quickInput.input({ title: t('rewrite.command.question'), placeholder: t('rewrite.answer'), value: rewrite.answer });
  if (answer !== undefined) await rpc.call(methods.setQuestion, { rewrite: rewrite.id, question: question.trim(), answer: answer.trim() });
}

/** Notes how many readers of one text answered the question, as "23/30". */
export async function recordAnswers(accessor: ServicesAccessor): Promise<void> {
  const { rpc, quickInput, t } = accessor;
  const { rewrite } = rewriteStore.getState();
  if (rewrite === undefined) return;
  if (rewrite.question === '') throw new AppError('invalid-input', { reason: 'no-question' });
  const title = t('rewrite.command.recordAnswers');
  const picked = await quickInput.pick(
    comprehensionSides.map((side) => ({ id: side, label: t(`rewrite.comprehension.${side}`), value: side })),
    { title, placeholder: t('rewrite.comprehension.whichText') },
  );
  if (picked === undefined) return;
  const given = await quickInput.input({
    title,
    placeholder: t('rewrite.comprehension.howMany'),
    validate: (value) => (readTally(value) === undefined ? t('rewrite.comprehension.notNumbers') : undefined),
  });
  const tally = given === undefined ? undefined : readTally(given);
  if (tally !== undefined) await rpc.call(methods.recordAnswers, { rewrite: rewrite.id, side: picked.value, ...tally, note: '' });
}

/** "23/30" as right and wrong answers; undefined where it is nothing of the kind. */
export function readTally(text: string): { readonly right: number; readonly wrong: number } | undefined {
  const found = /^\s*(\d{1,5})\s*[/／]\s*(\d{1,5})\s*$/u.exec(text);
  if (found === null) return undefined;
  const [right, readers] = [Number(found[1]), Number(found[2])];
  return readers === 0 || right > readers ? undefined : { right, wrong: readers - right };
}
