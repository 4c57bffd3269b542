import { Kbd } from '#renderer/base/kbd.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { getCommand } from '#renderer/platform/commands/command-registry.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useKeys } from '#renderer/platform/keybindings/keybinding-store.ts';
import styles from './editor-area.module.css';

const shown = ['workbench.showCommands', 'workbench.quickOpen', 'search.focus', 'import.open', 'welcome.show'];

/** What an empty editor area says: how to get to the next thing. */
export function EditorWatermark() {
  return (
    <div className={styles.watermark}>
      <Icon name="logo" size={72} className={styles.watermarkIcon ?? ''} />
      <ul className={styles.watermarkList}>
        {shown.map((id) => (
          <WatermarkRow key={id} id={id} />
        ))}
      </ul>
    </div>
  );
}

function WatermarkRow({ id }: { readonly id: string }) {
  const t = useT();
  const keys = useKeys(id);
  const command = getCommand(id);
  if (command === undefined || keys.length === 0) return null;
  return (
    <li>
      <span>{t(command.title)}</span>
      <Kbd keys={keys} />
    </li>
  );
}
