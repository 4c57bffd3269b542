import { useEffect, useState, type ComponentType } from 'react';
import type { Load } from '#renderer/platform/contribution.ts';
import { ViewBoundary } from './view-boundary.tsx';

// Views once loaded render at once the next time, without a blank frame.
const loaded = new Map<unknown, unknown>();

interface LazyViewProps<Props> {
  readonly load: Load<Props>;
  readonly props: Props;
  readonly viewKey: string;
}

/** Loads a contributed view and shows it inside its own error boundary. */
export function LazyView<Props extends object>({ load, props, viewKey }: LazyViewProps<Props>) {
  return (
    <ViewBoundary resetKey={viewKey} onRetry={() => loaded.delete(load)}>
      <Loader key={viewKey} load={load} props={props} viewKey={viewKey} />
    </ViewBoundary>
  );
}

function Loader<Props extends object>({ load, props }: LazyViewProps<Props>) {
  const [view, setView] = useState<{ component: ComponentType<Props> } | undefined>(() => known(load));
  const [failure, setFailure] = useState<{ error: unknown } | undefined>(undefined);
  useEffect(() => {
    let current = true;
    if (known(load) === undefined) {
      load().then(
        (component) => {
          loaded.set(load, { component });
          if (current) setView({ component });
        },
        (error: unknown) => {
          if (current) setFailure({ error });
        },
      );
    }
    return () => {
      current = false;
    };
  }, [load]);
  if (failure !== undefined) throw failure.error;
  if (view === undefined) return <div data-loading="" />;
  const View = view.component;
  return <View {...props} />;
}

// The key is the loader itself, so that what is found under it has the loader's own props.
function known<Props>(load: Load<Props>): { component: ComponentType<Props> } | undefined {
  return loaded.get(load) as { component: ComponentType<Props> } | undefined;
}
