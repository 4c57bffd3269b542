import { useState } from 'react';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { carriesMessages, droppedMessages } from '#renderer/platform/drag/message-drag.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { NetGlyph, netText, netTitle } from './net-glyph.tsx';
import { netSentiment } from './net-sentiment.ts';
import { netSign, tileEdge, tileMix } from './tile-colour.ts';
import { furtherKeywords } from './theme-tree.ts';
import { tileContent } from './tile-content.ts';
import type { Tile } from './treemap-layout.ts';
import styles from './theme-map.module.css';

export interface ThemeTileProps {
  readonly id: string;
  readonly tile: Tile;
  /** The denominator of shares. */
  readonly counted: number;
  /** Fit below which messages are in no theme. */
  readonly floor: number;
  /** Whether its block's heading names it already. */
  readonly headed: boolean;
  readonly selected: boolean;
  /** The one the keyboard is on. */
  readonly front: boolean;
  readonly onChoose: (extend: boolean) => void;
  readonly onOpen: () => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
}

/** Width in px from which the word beside the count fits. */
const wordWidth = 156;
const edges = { negative: styles.negative, positive: styles.positive, none: undefined };

/** A theme as a tile, or the messages in none as a hatched one. Messages can be dropped on it. */
export function ThemeTile({ id, tile, counted, floor, headed, selected, front, onChoose, onOpen, onMenu }: ThemeTileProps) {
  const t = useT();
  const format = useFormat();
  const [over, setOver] = useState(false);
  const { theme } = tile;
  const { net } = netSentiment(theme?.sentiment ?? { positive: 0, negative: 0, neutral: 0, mixed: 0 });
  const share = format.percent(counted === 0 ? 0 : tile.messages / counted);
  const name = theme?.name ?? t('theme.unmapped');
  const facts = [`${format.number(tile.messages)} · ${share}`, ...(theme === undefined ? [] : [netTitle(theme.sentiment, theme.messages, t, format)])];
  const states = theme === undefined ? [] : [...(theme.accepted ? [] : [t('theme.proposed')]), ...(theme.pinned ? [t('theme.pinned')] : []), ...(theme.noise ? [t('theme.notCounted')] : [])];
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      title={[name, ...states, ...facts, (theme?.keywords ?? []).join(t('theme.listSeparator'))].filter((line) => line !== '').join('\n')}
      className={classNames(
        styles.tile,
        theme === undefined && styles.unmapped,
        theme?.noise === true && styles.noise,
        theme?.accepted === false && styles.proposedTile,
        theme?.noise !== true && edges[tileEdge(net)],
        selected && styles.selected,
        front && styles.front,
        over && styles.over,
      )}
      style={{ left: tile.x, top: tile.y, width: tile.width, height: tile.height, '--t': (net ?? 0) < 0 ? 'var(--neg)' : 'var(--pos)', '--m': theme?.noise === true ? '0%' : tileMix(net) }}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey || event.shiftKey)}
      onDoubleClick={onOpen}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu({ x: event.clientX, y: event.clientY });
      }}
      onDragOver={(event) => {
        if (!carriesMessages(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!carriesMessages(event.dataTransfer)) return;
        event.preventDefault();
        runCommand('theme.moveMessages', { messages: droppedMessages(event.dataTransfer), theme: theme?.id ?? null });
      }}
    >
      {/* A small tile shows little or nothing; who listens is told the same of every one. */}
      <span className={styles.said}>{[name, ...states, ...facts, ...(theme?.keywords ?? [])].join(', ')}</span>
      <span aria-hidden="true" className={styles.face}>
        {theme !== undefined && <Content tile={tile} share={share} />}
        {theme === undefined && (
          <>
            {!headed && tile.width >= 60 && (
              <>
                <b className={styles.tileName} style={{ '--lines': 1 }}>
                  {name}
                </b>
                <span className={styles.fact}>{`${format.number(tile.messages)} · ${share}`}</span>
              </>
            )}
            {tile.width >= 120 && tile.height >= (headed ? 44 : 84) && <span className={styles.note}>{t('theme.unmapped.floor', { floor: floor.toFixed(2) })}</span>}
          </>
        )}
      </span>
    </div>
  );
}

/** What of a theme fits on its tile. */
function Content({ tile, share }: { readonly tile: Tile; readonly share: string }) {
  const t = useT();
  const format = useFormat();
  const { theme, width, height } = tile;
  if (theme === undefined || width < 24 || height < 20) return null;
  const content = tileContent(width, height, theme.name.length);
  const count = content.share ? `${format.number(theme.messages)} · ${share}` : format.number(theme.messages);
  const { net, scored } = netSentiment(theme.sentiment);
  const keywords = furtherKeywords(theme).slice(0, content.keywordCount);
  const sentiment =
    scored === 0 ? null : content.sentiment === 'glyph' ? (
      <NetGlyph counts={theme.sentiment} messages={theme.messages} />
    ) : content.sentiment === 'triangle' && net !== null ? (
      <span className={styles.fact}>
        {netSign(net)} {netText(theme.sentiment, format)}
      </span>
    ) : null;
  // Narrow tiles have the dashed outline alone; the word is in their title.
  const proposed = !theme.accepted && width >= wordWidth && <span className={styles.proposedWord}> · {t('theme.proposed')}</span>;
  return (
    <>
      <b className={styles.tileName} style={{ '--lines': content.nameLines }}>
        {theme.pinned && <Icon name="pin" size={11} className={styles.tilePin} />}
        {theme.name}
      </b>
      {content.inline ? (
        <span className={styles.inline}>
          <span className={styles.fact}>
            {count}
            {proposed}
          </span>
          {sentiment}
        </span>
      ) : (
        <>
          {height >= 48 && (
            <span className={styles.fact}>
              {count}
              {proposed}
            </span>
          )}
          {sentiment}
        </>
      )}
      {content.keywords === 'stack' && (
        <span className={styles.words}>
          {keywords.map((word) => (
            <span key={word} className={styles.fact}>
              {word}
            </span>
          ))}
        </span>
      )}
      {content.keywords === 'line' && <span className={classNames(styles.fact, styles.words)}>{keywords.join(t('theme.listSeparator'))}</span>}
      {content.quoteLines > 0 && theme.quote !== null && (
        <q className={styles.quote} style={{ '--lines': content.quoteLines }} dir="auto">
          {theme.quote}
        </q>
      )}
    </>
  );
}
