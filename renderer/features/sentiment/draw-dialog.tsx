import { useState } from 'react';
import { sampleStrata } from '#shared/contracts/sentiment.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { Button } from '#renderer/base/button.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { Select } from '#renderer/base/select.tsx';
import { Field, TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { problemText } from '#renderer/platform/query/problem-text.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import styles from './sentiment.module.css';

/** What is to be drawn. */
export interface DrawRequest {
  readonly query: string;
  readonly size: number;
  readonly seed: number;
  readonly strata: (typeof sampleStrata)[number];
}

const sizes = { fewest: 10, most: 1000, usual: 100 };
const largestSeed = 2 ** 32 - 1;

/** Asks what to draw a sample from and how. Undefined after Escape. */
export function askDraw(query: string): Promise<DrawRequest | undefined> {
  return showDialog<DrawRequest>((answer) => <DrawDialog first={query} onAnswer={answer} />);
}

function DrawDialog({ first, onAnswer }: { readonly first: string; readonly onAnswer: (request: DrawRequest | undefined) => void }) {
  const t = useT();
  const [query, setQuery] = useState(first);
  const [size, setSize] = useState(String(sizes.usual));
  const [seed, setSeed] = useState(() => String(Math.floor(Math.random() * 10_000)));
  const [strata, setStrata] = useState<DrawRequest['strata']>('none');
  const [problem] = parseQuery(query).errors;
  const sizeError = isWhole(size, sizes.fewest, sizes.most) ? undefined : t('sentiment.draw.size-error', { fewest: sizes.fewest, most: sizes.most });
  const seedError = isWhole(seed, 0, largestSeed) ? undefined : t('sentiment.draw.seed-error');
  const ready = problem === undefined && sizeError === undefined && seedError === undefined;
  return (
    <Dialog
      title={t('sentiment.samples.draw')}
      onClose={() => onAnswer(undefined)}
      onSubmit={() => ready && onAnswer({ query: query.trim(), size: Number(size), seed: Number(seed), strata })}
      actions={
        <>
          <Button onClick={() => onAnswer(undefined)}>{t('sentiment.draw.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!ready}>
            {t('sentiment.draw.draw')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label={t('sentiment.draw.size')} error={sizeError} hint={t('sentiment.draw.size-hint')}>
          {(id) => <TextInput id={id} value={size} onChange={setSize} inputMode="numeric" data-autofocus="" />}
        </Field>
        <Field label={t('sentiment.draw.query')} error={problem === undefined ? undefined : problemText(problem, t)} hint={t('sentiment.draw.query-hint')}>
          {(id) => <TextInput id={id} value={query} onChange={setQuery} />}
        </Field>
        <Field label={t('sentiment.draw.strata')} hint={t(`sentiment.draw.strata-hint.${strata}`)}>
          {(id) => <Select id={id} value={strata} onChange={setStrata} options={sampleStrata.map((value) => ({ value, label: t(`sentiment.strata.${value}`) }))} />}
        </Field>
        <Field label={t('sentiment.draw.seed')} error={seedError} hint={t('sentiment.draw.seed-hint')}>
          {(id) => <TextInput id={id} value={seed} onChange={setSeed} inputMode="numeric" />}
        </Field>
      </div>
    </Dialog>
  );
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d+$/u.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}
