/**
 * Plain language: `node tests/bench/plain/run.ts [--characters 200000]`. A document of a hundred pages is found and
 * rewritten, checks included; then the checks alone; then the finder over many messages, the function alone and the
 * job as the workbench runs it (needs `node scripts/build.mjs --only service`). Absolute goals, no peer.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import type * as Engine from './engine.ts';
import { scanThroughService } from './scan-through-service.ts';

const { values: options } = parseArgs({ options: { characters: { type: 'string', default: '200000' }, messages: { type: 'string', default: '100000' } } });
const root = resolve(import.meta.dirname, '../../..');
const outDir = join(root, 'out', 'bench-plain');
mkdirSync(outDir, { recursive: true });
await build({
  configFile: false,
  root,
  logLevel: 'error',
  ssr: { noExternal: true, target: 'node' },
  build: { ssr: true, outDir, emptyOutDir: true, target: 'node24', minify: false, rolldownOptions: { input: { engine: join(import.meta.dirname, 'engine.ts') }, output: { entryFileNames: '[name].js' } } },
});
const { rewriteText, suggestEdits, checkFaithfulness, starterGlossary, createTermFinder, foldText }: typeof Engine = await import(pathToFileURL(join(outDir, 'engine.js')).href);

const chinese = [
  '投保人、被保险人或受益人知道保险事故发生后，应当于{n}日内通知本公司，本公司应当在收到完整资料后{m}日内作出核定。',
  '因下列情形之一，本公司不承担给付保险金的责任：（一）投保人对被保险人的故意伤害；（二）被保险人故意犯罪；（三）酒后驾驶机动车。',
  '基金份额持有人应在交易日15:00前提出赎回申请，赎回费率为{p}%，款项不晚于T+{k}日划付。',
  '单个开放日净赎回申请超过上一日基金总份额{n}%的，管理人可以延期办理，但不得拒绝；过往业绩不代表未来表现。',
  '借款人未按期还款的，贷款人有权自逾期之日起按日收取罚息，罚息利率为合同利率的{n}%。',
];
const english = [
  'The policyholder must notify the insurer within {n} days of the event, and the insurer shall decide within {m} days.',
  'Unitholders may redeem units of the fund on any dealing day; a redemption fee of {p}% applies.',
  'The fund manager may suspend redemptions but must not refuse them for more than {n} business days.',
];
const fill = (sentence: string, seed: number) =>
  sentence.replace(/\{(\w)\}/g, (_, name: string) => String(name === 'p' ? ((seed * 7) % 40) / 10 : ((seed * (name === 'n' ? 13 : 29)) % 90) + 1));

function documentOf(sentences: readonly string[], characters: number): string {
  const lines: string[] = [];
  for (let length = 0, seed = 1; length < characters; seed++) {
    const line = [0, 1, 2].map((step) => fill(sentences[(seed + step) % sentences.length] ?? '', seed + step)).join('');
    lines.push(`第${seed}条 ${line}`);
    length += line.length;
  }
  return lines.join('\n').slice(0, characters);
}

function timed<T>(name: string, goal: string, work: () => T): T {
  const began = performance.now();
  const processor = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(processor);
  console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(2)} s by the clock, ${((user + system) / 1e6).toFixed(2)} s of processor (goal ${goal})`);
  return result;
}

const entries = starterGlossary();
/** Renderings that promise or change a figure: every use of them has to be found and taken back. */
const spoilt = new Map([['被保险人', '保证有保障的人'], ['逾期', '晚了20天'], ['policyholder', 'guaranteed person']]);
for (const [language, sentences] of [['Chinese', chinese], ['English', english]] as const) {
  const text = documentOf(sentences, Number(options.characters));
  const { edits, text: rewrite, blocked } = timed(`${language}, ${text.length} characters found, rewritten and checked`, 'under 2 s', () => rewriteText(text, entries));
  console.log(`   ${edits.length} edits, ${blocked ? 'blocked' : 'not blocked'}`);
  timed('   the checks alone', '-', () => checkFaithfulness(text, rewrite, entries));
  const suggestions = timed('   suggestions beyond words, each checked', '-', () => suggestEdits(text, entries, edits));
  console.log(`   ${suggestions.length} suggestions`);
  const hasty = entries.map((entry) => (spoilt.has(entry.term) ? { ...entry, plain: spoilt.get(entry.term) ?? '', plainPlural: null } : entry));
  const mended = timed('   with a glossary whose commonest entries the checks refuse', '-', () => rewriteText(text, hasty));
  console.log(`   ${mended.edits.length} edits, ${mended.blocked ? 'blocked' : 'not blocked'}`);
}
const finder = createTermFinder(entries);
const count = Number(options.messages);
const messages = Array.from({ length: count }, (_, index) => fill(([...chinese, ...english][index % 8] ?? ''), index));
timed(`terms found in ${count} messages, the function alone`, '-', () => messages.reduce((sum, message) => sum + finder.find(foldText(message)).length, 0));
await scanThroughService(messages);
