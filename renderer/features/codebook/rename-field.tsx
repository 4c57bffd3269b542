import { useState } from 'react';
import { codebookContract, type Code } from '#shared/contracts/codebook.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { codebookStore } from './codebook-state.ts';
import styles from './codebook.module.css';

/** The name of a code as a field in its row: Enter or leaving it saves, Escape does not. */
export function RenameField({ code }: { readonly code: Code }) {
  const t = useT();
  const [name, setName] = useState(code.name);
  const update = useServiceCommand(codebookContract.methods.update);
  const end = () => {
    if (codebookStore.getState().renaming === code.id) codebookStore.setState({ renaming: undefined });
  };
  const save = () => {
    // Enter and Escape take the keyboard out of the field, which leaves it once more: by then it has ended.
    if (codebookStore.getState().renaming !== code.id) return;
    const next = name.trim();
    end();
    if (next !== '' && next !== code.name) update.mutate({ code: code.id, name: next }, { onError: (error) => notifications.error(error) });
  };
  return (
    <input
      className={styles.rename}
      aria-label={t('codebook.rename.label')}
      value={name}
      maxLength={200}
      autoFocus
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={save}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        const tree = event.currentTarget.closest<HTMLElement>('[role="tree"]');
        if (event.key === 'Enter') save();
        else end();
        tree?.focus();
      }}
    />
  );
}
