import { useStore } from 'zustand';
import { Fragment } from 'react';
import { dialogStore } from './dialog-store.ts';

/** Where modal dialogs appear, one above the other. */
export function DialogHost() {
  const open = useStore(dialogStore, (state) => state.open);
  return (
    <>
      {open.map((entry) => (
        <Fragment key={entry.id}>{entry.render()}</Fragment>
      ))}
    </>
  );
}
