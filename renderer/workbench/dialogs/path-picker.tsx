import { useMemo, useState } from 'react';
import { hostContract, type FolderEntry } from '#shared/contracts/host.ts';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { List, type ListItem } from '#renderer/base/list.tsx';
import { Field, TextInput } from '#renderer/base/text-input.tsx';
import { TreeLabel } from '#renderer/base/tree.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import type { PathPickOptions } from '#renderer/platform/host/path-pick-options.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { confirm } from './confirm-dialog.tsx';
import { showDialog } from './dialog-store.ts';
import styles from './dialogs.module.css';

interface PathPickerProps {
  readonly options: PathPickOptions;
  readonly onAnswer: (paths: readonly string[]) => void;
}

function joinPath(folder: string, separator: string, name: string): string {
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
}

function withExtension(name: string, extensions: readonly string[]): string {
  const first = extensions[0];
  if (first === undefined || extensions.some((extension) => name.toLowerCase().endsWith(`.${extension.toLowerCase()}`))) return name;
  return `${name}.${first}`;
}

/** A folder browser, answered by the service, where there is no native file dialog. */
function PathPicker({ options, onAnswer }: PathPickerProps) {
  const t = useT();
  const format = useFormat();
  const saving = options.mode === 'save-file';
  const wantsFolder = options.mode === 'open-folder';
  const extensions = useMemo(() => options.extensions ?? [], [options.extensions]);
  const [folder, setFolder] = useState<string | null>(options.defaultFolder ?? null);
  const [typedPath, setTypedPath] = useState<string | undefined>(undefined);
  const [name, setName] = useState(options.defaultName ?? '');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const listing = useServiceQuery(
    hostContract.methods.listFolder,
    { path: folder, ...(extensions.length === 0 ? {} : { extensions: [...extensions] }) },
    { tables: [], keepPrevious: true, volatile: true },
  );
  const places = useServiceQuery(hostContract.methods.places, {}, { tables: [] });
  const { data } = listing;

  const items = useMemo(
    () =>
      (data?.entries ?? [])
        .filter((entry) => entry.folder || !wantsFolder)
        .map((entry): ListItem<FolderEntry> => ({ id: entry.path, text: entry.name, value: entry })),
    [data, wantsFolder],
  );

  function enter(path: string): void {
    setFolder(path);
    setSelected(new Set());
    setTypedPath(undefined);
  }
  function activate(entry: FolderEntry): void {
    if (entry.folder) enter(entry.path);
    else if (saving) setName(entry.name);
    else onAnswer([entry.path]);
  }
  async function accept(): Promise<void> {
    if (data === undefined) return;
    if (typedPath !== undefined && typedPath !== data.path) {
      enter(typedPath);
      return;
    }
    if (saving) {
      const file = withExtension(name.trim(), extensions);
      const path = joinPath(data.path, data.separator, file);
      const exists = data.entries.some((entry) => !entry.folder && entry.name === file);
      const replace = !exists || (await confirm({ title: t('workbench.picker.replace', { name: file }), destructive: true, confirmLabel: t('workbench.picker.replaceLabel') }));
      if (replace) onAnswer([path]);
      return;
    }
    const chosen = data.entries.filter((entry) => selected.has(entry.path));
    const chosenFolder = chosen.find((entry) => entry.folder);
    if (wantsFolder) onAnswer([chosenFolder?.path ?? data.path]);
    else if (chosenFolder !== undefined) enter(chosenFolder.path);
    else if (chosen.length > 0) onAnswer(chosen.map((entry) => entry.path));
  }

  const ready = saving ? name.trim() !== '' : wantsFolder || selected.size > 0 || typedPath !== undefined;
  const acceptLabel = t(saving ? 'workbench.picker.save' : wantsFolder ? 'workbench.picker.chooseFolder' : 'workbench.picker.open');
  return (
    <Dialog
      title={options.title}
      width={720}
      tall
      onClose={() => onAnswer([])}
      onSubmit={() => void accept()}
      actions={
        <>
          <Button onClick={() => onAnswer([])}>{t('workbench.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={!ready}>
            {acceptLabel}
          </Button>
        </>
      }
    >
      {saving && (
        <Field label={t('workbench.picker.name')}>
          {(id) => <TextInput id={id} value={name} onChange={setName} data-autofocus="" maxLength={200} />}
        </Field>
      )}
      <div className={styles.location}>
        <IconButton
          icon="up"
          label={t('workbench.picker.parent')}
          disabled={data?.parent === null || data === undefined}
          onClick={() => {
            if (data?.parent !== null && data?.parent !== undefined) enter(data.parent);
          }}
        />
        <TextInput
          className={styles.grow ?? ''}
          label={t('workbench.picker.folder')}
          value={typedPath ?? data?.path ?? ''}
          onChange={setTypedPath}
        />
        <IconButton icon="refresh" label={t('workbench.picker.refresh')} onClick={() => void listing.refetch()} />
      </div>
      <div className={styles.browser}>
        <ul className={styles.places} aria-label={t('workbench.picker.places')}>
          {(places.data?.places ?? []).map((place) => (
            <li key={place.path}>
              <button type="button" className={styles.place} aria-current={place.path === data?.path} onClick={() => enter(place.path)}>
                {t(`workbench.picker.place.${place.kind}`)}
              </button>
            </li>
          ))}
        </ul>
        <div className={styles.files}>
          {listing.error !== null ? (
            <ViewError error={listing.error} onRetry={() => enter(data?.parent ?? '')} />
          ) : items.length === 0 && data !== undefined ? (
            <EmptyState title={t('workbench.picker.empty')}>
              {extensions.length > 0 && t('workbench.picker.onlyKinds', { kinds: extensions.map((extension) => `.${extension}`).join(' ') })}
            </EmptyState>
          ) : (
            <List
              label={data?.path ?? ''}
              items={items}
              selected={selected}
              multiple={options.mode === 'open-files'}
              autoFocus={!saving}
              className={styles.fileList ?? ''}
              onSelect={(ids, focused) => {
                setSelected(ids);
                const entry = data?.entries.find((candidate) => candidate.path === focused);
                if (saving && entry !== undefined && !entry.folder) setName(entry.name);
              }}
              onActivate={(item, gesture) => {
                if (gesture !== 'click') activate(item.value);
              }}
              renderRow={({ value }) => (
                <TreeLabel
                  icon={value.folder ? 'folder' : 'file'}
                  title={value.name}
                  note={value.folder ? undefined : `${format.bytes(value.size)}　${format.dateTime(value.modifiedAt).slice(0, 16)}`}
                >
                  {value.name}
                </TreeLabel>
              )}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** Lets the user choose files or a folder of the machine; empty after Cancel. */
export async function pickPaths(options: PathPickOptions): Promise<readonly string[]> {
  return (await showDialog<readonly string[]>((answer) => <PathPicker options={options} onAnswer={answer} />)) ?? [];
}
