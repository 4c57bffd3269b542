import { codePath, readCodes } from '#renderer/platform/coding/use-codes.ts';
import type { QuickOpenContribution } from '#renderer/platform/contribution.ts';
import { fuzzyFilter } from '#renderer/platform/fuzzy/fuzzy-match.ts';

const limit = 20;

/** Codes by name, pinyin or initials; `#` asks for codes alone. */
export const codeQuickOpen: QuickOpenContribution = {
  id: 'code',
  title: 'codebook.quick-open',
  prefix: '#',
  order: 20,
  when: 'projectOpen',
  async provide(query) {
    const codes = await readCodes();
    const byId = new Map(codes.map((code) => [code.id, code]));
    return fuzzyFilter(query, codes, (code) => code.name)
      .slice(0, limit)
      .map(({ item: code }) => ({
        id: `code/${code.id}`,
        label: code.name,
        description: codePath(code, byId).join(' / '),
        color: code.color,
        run: ({ editors }) => editors.openEditor({ type: 'code', id: String(code.id) }),
      }));
  },
};
