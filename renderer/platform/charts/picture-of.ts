import { svgText } from './save-chart.ts';

/** What of an element's look a picture keeps: what the drawings of the workbench use. */
const kept = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-opacity', 'opacity', 'paint-order',
  'text-anchor', 'font-family', 'font-size', 'font-weight', 'font-variant-numeric',
] as const;

export interface PictureText {
  /** In strong type above the drawing. */
  readonly title: string;
  /** Lines below the drawing: who is counted, by what it is divided, the recipe. */
  readonly notes: readonly string[];
}

const lineHeight = 18;
const margin = 20;

/**
 * A drawing that is on screen as an SVG document that stands on its own: colours and type as the theme shows them now, a
 * title above, notes below.
 */
export function pictureOf(drawing: SVGSVGElement, { title, notes }: PictureText): { svg: string; width: number; height: number } {
  const look = getComputedStyle(drawing);
  const root = getComputedStyle(document.documentElement);
  const [width, height] = [drawing.width.baseVal.value, drawing.height.baseVal.value];
  const top = margin + lineHeight + 8;
  const whole = top + height + 8 + notes.length * lineHeight + margin / 2;
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('the drawing is no SVG');
  copyLook(drawing, copy);
  copy.setAttribute('y', String(top));
  copy.removeAttribute('aria-hidden');
  const text = (line: string, y: number, fill: string, weight: number): string =>
    `<text x="${margin}" y="${y}" fill="${svgText(fill)}" font-family="${svgText(look.fontFamily)}" font-size="${weight === 600 ? 14 : 12}" font-weight="${weight}">${svgText(line)}</text>`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" role="img">`,
    `<title>${svgText(title)}</title><desc>${svgText(notes.join(' '))}</desc>`,
    `<rect width="${width}" height="${whole}" fill="${svgText(root.getPropertyValue('--bg').trim())}"/>`,
    text(title, margin + lineHeight - 4, root.getPropertyValue('--fg-strong').trim(), 600),
    new XMLSerializer().serializeToString(copy),
    ...notes.map((note, index) => text(note, top + height + 8 + (index + 1) * lineHeight - 4, root.getPropertyValue('--fg-muted').trim(), 400)),
    '</svg>',
  ].join('');
  return { svg, width, height: whole };
}

/** Writes the look of every element, which style sheets and variables decide on screen, onto its copy. */
function copyLook(from: Element, to: Element): void {
  const look = getComputedStyle(from);
  for (const property of kept) {
    const value = look.getPropertyValue(property);
    if (value !== '') to.setAttribute(property, value);
  }
  to.removeAttribute('class');
  to.removeAttribute('style');
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index];
    if (copy !== undefined) copyLook(child, copy);
  }
}
