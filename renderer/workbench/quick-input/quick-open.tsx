import { useEffect, useMemo, useState } from 'react';
import { allCommands, runCommand, services } from '#renderer/platform/commands/command-registry.ts';
import { focusReader } from '#renderer/platform/context-keys/focus-context.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import { fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { keysOf } from '#renderer/platform/keybindings/keybinding-store.ts';
import { contributed } from '#renderer/platform/registry.ts';
import type { QuickPickItem } from '#renderer/platform/services.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { recentCommands, rememberCommand } from './recent-commands.ts';
import { QuickList, type QuickRow } from './quick-list.tsx';
import { matchingRows } from './quick-pick.tsx';

interface QuickOpenProps {
  readonly prefix: string;
  readonly onClose: () => void;
}

interface Found {
  readonly row: QuickRow;
  run(): unknown;
}

const providerDelay = 60;
const commandPrefix = '>';

/** The palette (`>`) and quick open: what is typed is matched by fuzzy letters and pinyin. */
export function QuickOpen({ prefix, onClose }: QuickOpenProps) {
  const t = useT();
  const [query, setQuery] = useState(prefix);
  const [context] = useState(focusReader);
  const [found, setFound] = useState<{ query: string | undefined; items: readonly Found[] }>({ query: undefined, items: [] });
  const isPalette = query.startsWith(commandPrefix);

  const commands = useMemo(
    () =>
      allCommands()
        .filter((command) => command.palette !== false && holds(command.when, context))
        .map((command): QuickPickItem => {
          const title = t(command.title);
          return {
            id: command.id,
            label: command.category === undefined ? title : t('workbench.palette.entry', { category: t(command.category), title }),
            keys: keysOf(command.id),
            value: command.id,
          };
        }),
    [context, t],
  );

  useEffect(() => {
    if (isPalette) return undefined;
    const controller = new AbortController();
    const timer = window.setTimeout(() => {
      const own = contributed().quickOpen.filter((provider) => holds(provider.when, context));
      const prefixed = own.filter((provider) => provider.prefix !== undefined && query.startsWith(provider.prefix));
      // A prefix asks one kind alone; without it every kind is asked.
      const asked = prefixed.length > 0 ? prefixed : own;
      const results = new Map<string, readonly Found[]>();
      let answers = 0;
      // What a provider found before stays until it has answered, so that rows do not come and go between two answers.
      const answer = (id: string, items: readonly Found[] | undefined) => {
        answers += 1;
        if (items !== undefined) results.set(id, items);
        setFound((before) => ({
          query: answers === asked.length ? query : before.query,
          items: asked.flatMap((candidate) => results.get(candidate.id) ?? (answers === asked.length ? [] : before.items.filter(({ row }) => row.item.id.startsWith(`${candidate.id}:`)))),
        }));
      };
      for (const provider of asked) {
        const text = query.slice(prefixed.length > 0 ? (provider.prefix?.length ?? 0) : 0);
        provider.provide(text.trim(), services(), controller.signal).then(
          (items) => {
            if (controller.signal.aborted) return;
            answer(
              provider.id,
              items.map((item): Found => ({
                row: {
                  item: { ...item, id: `${provider.id}:${item.id}`, group: t(provider.title), value: undefined },
                  ranges: fuzzyMatch(text, item.label)?.ranges ?? [],
                },
                run: () => item.run(services()),
              })),
            );
          },
          (error: unknown) => {
            if (controller.signal.aborted) return;
            notifications.error(error, { key: `quick-open.${provider.id}` });
            answer(provider.id, undefined);
          },
        );
      }
      if (asked.length === 0) setFound({ query, items: [] });
    }, query === prefix ? 0 : providerDelay);
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [query, isPalette, context, prefix, t]);

  const rows = useMemo((): readonly QuickRow[] => {
    if (!isPalette) return found.items.map((item) => item.row);
    const text = query.slice(commandPrefix.length);
    if (text.trim() !== '') return matchingRows(text, commands);
    const recent = recentCommands();
    const before = recent.flatMap((id) => commands.filter((command) => command.id === id)).map((item) => ({ ...item, group: t('workbench.palette.recent') }));
    const others = commands.filter((command) => !recent.includes(command.id)).toSorted((a, b) => a.label.localeCompare(b.label));
    const othersGroup = before.length > 0 ? { group: t('workbench.palette.others') } : {};
    return [...before, ...others.map((item) => ({ ...item, ...othersGroup }))].map((item) => ({ item, ranges: [] }));
  }, [isPalette, found, query, commands, t]);

  return (
    <QuickList
      label={t(isPalette ? 'workbench.palette' : 'workbench.quickOpen')}
      query={query}
      onQuery={setQuery}
      placeholder={t('workbench.quickOpen.placeholder')}
      rows={rows}
      busy={!isPalette && found.query !== query}
      emptyText={t(isPalette ? 'workbench.palette.empty' : 'workbench.quickOpen.empty')}
      onAccept={(item) => {
        if (item === undefined) return;
        onClose();
        if (isPalette) {
          rememberCommand(item.id);
          runCommand(item.id);
          return;
        }
        Promise.resolve(found.items.find((candidate) => candidate.row.item.id === item.id)?.run()).catch((error: unknown) => notifications.error(error));
      }}
      onClose={onClose}
    />
  );
}
