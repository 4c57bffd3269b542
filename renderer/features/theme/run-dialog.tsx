import { useEffect, useState } from 'react';
import { searchContract } from '#shared/contracts/search.ts';
import { themeLanguages, type CurrentThemes, type ThemeLanguage } from '#shared/contracts/theme.ts';
import { Button } from '#renderer/base/button.tsx';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { Select } from '#renderer/base/select.tsx';
import { Field, TextInput } from '#renderer/base/text-input.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { problemOf } from '#renderer/platform/query/pick-filter.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import styles from './dialogs.module.css';

/** How a clustering is to be done. */
export interface RunChoice {
  readonly query: string;
  readonly language: ThemeLanguage;
  readonly clusters: number | 'auto';
  readonly seed: number;
  readonly anew: boolean;
}

export const firstSeed = 42;
const range = { least: 2, most: 500 };
/** Wait after typing before messages are counted, in ms. */
const countDelay = 250;

interface RunDialogProps {
  readonly first: RunChoice;
  readonly current: CurrentThemes | null;
  readonly onAnswer: (choice: RunChoice | undefined) => void;
}

function RunDialog({ first, current, onAnswer }: RunDialogProps) {
  const t = useT();
  const format = useFormat();
  const [query, setQuery] = useState(first.query);
  const [language, setLanguage] = useState(first.language);
  const [auto, setAuto] = useState(first.clusters === 'auto');
  const [clusters, setClusters] = useState(String(first.clusters === 'auto' ? (current?.run.clusters ?? 12) : first.clusters));
  const [seed, setSeed] = useState(String(first.seed));
  const [anew, setAnew] = useState(first.anew);
  const problem = problemOf(query, t);
  const wanted = Number(clusters);
  const badNumber = !auto && !(Number.isInteger(wanted) && wanted >= range.least && wanted <= range.most);
  const badSeed = !/^\d{1,9}$/u.test(seed.trim());
  const givenHint = current === null ? 'theme.run.first-hint' : 'theme.run.number-hint';
  const numberHint = auto ? 'theme.run.auto-hint' : givenHint;
  const ready = problem === undefined && !badNumber && !badSeed;
  const submit = () => {
    if (ready) onAnswer({ query: query.trim(), language, clusters: auto ? 'auto' : wanted, seed: Number(seed), anew });
  };
  return (
    <Dialog
      title={t(current === null ? 'theme.run.title' : 'theme.run.title-again')}
      width={480}
      onClose={() => onAnswer(undefined)}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={() => onAnswer(undefined)}>{t('theme.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={!ready}>
            {t(current === null || anew ? 'theme.command.find' : 'theme.rerun')}
          </Button>
        </>
      }
    >
      <Field label={t('theme.run.query')} error={problem} hint={<Count query={query} problem={problem} />}>
        {(id) => <TextInput id={id} icon="search" value={query} onChange={setQuery} placeholder={t('theme.run.query-placeholder')} />}
      </Field>
      <div className={styles.pair}>
        <Field label={t('theme.run.language')}>
          {(id) => <Select id={id} value={language} onChange={setLanguage} options={themeLanguages.map((value) => ({ value, label: t(`theme.language.${value}`) }))} />}
        </Field>
        <Field label={t('theme.run.seed')} error={badSeed ? t('theme.run.seed-bad') : undefined}>
          {(id) => <TextInput id={id} inputMode="numeric" value={seed} onChange={setSeed} invalid={badSeed} />}
        </Field>
      </div>
      <div className={styles.pair}>
        <Field label={t('theme.run.number')} error={badNumber ? t('theme.run.number-bad', range) : undefined} hint={t(numberHint)}>
          {(id) => <TextInput id={id} inputMode="numeric" disabled={auto} value={auto ? t('theme.run.chosen') : clusters} onChange={setClusters} invalid={badNumber} />}
        </Field>
        <div className={styles.beside}>
          <Checkbox checked={auto} onChange={setAuto}>
            {t('theme.run.auto')}
          </Checkbox>
        </div>
      </div>
      {current !== null && (
        <>
          <Checkbox checked={anew} onChange={setAnew}>
            {t('theme.run.anew')}
          </Checkbox>
          <p className={styles.note}>{t(anew ? 'theme.run.anew-note' : 'theme.run.keep-note', { themes: format.number(current.themes.length) })}</p>
        </>
      )}
    </Dialog>
  );
}

/** How many messages a query finds, of how many: the denominator before the run. */
function Count({ query, problem }: { readonly query: string; readonly problem: string | undefined }) {
  const t = useT();
  const format = useFormat();
  const [asked, setAsked] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query), countDelay);
    return () => clearTimeout(timer);
  }, [query]);
  const { data } = useServiceQuery(searchContract.methods.count, { query: asked }, { tables: ['batch'], enabled: problem === undefined && asked === query, keepPrevious: true });
  return <>{data === undefined ? '…' : t('theme.run.count', { count: format.number(data.count), total: format.number(data.total) })}</>;
}

/** Asks how to cluster; undefined after Escape. */
export function askRun(first: RunChoice, current: CurrentThemes | null): Promise<RunChoice | undefined> {
  return showDialog<RunChoice>((answer) => <RunDialog first={first} current={current} onAnswer={answer} />);
}
