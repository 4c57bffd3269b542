import type { suggestionContract } from '#shared/contracts/suggestion.ts';
import type { OutputOf } from '#shared/rpc/define.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';

export type Status = OutputOf<typeof suggestionContract.methods.status>;

/** What stands in place of the queue before the first proposals, with the next step: code more, learn, or propose. */
export function NothingYet({ status: { model, codings, needed }, busy }: { readonly status: Status; readonly busy: boolean }) {
  const t = useT();
  const step = (command: string, label: string) => (
    <Button kind="primary" data-autofocus="" disabled={busy} onClick={() => runCommand(command)}>
      {label}
    </Button>
  );
  if (model !== null) {
    return (
      <EmptyState icon="lightbulb" title={t('suggestion.unread.title')} actions={step('suggestion.propose', t('suggestion.propose'))}>
        {t('suggestion.unread.text')}
      </EmptyState>
    );
  }
  const enough = codings >= needed;
  return (
    <EmptyState
      icon="lightbulb"
      title={t('suggestion.empty.title')}
      actions={enough ? step('suggestion.learn', t('suggestion.learn', { count: codings })) : step('coding.nextUncoded', t('suggestion.empty.code'))}
    >
      {enough ? t('suggestion.empty.ready') : t('suggestion.empty.few', { count: needed - codings, codings, needed })}
    </EmptyState>
  );
}
