import { themeContract, themeTables } from '#shared/contracts/theme.ts';
import { Button } from '#renderer/base/button.tsx';
import { Section } from '#renderer/base/section.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import styles from './inspector.module.css';

/** The theme of a message, how well it fits, and a way to put it elsewhere; nothing where the message is part of no set of themes. */
export function ThemeSection({ message }: { readonly message: number }) {
  const t = useT();
  const { data } = useServiceQuery(themeContract.methods.ofMessage, { message }, { tables: [...themeTables, 'batch'], keepPrevious: true });
  const place = data?.place;
  if (place === undefined || place === null) return null;
  const { theme, fit } = place;
  const facts = [
    ...(theme?.accepted === false ? [t('inspector.theme.proposed')] : []),
    fit === null ? t('inspector.theme.moved') : t('inspector.theme.fit', { fit: fit.toFixed(2) }),
  ].join(' · ');
  return (
    <Section title={t('inspector.section.theme')} note={facts}>
      <div className={styles.themeRow}>
        {theme === null ? (
          <span className={styles.themeName}>{t('inspector.theme.none')}</span>
        ) : (
          <button type="button" className={styles.themeName} title={theme.name} onClick={() => runCommand('theme.reveal', { themes: [theme.id] })}>
            {theme.name}
          </button>
        )}
        <Button kind="flat" onClick={() => runCommand('theme.moveMessages', { messages: [message] })}>
          {t('inspector.theme.move')}
        </Button>
      </div>
    </Section>
  );
}
