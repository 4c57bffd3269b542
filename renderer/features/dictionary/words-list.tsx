import type { ReactNode } from 'react';
import { List, type ListItem } from '#renderer/base/list.tsx';
import type { MenuItem } from '#renderer/base/menu.tsx';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { tell } from './tell.ts';
import styles from './dictionary.module.css';

/** What a word's menu offers. */
export interface WordsAction {
  readonly id: string;
  readonly label: string;
  /** The key that does the same. */
  readonly key: 'Enter' | 'Del';
  readonly run: () => Promise<void>;
}

export interface WordsListProps<Word> {
  readonly label: string;
  readonly items: readonly ListItem<Word>[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  /** What Enter or a double click does to a word. */
  readonly onEnter: (word: Word) => Promise<void>;
  /** What Delete does to a word, or to all that are selected with it. */
  readonly onDelete: (word: Word) => Promise<void>;
  readonly menuOf: (word: Word) => readonly WordsAction[];
  readonly renderRow: (word: Word) => ReactNode;
}

/** Rows of words that Enter and Delete act on. */
export function WordsList<Word>({ label, items, selected, onSelect, onEnter, onDelete, menuOf, renderRow }: WordsListProps<Word>) {
  const menu = (word: Word) => menuOf(word).map(({ id, label: name, key, run }): MenuItem => ({ id, label: name, keys: [key], run: () => void run().catch(tell) }));
  return (
    <List
      bare
      multiple
      label={label}
      className={styles.rows}
      items={items}
      selected={selected}
      onSelect={onSelect}
      onActivate={({ value }, gesture) => {
        if (gesture !== 'click') void onEnter(value).catch(tell);
      }}
      onContextMenu={({ text, value }, at) => showContextMenu(text, menu(value), at)}
      onKeyDown={(event, item) => {
        if (event.key !== 'Delete' || item === undefined) return;
        event.preventDefault();
        void onDelete(item.value).catch(tell);
      }}
      renderRow={({ value }) => renderRow(value)}
    />
  );
}
