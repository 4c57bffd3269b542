import { documentContract } from '#shared/contracts/document.ts';
import { Section } from '#renderer/base/section.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import styles from './rewrite.module.css';

/** What of the file's content was left out or took another form when its text was read: as long as there is a draft to compare with it. */
export function FileNotesSection({ document }: { readonly document: number }) {
  const t = useT();
  const list = useServiceQuery(documentContract.methods.list, {}, { tables: ['document', 'rewrite', 'sign_off'] });
  const notes = list.data?.documents.find(({ id }) => id === document)?.notes ?? [];
  if (notes.length === 0) return null;
  return (
    <Section title={t('rewrite.fileNotes')} note={notes.length}>
      <ul className={styles.fileNotes}>
        {notes.map((note) => (
          <li key={note}>{t(`document.note.${note}`)}</li>
        ))}
      </ul>
    </Section>
  );
}
