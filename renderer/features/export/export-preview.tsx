import type { ExportPreview } from '#shared/contracts/export.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './export.module.css';

/** The first records as they will stand in the file; `stale` ones belong to an earlier search. */
export function PreviewOfExport({ preview, stale }: { readonly preview: ExportPreview; readonly stale: boolean }) {
  const t = useT();
  return (
    <div className={styles.preview} aria-busy={stale} tabIndex={0} role="region" aria-label={t('export.preview.title')}>
      {preview.kind === 'lines' ? (
        <ol className={styles.lines}>
          {placed(preview.lines).map(({ place, record: line }) => (
            <li key={place}>
              <code>{line}</code>
            </li>
          ))}
        </ol>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              {preview.header.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {placed(preview.rows).map(({ place, record: cells }) => (
              <tr key={place}>
                {cells.map((cell, column) => (
                  <td key={preview.header[column]} className={typeof cell === 'number' ? styles.figure : undefined} title={cell === null ? undefined : String(cell).slice(0, 1000)}>
                    {cell === null ? '' : typeof cell === 'number' ? cell : cell.slice(0, 300)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Records with their places: the only thing that tells two equal ones apart. */
function placed<Item>(records: readonly Item[]): readonly { readonly place: number; readonly record: Item }[] {
  return records.map((record, place) => ({ place, record }));
}
