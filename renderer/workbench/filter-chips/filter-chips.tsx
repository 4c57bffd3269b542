import { Chip } from '#renderer/base/chip.tsx';
import { services } from '#renderer/platform/commands/command-registry.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { chipLabel } from '#renderer/platform/query/chip-label.ts';
import { editField, editText, pickFilter } from '#renderer/platform/query/pick-filter.ts';
import { splitQuery, withoutChip, withoutText } from '#renderer/platform/query/query-chips.ts';
import { notifications } from '../notifications/notification-store.ts';

export interface FilterChipsProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Words outside filters stand in a field of their own, and not as a chip. */
  readonly wordsElsewhere?: boolean;
  /** Nothing can be added, as to a query with a mistake. */
  readonly closed?: boolean;
}

/** The conditions of a query as chips that are edited, removed and added to. */
export function FilterChips({ query, onQuery, wordsElsewhere = false, closed = false }: FilterChipsProps) {
  const t = useT();
  const { chips, text } = splitQuery(query);
  const change = (asked: Promise<string | undefined>) => {
    asked.then(
      (next) => {
        if (next !== undefined) onQuery(next);
      },
      (error: unknown) => notifications.error(error),
    );
  };
  return (
    <>
      {chips.map((chip) => {
        const label = chipLabel(chip, t);
        return (
          <Chip
            key={`${chip.index}${chip.field}`}
            onClick={() => change(editField(services(), query, chip.field))}
            onRemove={() => onQuery(withoutChip(query, chip.index))}
            removeLabel={t('workbench.filter.remove', { filter: label })}
          >
            {label}
          </Chip>
        );
      })}
      {text !== '' && !wordsElsewhere && (
        <Chip icon="search" onClick={() => change(editText(services(), query))} onRemove={() => onQuery(withoutText(query))} removeLabel={t('workbench.filter.remove', { filter: text })}>
          {text}
        </Chip>
      )}
      {!closed && (
        <Chip add icon="plus" onClick={() => change(pickFilter(services(), query))}>
          {t('workbench.filter.add')}
        </Chip>
      )}
    </>
  );
}
