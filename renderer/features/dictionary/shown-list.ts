import { createStore } from 'zustand/vanilla';
import type { WordListName } from '#shared/contracts/dictionary.ts';

/** Which list the dictionary editor shows, for its commands. */
export const shownList = createStore<{ readonly list: WordListName }>(() => ({ list: 'words' }));

export const isListName = (value: unknown): value is WordListName => value === 'words' || value === 'stop-zh' || value === 'stop-en';

/** The language of a list of stop words. */
export const languageOf = (list: Exclude<WordListName, 'words'>): 'zh' | 'en' => (list === 'stop-zh' ? 'zh' : 'en');
