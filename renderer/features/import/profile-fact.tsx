import { importContract, type MappingSettings } from '#shared/contracts/import.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { Select } from '#renderer/base/select.tsx';
import { Field } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useRpc } from '#renderer/platform/rpc/use-rpc.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { quickInput } from '#renderer/workbench/quick-input/quick-input-store.ts';
import { changeDraft, type ImportSession, type SessionStore } from './import-session.ts';
import { chooseProfile } from './inspect.ts';
import { currentGrouping, currentMapping } from './mapping.ts';
import { batchNameOf } from './run-import.ts';
import styles from './import.module.css';

interface ProfileFactProps {
  readonly store: SessionStore;
  readonly session: ImportSession;
  readonly locked: boolean;
}

const none = '';

/** The saved mapping in use; its menu saves, overwrites and removes. */
export function ProfileFact({ store, session, locked }: ProfileFactProps) {
  const t = useT();
  const rpc = useRpc();
  const { answer, draft } = session;
  const { data } = useServiceQuery(importContract.methods.profiles, {}, { tables: ['mapping_profile'] });
  const profiles = data?.profiles ?? [];
  const used = profiles.find((profile) => profile.id === draft.profile);
  const columns = currentMapping(answer, draft);
  const known = used === undefined ? 0 : columns.filter(({ column }) => used.settings.columns.some((entry) => entry.column === column)).length;
  const byHeader = columns.filter(({ from }) => from === 'header').length;

  function settings(): MappingSettings | undefined {
    if (answer === undefined) return undefined;
    return {
      options: { ...draft.options, format: answer.format },
      columns: columns.map(({ column, field, attribute }) => ({ column, field, attribute })),
      timeZone: draft.timeZone ?? answer.timeZone,
      dayOrder: answer.dayOrder ?? draft.dayOrder ?? 'day-first',
      grouping: currentGrouping(draft, columns),
    };
  }
  async function save(name: string): Promise<void> {
    const mapping = settings();
    if (mapping === undefined) return;
    try {
      const { profile } = await rpc.call(importContract.methods.saveProfile, { name, settings: mapping });
      changeDraft(store, { profile });
      notifications.notify('success', t('import.profile.saved', { name }), { key: 'import.profile' });
    } catch (error) {
      notifications.error(error);
    }
  }
  async function saveAs(): Promise<void> {
    const name = await quickInput.input({
      title: t('import.profile.saveTitle'),
      placeholder: t('import.profile.name'),
      value: used?.name ?? batchNameOf(session.file?.name ?? ''),
      validate: (text) => (text.trim() === '' ? t('import.profile.nameEmpty') : undefined),
    });
    if (name !== undefined && name.trim() !== '') await save(name.trim());
  }
  async function remove(id: number, name: string): Promise<void> {
    try {
      await rpc.call(importContract.methods.removeProfile, { profile: id });
      changeDraft(store, { profile: null });
      notifications.notify('info', t('import.profile.removed', { name }), { key: 'import.profile' });
    } catch (error) {
      notifications.error(error);
    }
  }
  return (
    <Field
      label={t('import.fact.profile')}
      hint={
        answer === undefined
          ? undefined
          : used === undefined
            ? t('import.profile.byHeader', { matched: byHeader, columns: columns.length })
            : t('import.profile.matched', { matched: known, columns: columns.length })
      }
    >
      {(id) => (
        <span className={styles.withButton}>
          <Select
            id={id}
            className={styles.grow ?? ''}
            disabled={locked || answer === undefined}
            value={used === undefined ? none : String(used.id)}
            options={[{ value: none, label: t('import.profile.noneUsed') }, ...profiles.map((profile) => ({ value: String(profile.id), label: profile.name }))]}
            onChange={(value) => chooseProfile(store, profiles.find((profile) => String(profile.id) === value) ?? null)}
          />
          <IconButton
            icon="more"
            label={t('import.profile.actions')}
            aria-haspopup="menu"
            disabled={answer === undefined}
            onClick={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              showContextMenu(
                t('import.profile.actions'),
                [
                  { id: 'save', label: t('import.profile.save'), run: () => void saveAs() },
                  ...(used === undefined
                    ? []
                    : [
                        { id: 'update', label: t('import.profile.update', { name: used.name }), run: () => void save(used.name) },
                        { id: 'remove', label: t('import.profile.remove', { name: used.name }), destructive: true, separated: true, run: () => void remove(used.id, used.name) },
                      ]),
                ],
                { x: box.left, y: box.bottom + 2 },
              );
            }}
          />
        </span>
      )}
    </Field>
  );
}
