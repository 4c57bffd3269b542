import { memo, useMemo, type CSSProperties, type ReactNode } from 'react';
import { createOffsetMap } from '#shared/base/code-points.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { sliceText, type Slice } from '#renderer/base/spans/slices.ts';
import type { TextBlock } from '#renderer/base/spans/blocks.ts';
import type { TextSpan } from '#renderer/base/spans/span.ts';
import type { EvidenceSpan, ShownEvidence } from '#renderer/platform/evidence/evidence-store.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import type { CodedSpan } from './coded-span.ts';
import { codePointName, findHiddenCharacters, hiddenCharacterName, type HiddenCharacter } from './selection/hidden-characters.ts';
import styles from './conversation.module.css';

export interface TextSlicesProps {
  readonly block: TextBlock;
  readonly spans: readonly CodedSpan[];
  readonly evidence: ShownEvidence | undefined;
  /** The selection inside the block, in code points of the message. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** A block's text, cut at every edge of a coding, of evidence and of the selection; every piece says where it begins. */
export const TextSlices = memo(function TextSlices({ block, spans, evidence, from, to }: TextSlicesProps) {
  const t = useT();
  const offsets = useMemo(() => createOffsetMap(block.text), [block.text]);
  const hidden = useMemo(() => findHiddenCharacters(block.text), [block.text]);
  const selection = from === undefined || to === undefined ? undefined : { start: from, end: to };
  const hiddenTitle = (character: HiddenCharacter) => t('conversation.hidden-character', { name: codePointName(character.codePoint) });
  const drawn = useMemo<readonly DrawnSpan[]>(() => [...spans, ...drawnEvidence(evidence)], [spans, evidence]);
  return sliceText(block.start, block.end, drawn, selection).map((slice) => {
    const start = offsets.toUnit(slice.start - block.start);
    const end = offsets.toUnit(slice.end - block.start);
    const inside = hidden.filter((character) => character.index >= start && character.index < end);
    const look = sliceLook(slice);
    if (inside.length === 0) return renderPiece(slice, look, block.text.slice(start, end));
    return renderPieces(slice, look, block.text.slice(start, end), start, inside, hiddenTitle);
  });
});

interface SliceLook {
  readonly className: string | undefined;
  readonly style: CSSProperties | undefined;
  readonly title: string | undefined;
}

/** A stretch that speaks for or against, between the codings; ids below 0 belong to no coding. */
interface EvidenceMark extends TextSpan {
  readonly evidence: EvidenceSpan;
  readonly pointed: boolean;
}
type DrawnSpan = CodedSpan | EvidenceMark;
const isMark = (span: DrawnSpan): span is EvidenceMark => 'evidence' in span;
const isCoding = (span: DrawnSpan): span is CodedSpan => !isMark(span);

function drawnEvidence(shown: ShownEvidence | undefined): readonly EvidenceMark[] {
  return (shown?.spans ?? []).map((evidence, index) => ({
    id: -1 - index,
    start: evidence.start,
    end: evidence.end,
    evidence,
    pointed: evidence === shown?.pointed,
  }));
}

function sliceLook(slice: Slice<DrawnSpan>): SliceLook {
  const spans = slice.spans.filter(isCoding);
  const marks = slice.spans.filter(isMark);
  const weight = marks.reduce((sum, mark) => sum + mark.evidence.weight, 0);
  const lane = (number: number) => {
    const span = spans.find((candidate) => candidate.lane === number && candidate.proposal === undefined);
    return span === undefined ? undefined : codeColor(span.color);
  };
  const drawn = spans.some((span) => span.lane !== undefined);
  const proposed = spans.find((span) => span.lane !== undefined && span.proposal !== undefined);
  const className = classNames(
    drawn && styles.coded,
    marks.length > 0 && (weight < 0 ? styles.against : styles.for),
    marks.some((mark) => mark.pointed) && styles.pointed,
    slice.selected && styles.selected,
  );
  return {
    className: className === '' ? undefined : className,
    style: drawn ? { '--a': lane(0), '--b': lane(1), '--e': lane(2), ...proposedStyle(proposed) } : undefined,
    title: slice.spans.length === 0 ? undefined : [...spans.map(({ name }) => name), ...marks.map(({ evidence }) => evidence.title)].join(' · '),
  };
}

function proposedStyle(span: CodedSpan | undefined): CSSProperties {
  return span === undefined ? {} : { '--p': codeColor(span.color), '--p-up': `${3 * (span.lane ?? 0)}px` };
}

function renderPiece(slice: Slice<DrawnSpan>, look: SliceLook, text: string): ReactNode {
  return (
    <span key={slice.start} data-at={slice.start} className={look.className} style={look.style} title={look.title}>
      {text}
    </span>
  );
}

function renderPieces(
  slice: Slice<DrawnSpan>,
  look: SliceLook,
  text: string,
  unitStart: number,
  hidden: readonly HiddenCharacter[],
  titleOf: (character: HiddenCharacter) => string,
): ReactNode {
  const pieces: ReactNode[] = [];
  let unit = 0;
  let at = slice.start;
  const plain = (until: number) => {
    if (until <= unit) return;
    const part = text.slice(unit, until);
    pieces.push(
      <span key={at} data-at={at}>
        {part}
      </span>,
    );
    at += createOffsetMap(part).length;
    unit = until;
  };
  for (const character of hidden) {
    plain(character.index - unitStart);
    // The character itself stays out of the page: a direction override would turn the words behind it.
    pieces.push(
      <i key={at} data-at={at} data-name={hiddenCharacterName(character.codePoint)} className={styles.hidden} title={titleOf(character)} />,
    );
    at += 1;
    unit = character.index - unitStart + character.length;
  }
  plain(text.length);
  return (
    <span key={slice.start} className={look.className} style={look.style} title={look.title}>
      {pieces}
    </span>
  );
}
