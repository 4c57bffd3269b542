import { memo, useLayoutEffect, useState, type RefObject } from 'react';
import { classNames } from '#renderer/base/class-names.ts';
import { layoutMargin, marginMetrics, type MarginLayout, type MarginMark } from '#renderer/base/spans/margin-layout.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import type { CodedSpan } from './coded-span.ts';
import { linesTouched } from './lines-touched.ts';
import { ProposalName } from './proposal-name.tsx';
import styles from './margin-stripes.module.css';

export interface MarginStripesProps {
  readonly text: RefObject<HTMLElement | null>;
  readonly spans: readonly CodedSpan[];
  readonly whole: readonly CodedSpan[];
  /** Code points of the block. */
  readonly start: number;
  readonly end: number;
}

/** Stripes and code names beside a block; laid out before paint, once the text has its lines. */
export const MarginStripes = memo(function MarginStripes({ text, spans, whole, start, end }: MarginStripesProps) {
  const t = useT();
  const [layout, setLayout] = useState<MarginLayout | undefined>(undefined);
  const coded = spans.length + whole.length > 0;

  useLayoutEffect(() => {
    const paragraph = text.current;
    if (paragraph === null || !coded) {
      setLayout(undefined);
      return undefined;
    }
    const measure = () => {
      const { lines, touched } = linesTouched(paragraph, spans, start, end);
      const marks: MarginMark[] = [...whole.map((span) => ({ id: span.id, firstLine: 0, lastLine: lines - 1 })), ...touched];
      const proposed = new Set([...whole, ...spans].flatMap((span) => (span.proposal === undefined ? [] : [span.id])));
      // The measure of a proposal stands below its name.
      setLayout(layoutMargin(marks.map((mark) => (proposed.has(mark.id) ? { ...mark, rows: 2 } : mark)), lines));
    };
    measure();
    let width = paragraph.clientWidth;
    const observer = new ResizeObserver(() => {
      if (paragraph.clientWidth === width) return;
      width = paragraph.clientWidth;
      measure();
    });
    observer.observe(paragraph);
    let live = true;
    if (document.fonts.status === 'loading') void document.fonts.ready.then(() => live && measure());
    return () => {
      live = false;
      observer.disconnect();
    };
  }, [text, spans, whole, start, end, coded]);
  if (layout === undefined) return <div className={styles.stripes} />;
  const byId = new Map([...whole, ...spans].map((span) => [span.id, span]));
  return (
    <div className={styles.stripes} style={{ minHeight: layout.height, '--name-left': `${layout.nameLeft}px` }}>
      {layout.stripes.map((stripe) => {
        const span = byId.get(stripe.id);
        if (span === undefined) return null;
        return (
          <i
            key={stripe.id}
            aria-hidden="true"
            className={classNames(styles.stripe, span.whole && styles.whole, span.proposal !== undefined && styles.proposedStripe)}
            style={{ left: stripe.left, top: stripe.top, height: stripe.height, '--c': codeColor(span.color) }}
          />
        );
      })}
      {layout.names.map((name) => {
        const span = byId.get(name.id);
        if (span === undefined) return null;
        const style = { top: name.top, '--c': codeColor(span.color), '--from': `${name.stripeLeft}px`, '--drop': `${name.drop}px` };
        if (span.proposal !== undefined) return <ProposalName key={name.id} span={span} proposal={span.proposal} style={style} />;
        return (
          <span
            key={name.id}
            data-coding={name.id}
            className={styles.name}
            title={span.whole ? t('conversation.stripe.whole', { code: span.name, coder: span.coder }) : `${span.name} · ${span.coder}`}
            style={style}
          >
            <span className={styles.nameText}>{span.name}</span>
            <span className={styles.by}>{span.coder}</span>
            {!span.intact && <span className={styles.broken}>{t('coding.state.broken')}</span>}
          </span>
        );
      })}
      {layout.unnamed > 0 && (
        <span className={styles.unnamed} style={{ top: layout.height - marginMetrics.nameHeight - 3 }}>
          {t('conversation.stripe.more', { count: layout.unnamed })}
        </span>
      )}
    </div>
  );
});
