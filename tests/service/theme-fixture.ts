import { afterEach, beforeEach } from 'vitest';
import { historyContract } from '#shared/contracts/history.ts';
import { messagesContract } from '#shared/contracts/messages.ts';
import { themeContract, type CurrentThemes, type Theme } from '#shared/contracts/theme.ts';
import { plantedTexts } from '../unit/nlp/cluster/cluster-fixture.ts';
import { importCsv, startWithProject, type TestService } from './harness.ts';

const theme = themeContract.methods;
const history = historyContract.methods;

/** Messages as a file of their own. */
export function csvOf(rows: readonly { id: string; text: string; day: number }[]): string {
  return `id,time,role,channel,text\n${rows.map(({ id, text, day }) => `${id},2026-08-${String(day).padStart(2, '0')} 10:00:00,customer,Chat,"${text}"`).join('\n')}\n`;
}

/** 30 messages a subject in turn: message 1 is on cards, 2 on exchange, 3 on fees, 4 on redemption, 5 on cards again. Three come later. */
const planted = plantedTexts(123, 1).texts.map((text, index) => ({ id: `M${index + 1}`, text, day: 1 + (index % 28) }));
const rows = planted.slice(0, 120);
/** Messages of the same subjects that are not in the project yet. */
export const later = planted.slice(120);

/** What rejected a call; undefined where nothing did. */
export const rejection = (work: Promise<unknown>) => work.then(() => undefined, (error: unknown) => error);

/** A project of 120 planted messages for each test of the file, and what the tests of themes do with it. */
export function themeProject() {
  let service: TestService & { project: string };
  beforeEach(async () => {
    service = await startWithProject();
    await importCsv(service, 'messages.csv', csvOf(rows));
  });
  afterEach(() => service.close());

  const cluster = (options: { clusters?: number | 'auto'; anew?: boolean; seed?: number; query?: string; language?: 'both' | 'zh' | 'en'; accept?: boolean } = {}) =>
    service.client.run(theme.cluster, { query: '', language: 'both', clusters: 4, seed: 7, anew: false, ...options });
  async function current(): Promise<CurrentThemes> {
    const { current: found } = await service.client.call(theme.overview, {});
    if (found === null) throw new Error('no themes');
    return found;
  }
  const themes = async (): Promise<Theme[]> => (await current()).themes;
  /** The theme that a message belongs to; groups, which come before their members, have those of their members too. */
  async function themeOf(message: number): Promise<Theme> {
    for (const each of (await themes()).toReversed()) {
      const { passages } = await service.client.call(theme.passages, { place: each.id, offset: 0, limit: 200 });
      if (passages.some((passage) => passage.message === message)) return each;
    }
    throw new Error(`message ${message} is in no theme`);
  }
  const find = async (query: string) => (await service.client.call(messagesContract.methods.open, { query, sort: [] })).count;
  const undo = () => service.client.call(history.undo, {});
  const redo = () => service.client.call(history.redo, {});
  /** All that a person sees of the themes, without times. */
  const seen = async () => JSON.stringify(await service.client.call(theme.overview, {}));

  return {
    get service() {
      return service;
    },
    importCsv: (name: string, content: string) => importCsv(service, name, content),
    cluster,
    current,
    themes,
    themeOf,
    find,
    undo,
    redo,
    seen,
  };
}
