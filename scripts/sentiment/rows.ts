import { labelledSets, readSet, readStating, statingSets, type Language, type LabelledRow } from './data.ts';

/** Texts taken of each set that states rather than judges. */
const statingRows = 3000;

/** All rows of a language that the model learns from. */
export function rowsOf(folder: string, language: Language): LabelledRow[] {
  return [
    ...labelledSets.filter((set) => set.language === language).flatMap(({ name }) => readSet(folder, name, language)),
    ...statingSets.filter((set) => set.language === language).flatMap(({ name }) => readStating(folder, name, language, statingRows)),
  ];
}
