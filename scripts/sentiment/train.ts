import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printModelFile, type ModelFile } from '#service/nlp/sentiment/model-file.ts';
import { modelOf, modelVersion } from '#service/nlp/sentiment/model.ts';
import { root } from '../lib/paths.mjs';
import { writeCard } from './card.ts';
import type { Language } from './data.ts';
import { prepare, rowsWhere } from './pipeline.ts';
import { rowsOf } from './rows.ts';
import { settings } from './settings.ts';
import { crossValidate, trainWhole } from './validate.ts';
import { leaveOneOut, type Measures } from './measures.ts';

const modelFolder = join(root, 'electron', 'service', 'nlp', 'sentiment');

/** Trains both languages on all rows, measures by cross-validation, and writes the model and its card. */
export function train(folder: string, say: (what: string) => void): void {
  const parts = (['en', 'zh'] as const).map((language) => trainLanguage(folder, language, say));
  const [en, zh] = parts;
  if (en === undefined || zh === undefined) throw new Error('Both languages are trained.');
  const file: ModelFile = { ...zh.file, name: 'verbatim', en: en.file.en };
  const text = printModelFile(file);
  writeFileSync(join(modelFolder, 'model', 'built-in.json'), text);
  const version = modelVersion(modelOf(file));
  writeFileSync(join(modelFolder, 'MODEL.md'), writeCard(version, text, { zh: zh.measures, en: en.measures }));
  say(`Wrote ${version}, ${Math.round(Buffer.byteLength(text) / 1000)} kB.`);
}

function trainLanguage(folder: string, language: Language, say: (what: string) => void): { file: ModelFile; measures: Measures } {
  const prepared = prepare(language, rowsOf(folder, language));
  say(`${language}: ${prepared.rows.length} texts, ${prepared.candidates.ngrams.length} candidates`);
  const validation = crossValidate(prepared, settings, say);
  const file = trainWhole(prepared, validation, settings, rowsWhere(prepared, () => true));
  const measures: Measures = { predictions: validation.predictions, ...leaveOneOut(prepared, validation, settings, say), temperatures: validation.temperatures };
  return { file, measures };
}
