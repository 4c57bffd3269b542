import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './tooltip.module.css';

export interface TooltipProps {
  readonly content: ReactNode;
  /** One element that can take the pointer or the keyboard. */
  readonly children: ReactNode;
}

const delay = 500;

/** A hint beside its element, after half a second of pointing or at once on keyboard focus; Escape hides it. */
export function Tooltip({ content, children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<number | undefined>(undefined);
  const [place, setPlace] = useState<{ left: number; top: number; above: boolean } | undefined>(undefined);

  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    const target = anchor.current?.firstElementChild;
    if (place === undefined || target === null || target === undefined) return undefined;
    target.setAttribute('aria-describedby', id);
    return () => target.removeAttribute('aria-describedby');
  }, [place, id]);

  function show(): void {
    const box = (anchor.current?.firstElementChild ?? anchor.current)?.getBoundingClientRect();
    if (box === undefined) return;
    const above = box.bottom > window.innerHeight - 120;
    setPlace({ left: Math.min(box.left, window.innerWidth - 376), top: above ? box.top - 6 : box.bottom + 6, above });
  }
  function hide(): void {
    window.clearTimeout(timer.current);
    setPlace(undefined);
  }

  return (
    <span
      ref={anchor}
      className={styles.anchor}
      onPointerEnter={() => {
        timer.current = window.setTimeout(show, delay);
      }}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) show();
      }}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key === 'Escape') hide();
      }}
    >
      {children}
      {place !== undefined &&
        createPortal(
          <div
            id={id}
            role="tooltip"
            className={styles.tooltip}
            style={{ left: Math.max(4, place.left), top: place.top, transform: place.above ? 'translateY(-100%)' : 'none' }}
          >
            {content}
          </div>,
          document.body,
        )}
    </span>
  );
}
