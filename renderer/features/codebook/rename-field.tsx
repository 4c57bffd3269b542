import { codebookContract, type Code } from '#shared/contracts/codebook.ts';
import { RenameInput } from '#renderer/base/rename-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { codebookStore } from './codebook-state.ts';

/** The name of a code as a field in its row. */
export function RenameField({ code }: { readonly code: Code }) {
  const t = useT();
  const update = useServiceCommand(codebookContract.methods.update);
  return (
    <RenameInput
      value={code.name}
      label={t('codebook.rename.label')}
      onRename={(name) => update.mutate({ code: code.id, name }, { onError: (error) => notifications.error(error) })}
      onEnd={() => {
        if (codebookStore.getState().renaming === code.id) codebookStore.setState({ renaming: undefined });
      }}
    />
  );
}
