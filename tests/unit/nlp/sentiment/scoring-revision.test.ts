import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { builtInModel, keyOfVersion, modelKey, modelVersion, scoreOnly, versionOfKey } from '#service/nlp/sentiment/index.ts';
import { neutralFeatures, type ModelFile, type ModelPart } from '#service/nlp/sentiment/model-file.ts';
import { modelOf } from '#service/nlp/sentiment/model.ts';
import { rulesRevision } from '#service/nlp/sentiment/scoring-revision.ts';

const features = Object.fromEntries(neutralFeatures.map((feature, index) => [feature, index / 10])) as ModelPart['neutral']['features'];
const part = { bias: 0.1, positive: 1, negative: 1.2, scale: 0.01, ngrams: { 30: '房间 on␣time' }, neutral: { bias: -1, features, scale: 0.01, ngrams: {} } };
const posts = { bias: -0.3, positive: 0.5, negative: 2, scale: 0.02, ngrams: { '-40': '房间' }, register: { bias: -1, scale: 0.1, ngrams: { 60: '@ \ue002' } } };
const file: ModelFile = { format: 'verbatim-sentiment', version: 1, name: 'by hand', zh: { ...part, posts }, en: part };

/** A text for each rule: a post, a placeholder, negation, degree, contrast, concession, exclamation, repetition, emoji, business figures, mixed, courtesies, nothing said. */
const probes = [
  '房间', '@房间很好', '房间不好{%上海%}', '{%#上海#%}房间',
  'not good', 'not very good', 'very good', 'soooo good', 'good!', 'good, but slow and bad', 'although it is good, it is slow', '不好', '不是很好', '非常好',
  '好！', '虽然好，但是贵', '房间很好，可是服务太差了', '😀', '[泪] ok', 'Net profit rose to EUR 5 mn from EUR 3 mn.', 'Costs fell by 4 %.', '净利润同比下降 5%',
  'The parties have agreed on the transaction.', 'The room is excellent. The staff were terrible and rude.', '请问房间', 'how may I help on time', 'the table', '桌子', '', 'on time on time', 'the table was on time',
];

test('whoever changes what the rules make of a text raises the revision, so that scores become stale', () => {
  const model = modelOf(file);
  const said = probes.map((text) => scoreOnly(text, model)).map(({ label, score }) => `${label} ${score.toFixed(6)}`);
  const digest = createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 12);
  expect({ rulesRevision, digest }, said.join('\n')).toEqual({ rulesRevision: 5, digest: '330bec11329e' });
});

test('a version names the model and what else a score depends on, and the model is found by it', () => {
  const model = builtInModel();
  expect(modelVersion(model)).toMatch(/^verbatim-[\da-f]{12}\+[\da-f]{6}$/);
  expect(keyOfVersion(modelVersion(model))).toBe(modelKey(model));
  expect(keyOfVersion('own+mine-0123456789ab')).toBe('own+mine-0123456789ab');
  expect(keyOfVersion(versionOfKey('own+abcdef'))).toBe('own+abcdef');
});
