import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { CodedSpan } from './coded-span.ts';
import { caretBox } from './text-position.ts';

export interface TextMarkProps {
  readonly text: RefObject<HTMLElement | null>;
  /** Code points of the message. */
  readonly offset: number;
  /** Whether it closes a stretch, so that at a wrap it stays on the line above. */
  readonly after: boolean;
  /** Codings change the padding of nothing, but a wrap may move when a piece is cut. */
  readonly spans: readonly CodedSpan[];
  readonly className: string | undefined;
  readonly children?: ReactNode;
}

/** Something that stands between two characters of a drawn block and follows them when lines move. */
export function TextMark({ text, offset, after, spans, className, children }: TextMarkProps) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const paragraph = text.current;
    const mark = element.current;
    if (paragraph === null || mark === null) return undefined;
    const place = () => {
      const frame = paragraph.parentElement?.getBoundingClientRect();
      const box = caretBox(paragraph, offset, after);
      if (frame === undefined || box === undefined) return;
      mark.style.left = `${box.x - frame.left - 1}px`;
      mark.style.top = `${box.top - frame.top}px`;
      mark.style.height = `${box.bottom - box.top}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(paragraph);
    return () => observer.disconnect();
  }, [text, offset, after, spans]);
  return (
    <span ref={element} aria-hidden="true" className={className}>
      {children}
    </span>
  );
}
