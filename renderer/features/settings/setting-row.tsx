import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '#renderer/base/button.tsx';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { Select } from '#renderer/base/select.tsx';
import { TextArea, TextInput } from '#renderer/base/text-input.tsx';
import type { SettingContribution } from '#renderer/platform/contribution.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { setSetting, settingsStore, type SettingValue } from '#renderer/platform/settings/settings-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import styles from './settings.module.css';

function save(key: string, value: SettingValue | undefined): void {
  setSetting(key, value).catch((error: unknown) => notifications.error(error, { key: 'settings' }));
}

/** One setting with the control of its type and a way back to the default. */
export function SettingRow({ setting }: { readonly setting: SettingContribution }) {
  const t = useT();
  const id = useId();
  const own = useStore(settingsStore, (state) => state.values[setting.key]);
  const changed = own !== undefined && own !== setting.default;
  return (
    <div className={styles.row} data-changed={changed ? '' : undefined}>
      <div className={styles.rowHead}>
        <label htmlFor={id} className={styles.title}>
          {t(setting.title)}
        </label>
        <code className={styles.key}>{setting.key}</code>
        {changed && <IconButton icon="undo" size={14} label={t('settings.reset')} onClick={() => save(setting.key, undefined)} />}
      </div>
      {setting.description !== undefined && <p className={styles.description}>{t(setting.description)}</p>}
      <Control id={id} setting={setting} value={own ?? setting.default} />
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly setting: SettingContribution;
  readonly value: SettingValue;
}

function Control({ id, setting, value }: ControlProps) {
  const t = useT();
  if (setting.type === 'boolean') {
    return (
      <Checkbox id={id} checked={value === true} onChange={(checked) => save(setting.key, checked)}>
        {t(value === true ? 'settings.on' : 'settings.off')}
      </Checkbox>
    );
  }
  if (setting.type === 'enum') {
    return (
      <Select
        id={id}
        className={styles.control ?? ''}
        value={String(value)}
        options={setting.options.map((option) => ({ value: option.value, label: t(option.title) }))}
        onChange={(chosen) => save(setting.key, chosen)}
      />
    );
  }
  if (setting.type === 'number') return <NumberControl id={id} setting={setting} value={Number(value)} />;
  return <TextControl id={id} setting={setting} value={String(value)} />;
}

interface NumberControlProps {
  readonly id: string;
  readonly setting: Extract<SettingContribution, { type: 'number' }>;
  readonly value: number;
}

function NumberControl({ id, setting, value }: NumberControlProps) {
  const t = useT();
  const [text, setText] = useState<string | undefined>(undefined);
  const typed = text === undefined ? value : Number(text);
  const bad = !Number.isFinite(typed) || text === '' || typed < (setting.min ?? -Infinity) || typed > (setting.max ?? Infinity);
  return (
    <>
      <TextInput
        id={id}
        className={styles.number ?? ''}
        inputMode="numeric"
        value={text ?? String(value)}
        invalid={bad}
        onChange={setText}
        onBlur={() => {
          if (text !== undefined && !bad) save(setting.key, typed);
          setText(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        trailing={setting.unit !== undefined && <span className={styles.count}>{t(setting.unit)}</span>}
      />
      {bad && (
        <p className={styles.bad} role="alert">
          {t('settings.range', { min: setting.min ?? '−∞', max: setting.max ?? '∞' })}
        </p>
      )}
    </>
  );
}

interface TextControlProps {
  readonly id: string;
  readonly setting: Extract<SettingContribution, { type: 'string' }>;
  readonly value: string;
}

function TextControl({ id, setting, value }: TextControlProps) {
  const t = useT();
  const [text, setText] = useState<string | undefined>(undefined);
  const commit = () => {
    if (text !== undefined && text !== value) save(setting.key, text === setting.default ? undefined : text);
    setText(undefined);
  };
  const placeholder = setting.placeholder === undefined ? {} : { placeholder: t(setting.placeholder) };
  if (setting.multiline === true) return <TextArea id={id} value={text ?? value} onChange={setText} onBlur={commit} {...placeholder} />;
  return (
    <TextInput
      id={id}
      className={styles.control ?? ''}
      value={text ?? value}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      {...placeholder}
    />
  );
}
