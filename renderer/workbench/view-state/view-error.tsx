import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';

/** A view that failed: a plain sentence and a way to try again. */
export function ViewError({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useT();
  return (
    <div role="alert">
      <EmptyState
        icon="warn"
        title={t('workbench.view.failed')}
        actions={onRetry !== undefined && <Button icon="refresh" onClick={onRetry}>{t('workbench.view.retry')}</Button>}
      >
        {errorText(error, t)}
      </EmptyState>
    </div>
  );
}
