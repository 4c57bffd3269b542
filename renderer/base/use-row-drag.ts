import { useRef, type DragEvent } from 'react';

/** Where a dragged row would land relative to the row under the pointer. */
export type DropPosition = 'before' | 'into' | 'after';

/** What a row may be given from another view. */
export interface ForeignDrop {
  accepts(transfer: DataTransfer, target: string): boolean;
  drop(transfer: DataTransfer, target: string): void;
}

export interface RowDragProps {
  readonly selected: ReadonlySet<string>;
  readonly onMove?: ((ids: readonly string[], target: string, position: DropPosition) => void) | undefined;
  readonly canDrop?: ((ids: readonly string[], target: string, position: DropPosition) => boolean) | undefined;
  /** Lets rows be dragged to another view: what they put on the drag. */
  readonly onDragOut?: ((ids: readonly string[], transfer: DataTransfer) => void) | undefined;
  /** Takes what another view drags here, onto a row. */
  readonly foreign?: ForeignDrop | undefined;
}

/** Dragging rows: among themselves, to other views, and from there. `nests`: a row can be dropped into another. */
export function useRowDrag({ selected, onMove, canDrop, onDragOut, foreign, nests }: RowDragProps & { readonly nests: boolean }) {
  const dragged = useRef<readonly string[]>([]);
  const marked = useRef<HTMLElement | undefined>(undefined);

  function mark(event: DragEvent<HTMLElement>, position: DropPosition): void {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    event.currentTarget.dataset['drop'] = position;
    marked.current = event.currentTarget;
  }
  function unmark(): void {
    marked.current?.removeAttribute('data-drop');
    marked.current = undefined;
  }
  function onDragOver(event: DragEvent<HTMLElement>, id: string): void {
    if (dragged.current.length === 0 && foreign?.accepts(event.dataTransfer, id) === true) {
      unmark();
      mark(event, 'into');
      return;
    }
    if (dragged.current.length === 0 || onMove === undefined) return;
    const position = dropPosition(event, nests);
    unmark();
    if (!dragged.current.includes(id) && canDrop?.(dragged.current, id, position) !== false) mark(event, position);
  }
  function onDrop(event: DragEvent<HTMLElement>, id: string): void {
    const position = dropPosition(event, nests);
    unmark();
    if (dragged.current.length === 0) {
      if (foreign?.accepts(event.dataTransfer, id) !== true) return;
      event.preventDefault();
      foreign.drop(event.dataTransfer, id);
      return;
    }
    event.preventDefault();
    onMove?.(dragged.current, id, position);
    dragged.current = [];
  }

  return {
    draggable: (onMove ?? onDragOut) !== undefined,
    /** What a row's element listens to. */
    handlersOf: (id: string) => ({
      onDragStart: (event: DragEvent<HTMLElement>) => {
        dragged.current = selected.has(id) ? [...selected] : [id];
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
        onDragOut?.(dragged.current, event.dataTransfer);
      },
      onDragEnd: () => {
        dragged.current = [];
        unmark();
      },
      onDragOver: (event: DragEvent<HTMLElement>) => onDragOver(event, id),
      onDragLeave: unmark,
      onDrop: (event: DragEvent<HTMLElement>) => onDrop(event, id),
    }),
  };
}

/** The outer quarters of a row mean beside it, its middle means into it (never in a flat list). */
function dropPosition(event: DragEvent<HTMLElement>, nests: boolean): DropPosition {
  const box = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
  if (!nests) return share < 0.5 ? 'before' : 'after';
  return share < 0.25 ? 'before' : share > 0.75 ? 'after' : 'into';
}
