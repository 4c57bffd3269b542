export { checkFaithfulness } from '#service/nlp/plain/faithful/check-faithfulness.ts';
export { createTermFinder } from '#service/nlp/plain/glossary/find-terms.ts';
export { starterGlossary } from '#service/nlp/plain/glossary/starter.ts';
export { rewriteText } from '#service/nlp/plain/rewrite/rewrite-text.ts';
export { suggestEdits } from '#service/nlp/plain/suggest/suggest-edits.ts';
export { foldText } from '#service/search/fold.ts';
