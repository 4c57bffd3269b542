/**
 * Finds the elements of a JSON array in text that comes in pieces, without parsing them: strings and nesting are followed,
 * so that each element can be parsed by itself and the file is never in memory as a whole.
 */
export interface ElementScanner {
  /** The elements that end in this piece, as JSON text. */
  push(text: string): string[];
  /** open: the array goes on. closed: it has ended. broken: this is no JSON array. */
  readonly state: 'start' | 'open' | 'closed' | 'broken';
  /** UTF-16 units of an element that has begun and not ended. */
  readonly pendingLength: number;
  /** Gives up the element that has begun; what is left of it is skipped. */
  abandon(): void;
}

/** A scanner that expects white space and then the array. */
export function createElementScanner(): ElementScanner {
  let state: ElementScanner['state'] = 'start';
  let depth = 0;
  let inString = false;
  let escaped = false;
  let pending = '';
  let skipping = false;
  return {
    get state() {
      return state;
    },
    get pendingLength() {
      return pending.length;
    },
    abandon() {
      pending = '';
      skipping = true;
    },
    push(text) {
      const found: string[] = [];
      let start = 0;
      const endElement = (end: number): void => {
        const element = pending + text.slice(start, end);
        pending = '';
        if (skipping) skipping = false;
        else if (element.trim() !== '') found.push(element);
        start = end + 1;
      };
      for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        if (inString) {
          if (escaped) escaped = false;
          else if (code === 92) escaped = true;
          else if (code === 34) inString = false;
          continue;
        }
        if (state !== 'open') {
          if (code === 32 || (code >= 9 && code <= 13)) continue;
          if (state === 'start' && code === 91) {
            state = 'open';
            start = index + 1;
          } else {
            state = 'broken';
            return found;
          }
          continue;
        }
        if (code === 34) inString = true;
        else if (code === 123 || code === 91) depth++;
        else if (code === 125 || (code === 93 && depth > 0)) {
          depth--;
          if (depth < 0) {
            state = 'broken';
            return found;
          }
        } else if (code === 93) {
          endElement(index);
          state = 'closed';
        } else if (code === 44 && depth === 0) endElement(index);
      }
      if (state === 'open' && !skipping) pending += text.slice(start);
      return found;
    },
  };
}
