import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { SearchField } from '#renderer/base/search-field.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { contextReader } from '#renderer/platform/context-keys/context-key-store.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import type { EditorProps, SettingContribution } from '#renderer/platform/contribution.ts';
import { fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { settingsStore } from '#renderer/platform/settings/settings-store.ts';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';

const changedOnly = '@changed';

/** All contributed settings: search at the top, categories at the left, typed controls. */
export function SettingsEditor({ input }: EditorProps) {
  const t = useT();
  const format = useFormat();
  const given = input.params?.['query'];
  const [query, setQuery] = useState(typeof given === 'string' ? given : '');
  const [taken, setTaken] = useState(given);
  if (taken !== given) {
    setTaken(given);
    if (typeof given === 'string') setQuery(given);
  }
  const [category, setCategory] = useState<string | undefined>(undefined);
  const { values, folder } = useStore(settingsStore);

  const found = useMemo(() => {
    const text = query.replace(changedOnly, '').trim();
    const matches = (setting: SettingContribution) =>
      text === '' ||
      setting.key.toLowerCase().includes(text.toLowerCase()) ||
      [setting.title, setting.description, setting.category].some((key) => key !== undefined && fuzzyMatch(text, t(key)) !== undefined);
    return contributed().settings.filter(
      (setting) => holds(setting.when, contextReader) && matches(setting) && (!query.includes(changedOnly) || setting.key in values),
    );
  }, [query, values, t]);
  const categories = [...new Set(found.map((setting) => setting.category))];
  const shown = category !== undefined && categories.includes(category) ? category : undefined;

  return (
    <div className={frame.editor}>
      <div className={frame.toolbar}>
        <SearchField
          label={t('settings.search')}
          value={query}
          onChange={setQuery}
          found={t('settings.found', { count: found.length, number: format.number(found.length) })}
        />
        <Button
          kind="flat"
          aria-pressed={query.includes(changedOnly)}
          onClick={() => setQuery((before) => (before.includes(changedOnly) ? before.replace(changedOnly, '').trim() : `${changedOnly} ${before}`.trim()))}
        >
          {t('settings.changedOnly')}
        </Button>
        <Button icon="keyboard" onClick={() => runCommand('keybindings.open')}>
          {t('settings.keybindings')}
        </Button>
      </div>
      <div className={frame.columns}>
        <nav className={styles.categories} aria-label={t('settings.categories')}>
          {[undefined, ...categories].map((candidate) => (
            <button
              key={candidate ?? ''}
              type="button"
              aria-current={candidate === shown}
              className={classNames(styles.category, candidate === shown && styles.on)}
              onClick={() => setCategory(candidate)}
            >
              {candidate === undefined ? t('settings.all') : t(candidate)}
            </button>
          ))}
        </nav>
        <div className={styles.list}>
          {found.length === 0 && (
            <EmptyState title={t('settings.none')} actions={<Button onClick={() => setQuery('')}>{t('settings.clear')}</Button>} />
          )}
          {categories
            .filter((candidate) => shown === undefined || candidate === shown)
            .map((candidate) => (
              <section key={candidate} aria-label={t(candidate)}>
                <h2 className={styles.heading}>{t(candidate)}</h2>
                {found
                  .filter((setting) => setting.category === candidate)
                  .map((setting) => (
                    <SettingRow key={setting.key} setting={setting} />
                  ))}
              </section>
            ))}
          {found.length > 0 && folder !== '' && <p className={styles.folder}>{t('settings.folder', { folder })}</p>}
        </div>
      </div>
    </div>
  );
}
