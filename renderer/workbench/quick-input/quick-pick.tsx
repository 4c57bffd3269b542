import { useEffect, useMemo, useState } from 'react';
import { Button } from '#renderer/base/button.tsx';
import { fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { QuickPickItem, QuickPickOptions } from '#renderer/platform/services.ts';
import { QuickList, type QuickRow } from './quick-list.tsx';

interface QuickPickProps {
  readonly items: readonly QuickPickItem[];
  readonly options: QuickPickOptions;
  readonly many: boolean;
  readonly onDone: (picked: readonly QuickPickItem[] | undefined) => void;
}

/** Items that match, best first; those always shown stay at the end. */
export function matchingRows(query: string, items: readonly QuickPickItem[]): readonly QuickRow[] {
  const matched = items.flatMap((item) => {
    const match = fuzzyMatch(query, item.label) ?? (item.description === undefined ? undefined : emptyRanges(fuzzyMatch(query, item.description)));
    return match === undefined || item.alwaysShow === true ? [] : [{ item, ranges: match.ranges, score: match.score }];
  });
  const sorted = query.trim() === '' ? matched : matched.toSorted((a, b) => b.score - a.score);
  return [...sorted, ...items.filter((item) => item.alwaysShow === true).map((item) => ({ item, ranges: [] }))];
}

/** A match in the description says nothing about places in the label, and counts for less. */
function emptyRanges(match: ReturnType<typeof fuzzyMatch>): ReturnType<typeof fuzzyMatch> {
  return match === undefined ? undefined : { score: match.score - 100, ranges: [] };
}

/** A list to choose one or several items from. */
export function QuickPick({ items, options, many, onDone }: QuickPickProps) {
  const t = useT();
  const [query, setQuery] = useState(options.initialQuery ?? '');
  const [checked, setChecked] = useState<ReadonlySet<string>>(() => new Set(options.selectedIds ?? []));
  const [{ provided, answered }, setProvided] = useState<{ provided: readonly QuickPickItem[]; answered: string | undefined }>({ provided: [], answered: undefined });
  const { provide } = options;

  useEffect(() => {
    if (provide === undefined) return undefined;
    const controller = new AbortController();
    provide(query, controller.signal).then(
      (found) => {
        if (!controller.signal.aborted) setProvided({ provided: found, answered: query });
      },
      // A provider that fails or is overtaken leaves the list as it was.
      () => {
        if (!controller.signal.aborted) setProvided((before) => ({ ...before, answered: query }));
      },
    );
    return () => controller.abort();
  }, [provide, query]);

  const rows = useMemo(
    () => {
      // What is provided was matched by its provider; of the fixed items only those that match are shown, and none twice.
      const fixed = new Set(items.map(({ id }) => id));
      const further = provided.filter(({ id }) => !fixed.has(id)).map((item) => ({ item, ranges: fuzzyMatch(query, item.label)?.ranges ?? [] }));
      return [...matchingRows(query, items), ...further];
    },
    [provided, items, query],
  );
  const all = [...items, ...provided];
  const finish = () => onDone(all.filter((item) => checked.has(item.id)));
  const toggle = (item: QuickPickItem) =>
    setChecked((before) => {
      const next = new Set(before);
      if (!next.delete(item.id)) next.add(item.id);
      return next;
    });
  return (
    <QuickList
      label={options.title ?? options.placeholder ?? t('workbench.quickPick')}
      title={options.title}
      query={query}
      onQuery={setQuery}
      placeholder={options.placeholder}
      rows={rows}
      busy={provide !== undefined && answered !== query}
      emptyText={options.emptyText ?? t('workbench.quickPick.empty')}
      checked={many ? checked : undefined}
      {...(many ? { onToggle: toggle } : {})}
      onAccept={(item) => {
        if (many) finish();
        else if (item !== undefined) onDone([item]);
      }}
      onClose={() => onDone(undefined)}
      footer={
        many && (
          <Button kind="primary" onClick={finish}>
            {t('workbench.quickPick.accept', { count: checked.size })}
          </Button>
        )
      }
    />
  );
}
