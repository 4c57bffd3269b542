/** What is typed between a command and the field it is about to open. */
export interface HeldTyping {
  /** Ends the holding; gives what was typed meanwhile, once. */
  release(): string;
}

/** Keeps letters typed from now on from being taken for commands, until the field that is meant can have them. */
export function holdTyping(): HeldTyping {
  let text = '';
  const hold = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key.length === 1) text += event.key;
    else if (event.key === 'Backspace') text = text.slice(0, -1);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', hold, true);
  return {
    release: () => {
      window.removeEventListener('keydown', hold, true);
      const typed = text;
      text = '';
      return typed;
    },
  };
}
