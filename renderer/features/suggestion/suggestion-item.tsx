import { useEffect, useRef } from 'react';
import { suggestionContract } from '#shared/contracts/suggestion.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useRpc } from '#renderer/platform/rpc/use-rpc.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { useSetting } from '#renderer/platform/settings/use-setting.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { StatusItem } from '#renderer/workbench/status-bar/status-item.tsx';
import { quietly } from './learn.ts';

/** Milliseconds without a coding before learning begins by itself. */
const quiet = 8000;
/** After a learning that was cancelled, so many more codings have to change. */
const patience = 10;

/**
 * Learns in the background once enough codings have changed and the coder pauses, if the setting says so; says that it
 * is due where it does not. Stands in the status bar, which is always there.
 */
export function SuggestionItem() {
  const t = useT();
  const format = useFormat();
  const rpc = useRpc();
  const learnsItself = useSetting('suggestion.learnInBackground') === true;
  const { data } = useServiceQuery(suggestionContract.methods.status, {}, { tables: ['coding', 'code', 'batch', 'suggestion_model', 'suggestion_decision'] });
  const due = data?.due === true;
  const changes = data?.model?.changes ?? data?.codings ?? 0;
  const waitFor = useRef(0);
  useEffect(() => {
    if (!due || !learnsItself || changes < waitFor.current) return undefined;
    const timer = setTimeout(() => {
      quietly(rpc, 'learn').then(
        (done) => {
          waitFor.current = done ? 0 : changes + patience;
        },
        (error: unknown) => {
          waitFor.current = changes + patience;
          notifications.error(error, { key: 'suggestion.learn' });
        },
      );
    }, quiet);
    return () => clearTimeout(timer);
  }, [due, learnsItself, changes, rpc]);
  if (data === undefined || !due || learnsItself) return null;
  return (
    <StatusItem
      icon="lightbulb"
      text={t('suggestion.status.due', { count: changes, number: format.number(changes) })}
      tooltip={t('suggestion.status.due-tooltip')}
      onClick={() => runCommand('suggestion.learn')}
    />
  );
}
