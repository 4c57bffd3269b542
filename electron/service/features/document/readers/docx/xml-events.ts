/** What a part of a Word file is made of, in order. Names carry the usual prefixes, whatever the file calls them. */
export interface XmlHandlers {
  /** `value` gives an attribute by its usual name, its entities decoded. */
  readonly open: (name: string, value: (attribute: string) => string | undefined) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Namespaces (transitional and strict, ISO/IEC 29500) by the prefix that everybody uses for them. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
};

/** Elements inside each other; Word writes some dozens, a hostile file as many as it likes. */
const deepest = 512;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string) =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (_whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
        if (name !== undefined) return named[name] ?? '\uFFFD';
        const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\uFFFD' : String.fromCodePoint(point);
      })
    : text;

/**
 * Reads well-formed XML without a document type. Entities are the five that XML has and numbers; none that a file
 * defines, so nothing expands. Throws an Error where elements do not match, nest too deep or where a type is declared.
 */
export function readXml(xml: string, handlers: XmlHandlers): void {
  const stack: { name: string; written: string }[] = [];
  const known = new Map<string, string>();
  const usual = (written: string): string => {
    const colon = written.indexOf(':');
    const prefix = written.slice(0, Math.max(colon, 0));
    const mapped = known.get(prefix);
    return mapped === undefined ? written : `${mapped}:${written.slice(colon + 1)}`;
  };
  let position = 0;
  while (position < xml.length) {
    const open = xml.indexOf('<', position);
    const text = xml.slice(position, open === -1 ? xml.length : open);
    if (text !== '' && stack.length > 0) handlers.text(decoded(text));
    if (open === -1) break;
    if (xml.startsWith('<![CDATA[', open)) {
      const end = endOf(xml, ']]>', open);
      handlers.text(xml.slice(open + 9, end - 3));
      position = end;
    } else if (xml.startsWith('<!--', open)) position = endOf(xml, '-->', open + 4);
    else if (xml.startsWith('<?', open)) position = endOf(xml, '?>', open);
    else if (xml.startsWith('<!', open)) throw new Error('a document type is declared');
    else if (xml.startsWith('</', open)) {
      const end = endOf(xml, '>', open);
      const closed = stack.pop();
      if (closed === undefined || closed.written !== xml.slice(open + 2, end - 1).trimEnd()) throw new Error('elements do not match');
      handlers.close(closed.name);
      position = end;
    } else {
      const end = endOfTag(xml, open);
      const empty = xml[end - 2] === '/';
      const inside = xml.slice(open + 1, end - (empty ? 2 : 1));
      const written = /^[^\s]+/.exec(inside)?.[0] ?? '';
      if (written === '') throw new Error('an element has no name');
      const attributes = inside.length === written.length ? '' : inside.slice(written.length);
      for (const [attribute, value] of attributes.includes('xmlns') ? attributesOf(attributes) : []) {
        const mapped = /^xmlns(?::|$)/.test(attribute) ? prefixes[value] : undefined;
        if (mapped !== undefined) known.set(attribute.slice('xmlns:'.length), mapped);
      }
      const name = usual(written);
      handlers.open(name, (wanted) => {
        for (const [attribute, value] of attributesOf(attributes)) if (attribute === wanted || (attribute.includes(':') && usual(attribute) === wanted)) return value;
        return undefined;
      });
      if (empty) handlers.close(name);
      else if (stack.push({ name, written }) > deepest) throw new Error('elements nest too deep');
      position = end;
    }
  }
  if (stack.length > 0) throw new Error('the end is missing');
}

/** Read where they are asked for only: most elements of a document are opened for their name. */
function* attributesOf(written: string): Generator<[name: string, value: string]> {
  const attribute = /\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/y;
  while (attribute.lastIndex < written.length) {
    const match = attribute.exec(written);
    if (match === null) return;
    yield [match[1] ?? '', decoded((match[2] ?? '').slice(1, -1))];
  }
}

function endOf(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at === -1) throw new Error('the end is missing');
  return at + mark.length;
}

/** Behind the `>` of a tag; one inside a quoted value does not end it. */
function endOfTag(xml: string, open: number): number {
  for (let index = open + 1, quote = ''; index < xml.length; index++) {
    const character = xml[index] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return index + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  throw new Error('the end is missing');
}
