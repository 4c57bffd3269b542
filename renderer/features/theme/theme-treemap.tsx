import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { CurrentThemes } from '#shared/contracts/theme.ts';
import { Button } from '#renderer/base/button.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { layout } from '#renderer/workbench/layout/layout-store.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { netText } from './net-glyph.tsx';
import { sampleSize, selectPlaces, useSelectedPlaces, type Place } from './theme-state.ts';
import { ThemeTile } from './theme-tile.tsx';
import { countedMessages, themeBlocks } from './theme-tree.ts';
import { layoutTreemap, nextTile, type Tile, type TileBlock } from './treemap-layout.ts';
import styles from './theme-map.module.css';

/** Width in px in which the note on the unmapped tile takes one line. */
const oneLine = 250;
const arrows = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;
const isArrow = (key: string): key is keyof typeof arrows => key in arrows;
const placeOf = (tile: Tile): Place => tile.theme?.id ?? 'unmapped';

/** The themes as tiles whose area is their messages; one list with the side bar's selection. */
export function ThemeTreemap({ current }: { readonly current: CurrentThemes }) {
  const t = useT();
  const base = useId();
  const map = useRef<HTMLDivElement>(null);
  const size = useSize(map);
  const places = useSelectedPlaces();
  const blocks = useMemo(() => layoutTreemap(themeBlocks(current.themes), current.unmapped, size), [current, size]);
  const tiles = useMemo(() => blocks.flatMap((block) => block.tiles), [blocks]);
  const shown = places.at(-1);
  const front = tiles.find((tile) => placeOf(tile) === shown);
  const counted = countedMessages(current);
  const unmapped = tiles.find(({ theme }) => theme === undefined);
  const headed = blocks.some((block) => block.kind === 'unmapped' && block.headed);

  const choose = (tile: Tile, extend: boolean) => {
    const place = placeOf(tile);
    const others = places.filter((other) => other !== place);
    if (!extend) selectPlaces([place]);
    else selectPlaces(places.includes(place) && others.length > 0 ? others : [...others, place]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (isArrow(event.key)) {
      const next = front === undefined ? tiles[0] : nextTile(tiles, front, arrows[event.key]);
      if (next !== undefined) choose(next, event.shiftKey);
    } else if (event.key === 'Home' || event.key === 'End') {
      const next = event.key === 'Home' ? tiles[0] : tiles.at(-1);
      if (next !== undefined) choose(next, false);
    } else if (event.key === 'Enter' && front !== undefined) layout.showPanel('themePassages', true);
    else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && front !== undefined) openMenu(front);
    else return;
    event.preventDefault();
  };
  const openMenu = (tile: Tile, at?: { readonly x: number; readonly y: number }) => {
    if (tile.theme === undefined) return;
    const box = document.getElementById(`${base}${placeOf(tile)}`)?.getBoundingClientRect();
    showCommandMenu('context/theme', t('theme.menu'), at ?? { x: (box?.left ?? 0) + 8, y: (box?.top ?? 0) + 24 });
  };
  return (
    <div ref={map} className={styles.map}>
      <div
        className={styles.tiles}
        role="listbox"
        aria-label={t('theme.map')}
        aria-multiselectable
        tabIndex={0}
        data-autofocus=""
        data-context="listFocus themeTilesFocus"
        aria-activedescendant={front === undefined ? undefined : `${base}${placeOf(front)}`}
        onFocus={(event) => {
          if (event.target === event.currentTarget && front === undefined && tiles[0] !== undefined && event.currentTarget.matches(':focus-visible')) choose(tiles[0], false);
        }}
        onKeyDown={onKeyDown}
      >
        {blocks.map((block) => (
          <Block key={block.block?.group?.id ?? block.kind} block={block} counted={counted}>
            {block.tiles.map((tile) => (
              <ThemeTile
                key={placeOf(tile)}
                id={`${base}${placeOf(tile)}`}
                tile={tile}
                counted={counted}
                floor={current.run.floor}
                headed={block.headed}
                selected={places.includes(placeOf(tile))}
                front={tile === front}
                onChoose={(extend) => {
                  choose(tile, extend);
                  if (!extend) layout.showPanel('themePassages', false);
                }}
                onOpen={() => layout.showPanel('themePassages', true)}
                onMenu={(at) => {
                  if (!places.includes(placeOf(tile))) selectPlaces([placeOf(tile)]);
                  openMenu(tile, at);
                }}
              />
            ))}
          </Block>
        ))}
      </div>
      {unmapped !== undefined && unmapped.width >= 175 && unmapped.height >= 120 && (
        <span className={styles.sample} style={{ left: unmapped.x + 8, top: unmapped.y + (headed ? 32 : 68) + (unmapped.width < oneLine ? 18 : 0) }}>
          <Button onClick={() => runCommand('theme.openSample')}>{t('theme.unmapped.sample', { count: Math.min(sampleSize, unmapped.messages) })}</Button>
        </span>
      )}
    </div>
  );
}

/** A block's heading over its tiles. */
function Block({ block, counted, children }: { readonly block: TileBlock; readonly counted: number; readonly children: React.ReactNode }) {
  const t = useT();
  const format = useFormat();
  const { kind, messages } = block;
  const name = kind === 'group' ? (block.block?.group?.name ?? '') : t(kind === 'unmapped' ? 'theme.unmapped' : `theme.block.${kind}`);
  const facts = [
    format.number(messages),
    ...(kind === 'unmapped' ? [format.percent(counted === 0 ? 0 : messages / counted)] : []),
    ...(kind === 'noise' ? [t('theme.notCounted')] : []),
    ...(kind === 'group' && block.block !== undefined ? [netText(block.block.sentiment, format)] : []),
  ].join(' · ');
  return (
    <div role="group" aria-label={`${name} ${facts}`}>
      {block.headed && (
        <div aria-hidden="true" className={styles.heading} style={{ left: block.x, top: block.y, width: block.width }}>
          <b>{name}</b>
          {facts}
        </div>
      )}
      {children}
    </div>
  );
}

/** The size of an element, followed. */
function useSize(element: React.RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const observed = element.current;
    if (observed === null) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: observed.clientWidth, height: observed.clientHeight }));
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
