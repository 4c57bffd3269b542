import { AppError } from '#shared/base/errors.ts';
import { rewriteContract } from '#shared/contracts/rewrite.ts';
import { openAtomicFile } from '#service/files/atomic-file.ts';
import { implement } from '#service/rpc/implement.ts';
import { exportContent, type ExportContent } from './files/content.ts';
import { rewriteDocx } from './files/docx-file.ts';
import { rewriteHtml } from './files/html-file.ts';
import { rewriteCsv, rewriteTxt } from './files/text-files.ts';
import { proposeRewrite } from './propose-rewrite.ts';

const writers: Record<'docx' | 'html' | 'txt' | 'csv', (content: ExportContent) => Promise<Buffer> | Buffer> = {
  docx: rewriteDocx,
  html: (content) => Buffer.from(rewriteHtml(content)),
  txt: (content) => Buffer.from(rewriteTxt(content)),
  csv: (content) => Buffer.from(rewriteCsv(content)),
};

export const handlers = implement.jobs(rewriteContract, {
  propose: (context, input) => proposeRewrite(context, input),
  exportFile: async ({ db, write, progress, signal }, { rewrite, path, format, overwrite, labels }) => {
    const content = exportContent(db, rewrite, labels);
    const red = content.rewrite.checks.find(({ ok }) => !ok);
    if (red !== undefined) throw new AppError('conflict', { reason: 'rewrite-blocked', check: red.name });
    if (content.rewrite.undecided > 0) throw new AppError('conflict', { reason: 'rewrite-undecided', count: content.rewrite.undecided });
    progress({ done: 0, total: 1 });
    const bytes = await writers[format](content);
    signal.throwIfAborted();
    const file = await openAtomicFile(path, { overwrite });
    try {
      await file.write(bytes);
      const { sha256 } = await file.finish();
      signal.throwIfAborted();
      write((tx) => tx.audit('rewrite.export', `rewrite:${rewrite}`, { after: sha256 }));
      await file.publish();
    } catch (cause) {
      await file.discard();
      throw cause;
    }
    progress({ done: 1, total: 1 });
    return { path, bytes: bytes.length };
  },
});
