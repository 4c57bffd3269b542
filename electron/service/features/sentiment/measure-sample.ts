import { languages } from '#shared/contracts/conversation.ts';
import { givenLabels, type SentimentLabel, type SentimentReport } from '#shared/contracts/sentiment.ts';
import { chunkSize } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { classMeasures, cohenKappa, macroF1, margins } from '#service/nlp/statistics/confusion.ts';
import { scoreOnly } from '#service/nlp/sentiment/index.ts';
import { currentVersion, modelOf, trainedOn } from './current-model.ts';
import { labelAt } from './label-number.ts';
import { asThree, bootstrapped, joinTables, shareEstimate, tablesOf, weightsOf, type LabelPair } from './measures.ts';
import { allWordsOn, readSample, type StoredSample, type Word } from './sample-rows.ts';

/** How well a model agrees with what was said blind of a sample, beside how well people agree with each other. */
export function measureSample(db: ReadableDatabase, id: number, coder: string | null, version: string | null): SentimentReport {
  const { drawn } = readSample(db, id);
  const model = version ?? currentVersion(db);
  const seen = trainedOn(db, model);
  const words = allWordsOn(db, drawn.messages);
  const asked = words.filter((word) => coder === null || word.coder === coder);
  const said = new Map(asked.flatMap((word): [number, SentimentLabel][] => (word.blind ? [[word.message, word.label]] : [])));
  const blind = drawn.messages.filter((message) => said.has(message));
  const notBlind = new Set(asked.flatMap(({ message }) => (said.has(message) ? [] : [message]))).size;
  const measured = blind.filter((message) => !seen.has(message));
  const machine = machineLabels(db, model, measured);
  const stratumOf = new Map(drawn.messages.map((message, index) => [message, drawn.stratumOf[index] ?? 0]));
  const pairs = measured.flatMap((message): LabelPair[] => {
    const [first, second] = [said.get(message), machine.get(message)];
    return first === undefined || second === undefined ? [] : [{ message, first, second, stratum: stratumOf.get(message) ?? 0 }];
  });
  const weights = weightsOf(pairs, drawn.strata.map(({ population }) => population));
  const tables = tablesOf(pairs, weights);
  return {
    sample: id,
    model,
    coder,
    n: pairs.length,
    leftOut: { unlabelled: drawn.messages.length - blind.length - notBlind, trained: blind.length - measured.length, notBlind },
    weighted: drawn.strata.length > 1,
    accuracy: shareEstimate(tables),
    accuracyOfThree: shareEstimate(tables, asThree),
    macroF1: bootstrapped(tables, macroF1),
    kappa: bootstrapped(tables, cohenKappa),
    labels: perLabel(pairs),
    cells: cellsOf(pairs),
    languages: perLanguage(db, pairs, weights),
    agreement: agreementOf(drawn, words.filter((word) => word.blind)),
  };
}

/** What a model says of some messages: as recorded where it was the one that scored them, else scored now. */
function machineLabels(db: ReadableDatabase, version: string, messages: readonly number[]): Map<number, SentimentLabel> {
  const model = modelOf(db, version);
  const read = prepareOnce<{ message: number; chunk: number; place: number; version: string }, { text: string; label: Uint8Array | null }>(
    db,
    `SELECT text, (SELECT substr(labels, @place, 1) FROM sentiment_chunk JOIN recipe ON recipe.id = recipe_id
       WHERE chunk = @chunk AND recipe.model = @version) AS label
     FROM message WHERE id = @message`,
  );
  const labels = new Map<number, SentimentLabel>();
  for (const message of messages) {
    const row = read.get({ message, chunk: Math.floor(message / chunkSize), place: (message % chunkSize) + 1, version });
    if (row !== undefined) labels.set(message, labelAt(row.label?.[0] ?? 0) ?? scoreOnly(row.text, model).label);
  }
  return labels;
}

/** Counts of messages, not weighted: what can be looked at one by one. */
function perLabel(pairs: readonly LabelPair[]): SentimentReport['labels'] {
  const table = joinTables(tablesOf(pairs.map((pair) => ({ ...pair, stratum: 0 }))));
  const { rows, columns } = margins(table);
  const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  return classMeasures(table).flatMap(({ precision, recall, f1 }, index) => {
    const label = givenLabels[index];
    return label === undefined ? [] : [{ label, person: rows[index] ?? 0, machine: columns[index] ?? 0, precision: known(precision), recall: known(recall), f1: known(f1) }];
  });
}

function cellsOf(pairs: readonly LabelPair[]): SentimentReport['cells'] {
  return givenLabels.flatMap((person) =>
    givenLabels.flatMap((machine) => {
      const messages = pairs.flatMap((pair) => (pair.first === person && pair.second === machine ? [pair.message] : []));
      return messages.length === 0 ? [] : [{ person, machine, messages }];
    }),
  );
}

function perLanguage(db: ReadableDatabase, pairs: readonly LabelPair[], weights: readonly number[]): SentimentReport['languages'] {
  const read = prepareOnce<[string], { id: number; language: number }>(db, 'SELECT message.id, language FROM json_each(?) AS wanted CROSS JOIN message ON message.id = wanted.value');
  const languageOf = new Map(read.all(JSON.stringify(pairs.map(({ message }) => message))).map(({ id, language }) => [id, languages[language] ?? 'unknown']));
  return languages.flatMap((language) => {
    const own = pairs.filter(({ message }) => languageOf.get(message) === language);
    if (own.length === 0) return [];
    const tables = tablesOf(own, weights);
    const mean = macroF1(joinTables(tables));
    return [{ language, n: own.length, accuracy: shareEstimate(tables), macroF1: Number.isNaN(mean) ? null : mean }];
  });
}

/** Every pair of coders with messages in common. Not weighted: how people agree is not asked of the whole project. */
function agreementOf({ messages }: StoredSample, blind: readonly Word[]): SentimentReport['agreement'] {
  const byCoder = new Map<string, Map<number, SentimentLabel>>();
  for (const { coder, message, label } of blind) byCoder.set(coder, (byCoder.get(coder) ?? new Map<number, SentimentLabel>()).set(message, label));
  const coders = [...byCoder.keys()].toSorted();
  return coders
    .flatMap((left, index) => coders.slice(index + 1).map((right): [string, string] => [left, right]))
    .map((pair) => {
      const [left, right] = pair.map((coder) => byCoder.get(coder));
      const common = messages.flatMap((message): LabelPair[] => {
        const [first, second] = [left?.get(message), right?.get(message)];
        return first === undefined || second === undefined ? [] : [{ message, first, second, stratum: 0 }];
      });
      const tables = tablesOf(common);
      return { coders: pair, n: common.length, raw: shareEstimate(tables), kappa: bootstrapped(tables, cohenKappa) };
    })
    .filter(({ n }) => n > 0)
    .toSorted((left, right) => right.n - left.n);
}
