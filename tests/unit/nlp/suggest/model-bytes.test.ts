import { expect, test } from 'vitest';
import { runSteps } from '#service/nlp/steps.ts';
import { decodeSuggester, encodeSuggester } from '#service/nlp/suggest/model-bytes.ts';
import { trainSuggester } from '#service/nlp/suggest/train-suggester.ts';
import { decodeColumns, encodeColumns } from '#service/nlp/column-bytes.ts';
import { plantedTexts } from '../cluster/cluster-fixture.ts';

test('a model is the same after it has been bytes', () => {
  const { texts, subjects } = plantedTexts(60, 1);
  const examples = texts.map((text, group) => ({ text, codes: [subjects[group] ?? 0], isPassage: false, group }));
  const codes = Array.from({ length: 4 }, () => ({ about: ['费用'], ofPassages: false }));
  const { model } = runSteps(trainSuggester(examples, codes));
  expect(decodeSuggester(encodeSuggester(model))).toEqual(model);
});

test.each([[''], ['\u0000\u0000'], ['not a model at all, and longer than a head'], ['\u0005\u0000\u0000\u0000\u0000\u0000\u0000\u0000{"a":1}']])('other bytes are no model (%j)', (bytes) => {
  expect(decodeSuggester(new TextEncoder().encode(bytes))).toBeNull();
});

test('bytes of another version are no model, so that it is learnt anew', () => {
  expect(decodeSuggester(encodeColumns({ version: 99 }, []))).toBeNull();
});

test('columns of any width come back, whatever stands between them', () => {
  const columns = [Uint8Array.of(1, 2, 3), Float64Array.of(0.5), Uint16Array.of(65_535), Int32Array.of(-1, 7), Float32Array.of()] as const;
  const read = decodeColumns(encodeColumns({ name: '费率' }, columns));
  expect(read?.head).toMatchObject({ name: '费率' });
  expect([read?.next(Uint8Array), read?.next(Float64Array), read?.next(Uint16Array), read?.next(Int32Array), read?.next(Float32Array)]).toEqual(columns);
});
