import { useEffect } from 'react';
import { recipeContract, type Recipe } from '#shared/contracts/recipe.ts';
import { Button } from '#renderer/base/button.tsx';
import frame from '#renderer/base/frame.module.css';
import { KeyValues } from '#renderer/base/section.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { copyText } from '#renderer/platform/host/copy-text.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { factRows, kindName } from './fact-names.ts';
import styles from './recipe.module.css';

/** One recorded run. The tab's id is the recipe's. */
export function RecipeEditor({ input, handle }: EditorProps) {
  const t = useT();
  const { data, error, refetch } = useServiceQuery(recipeContract.methods.show, { recipe: Number(input.id) }, { tables: ['recipe'] });
  useEffect(() => {
    if (data !== undefined) handle.setTitle(t('recipe.editor.title-of', { kind: kindName(data.kind, t), id: data.id }));
  }, [data, handle, t]);
  if (error !== null && data === undefined) return <ViewError error={error} onRetry={() => void refetch()} />;
  return data === undefined ? null : <RecipePage recipe={data} />;
}

function RecipePage({ recipe }: { readonly recipe: Recipe }) {
  const t = useT();
  const format = useFormat();
  const copy = () => {
    copyText(JSON.stringify(recipe, null, 2)).then(
      () => notifications.notify('success', t('recipe.copied'), { key: 'recipe.copied' }),
      (error: unknown) => notifications.error(error),
    );
  };
  const run = [
    { key: 'when', label: t('recipe.when'), value: format.dateTime(recipe.createdAt) },
    { key: 'coder', label: t('recipe.coder'), value: recipe.coder ?? t('recipe.nobody') },
    { key: 'model', label: t('recipe.model'), value: <span className={styles.mono}>{recipe.model}</span> },
    { key: 'seed', label: t('recipe.seed'), value: recipe.seed === null ? t('recipe.no-seed') : String(recipe.seed) },
    { key: 'app', label: t('recipe.app-version'), value: recipe.appVersion },
    { key: 'guid', label: t('recipe.guid'), value: <span className={styles.mono}>{recipe.guid}</span> },
  ];
  const given = [
    { key: 'messages', label: t('recipe.denominator'), value: t('recipe.messages', { count: recipe.messages, number: format.number(recipe.messages) }) },
    { key: 'query', label: t('recipe.query'), value: recipe.query === '' ? t('recipe.all-messages') : <span className={styles.mono}>{recipe.query}</span> },
    ...factRows(recipe.kind, recipe.parameters, t, format),
  ];
  return (
    <div className={frame.editor} data-context="recipeFocus">
      <header className={frame.head}>
        <h1 className={frame.title}>{kindName(recipe.kind, t)}</h1>
        <span className={frame.facts}>{t('recipe.head', { id: recipe.id, time: format.dateTime(recipe.createdAt) })}</span>
        <span className={frame.grow} />
        <Button kind="flat" icon="table" data-autofocus="" onClick={() => runCommand('messages.open', { query: recipe.query, id: `recipe-${recipe.id}` })}>
          {t('recipe.open-messages')}
        </Button>
        <Button kind="flat" icon="copy" onClick={copy}>
          {t('recipe.copy')}
        </Button>
      </header>
      <div className={frame.body} tabIndex={0} role="region" aria-label={t('recipe.editor.title')}>
        <Part title={t('recipe.section.given')} rows={given} />
        <Part title={t('recipe.section.result')} rows={factRows(recipe.kind, recipe.result, t, format)} />
        <Part title={t('recipe.section.run')} rows={run} />
        <p className={styles.note}>{t('recipe.note')}</p>
      </div>
    </div>
  );
}

function Part({ title, rows }: { readonly title: string; readonly rows: Parameters<typeof KeyValues>[0]['rows'] }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <KeyValues rows={rows} />
    </section>
  );
}
