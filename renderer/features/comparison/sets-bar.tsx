import { parseQuery } from '#shared/query/parse.ts';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { problemText } from '#renderer/platform/query/problem-text.ts';
import type { Sets } from './sets.ts';
import styles from './comparison.module.css';

export interface SetsBarProps {
  readonly sets: Sets;
  readonly running: boolean;
  readonly onChange: (sets: Sets) => void;
  readonly onCompare: () => void;
}

/** The two queries; Enter compares. */
export function SetsBar({ sets, running, onChange, onCompare }: SetsBarProps) {
  const t = useT();
  const [problem] = [...parseQuery(sets.a).errors, ...parseQuery(sets.b).errors];
  const isReady = problem === undefined && sets.a.trim() !== sets.b.trim();
  const field = (name: 'a' | 'b') => (
    <label className={styles.set}>
      <span className={styles.badge} data-side={name}>
        {name.toUpperCase()}
      </span>
      <TextInput
        className={styles.query ?? ''}
        label={t(`comparison.set.${name}`)}
        placeholder={t('comparison.all')}
        value={sets[name]}
        invalid={parseQuery(sets[name]).errors.length > 0}
        onChange={(query) => onChange({ ...sets, [name]: query })}
        {...(name === 'a' ? { 'data-autofocus': '' } : {})}
      />
    </label>
  );
  return (
    <form
      className={styles.bar}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !running) onCompare();
      }}
    >
      {field('a')}
      <IconButton icon="arrow-swap" label={t('comparison.swap')} onClick={() => onChange({ a: sets.b, b: sets.a })} />
      {field('b')}
      <Button kind="primary" type="submit" disabled={!isReady || running}>
        {t('comparison.compare')}
      </Button>
      {problem !== undefined && (
        <span role="alert" className={styles.problem}>
          {problemText(problem, t)}
        </span>
      )}
    </form>
  );
}
