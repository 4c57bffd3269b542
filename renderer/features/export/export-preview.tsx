import type { ExportPreview } from '#shared/contracts/export.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './export.module.css';

/** The first records as they will stand in the file. */
export function PreviewOfExport({ preview }: { readonly preview: ExportPreview }) {
  const t = useT();
  return (
    <div className={styles.preview} tabIndex={0} role="region" aria-label={t('export.preview.title')}>
      {preview.kind === 'lines' ? (
        <ol className={styles.lines}>
          {preview.lines.map((line, index) => (
            // A line has nothing but its place.
            <li key={index}>
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
            {preview.rows.map((cells, index) => (
              <tr key={index}>
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
