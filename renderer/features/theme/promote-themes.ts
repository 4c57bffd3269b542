import { themeContract, type Theme } from '#shared/contracts/theme.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { readThemes } from './use-themes.ts';

const { promote } = themeContract.methods;
/** Codes named one by one in the question. */
const listed = 8;

/** Says which codes would be made and how many messages coded, then makes them as one step to undo. */
export async function promoteThemes({ rpc, dialogs, notifications, commands, t }: ServicesAccessor, themes: readonly Theme[]): Promise<void> {
  if (themes.length === 0) return;
  const { current } = await readThemes();
  if (current === null) return;
  const { number } = createFormat(currentLanguage(), t);
  const input = {
    themes: themes.map(({ id, name, keywords }) => ({
      theme: id,
      // Kept with the code, so in the language of who makes it.
      definition: t('theme.promote.definition', { name, keywords: keywords.join(t('theme.listSeparator')), recipe: current.run.recipe, seed: current.run.seed }),
    })),
  };
  const preview = await rpc.run(promote, { ...input, dryRun: true });
  const lines = preview.codes.slice(0, listed).map(({ path, existing, messages, codings }) =>
    t(existing ? 'theme.promote.existing' : 'theme.promote.new', { path: path.join(' / '), count: codings, codings: number(codings), messages: number(messages) }),
  );
  const agreed = await dialogs.confirm({
    title: t('theme.promote.title', { count: preview.codes.length }),
    message: t('theme.promote.message', { count: preview.codings, codings: number(preview.codings) }),
    details: [...lines, ...(preview.codes.length > listed ? [t('theme.promote.more', { count: preview.codes.length - listed })] : [])],
    confirmLabel: t('theme.promote.confirm'),
  });
  if (!agreed) return;
  const { codings, codes } = await rpc.run(promote, { ...input, dryRun: false });
  const first = codes[0];
  notifications.notify('success', t('theme.promote.done', { count: codes.length, name: first?.name ?? '', codings: number(codings) }), {
    key: 'theme.edit',
    actions: [
      { label: t('theme.promote.show'), run: () => void commands.execute('sideBar.show.codebook') },
      { label: t('theme.undo'), run: () => void commands.execute('history.undo') },
    ],
  });
}
