import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNumberer } from '../../../electron/service/features/document/readers/docx/numbering.ts';
import { readStory } from '../../../electron/service/features/document/readers/docx/story.ts';
import { readXml } from '../../../electron/service/features/document/readers/docx/xml-events.ts';
import { ordinal } from '../../../electron/service/features/document/readers/ordinal.ts';
import type { DocumentNote } from '../../../electron/service/features/document/readers/read-document.ts';

const spaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"';
const story = (inside: string) => {
  const notes = new Set<DocumentNote>();
  const { text } = readStory(`<w:document ${spaces}><w:body>${inside}</w:body></w:document>`, { numberer: createNumberer(undefined, undefined), notes, mark: (_kind, id) => `[${id}]` });
  return { text, notes };
};

/** A piece of a Word file with the words in it that a reader of the accepted text sees, and those that he does not. */
interface Piece {
  readonly xml: string;
  readonly seen: readonly string[];
  readonly gone: readonly string[];
}

let word = 0;
const run = (seen: boolean): Piece => {
  const text = `w${++word}w`;
  return { xml: `<w:r><w:t>${text}</w:t></w:r>`, seen: seen ? [text] : [], gone: seen ? [] : [text] };
};
const joined = (pieces: readonly Piece[], xml = pieces.map((piece) => piece.xml).join('')): Piece => ({ xml, seen: pieces.flatMap(({ seen }) => seen), gone: pieces.flatMap(({ gone }) => gone) });
const wrapped = (pieces: readonly Piece[], before: string, after: string): Piece => {
  const all = joined(pieces);
  return joined(pieces, before + all.xml + after);
};
const lost = (pieces: readonly Piece[], before: string, after: string): Piece => {
  const all = wrapped(pieces, before, after);
  return { xml: all.xml, seen: [], gone: [...all.seen, ...all.gone] };
};

const { block } = fc.letrec<{ inline: Piece; block: Piece }>((tie) => {
  const inlines = fc.array(tie('inline'), { minLength: 1, maxLength: 3 });
  const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 3 });
  const paragraph = fc.tuple(inlines, fc.boolean()).map(([pieces, deleted]) => wrapped(pieces, deleted ? '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' : '<w:p>', '</w:p>'));
  return {
    inline: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'piece' },
      fc.constant(null).map(() => run(true)),
      inlines.map((pieces) => wrapped(pieces, '<w:ins w:id="1">', '</w:ins>')),
      inlines.map((pieces) => lost(pieces, '<w:del w:id="1">', '</w:del>')),
      inlines.map((pieces) => lost(pieces, '<w:moveFrom w:id="1">', '</w:moveFrom>')),
      inlines.map((pieces) => wrapped(pieces, '<w:moveTo w:id="1">', '</w:moveTo>')),
      inlines.map((pieces) => wrapped(pieces, '<w:hyperlink>', '</w:hyperlink>')),
      inlines.map((pieces) => wrapped(pieces, '<w:fldSimple w:instr="REF x">', '</w:fldSimple>')),
      inlines.map((pieces) => wrapped(pieces, '<w:sdt><w:sdtPr><w:alias w:val="no"/></w:sdtPr><w:sdtContent>', '</w:sdtContent></w:sdt>')),
      inlines.map((pieces) => wrapped(pieces, '<w:unknownWrapper>', '</w:unknownWrapper>')),
      fc.constant(null).map(() => ({ ...run(false), xml: `<w:r><w:instrText>w${++word}w</w:instrText></w:r>`, gone: [`w${word}w`] })),
      fc.constant(null).map(() => ({ xml: `<w:r><w:rPr><w:vanish/></w:rPr><w:t>w${++word}w</w:t></w:r>`, seen: [], gone: [`w${word}w`] })),
    ),
    block: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'piece' },
      paragraph,
      blocks.map((pieces) => wrapped(pieces, '<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>')),
      fc.tuple(blocks, blocks).map(([first, second]) => joined([first, second].map((pieces) => wrapped(pieces, '<w:tc>', '</w:tc>')), `<w:tbl><w:tr>${[first, second].map((pieces) => wrapped(pieces, '<w:tc>', '</w:tc>').xml).join('')}</w:tr></w:tbl>`)),
      blocks.map((pieces) => lost(pieces, '<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>', '</w:tc></w:tr></w:tbl>')),
      blocks.map((pieces) => wrapped(pieces, '<w:p><w:r><w:pict><v:textbox><w:txbxContent>', '</w:txbxContent></v:textbox></w:pict></w:r></w:p>')),
      blocks.map((pieces) => wrapped(pieces, '<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>')),
      blocks.map((pieces) => wrapped(pieces, '<w:customXml>', '</w:customXml>')),
    ),
  };
});

describe('a story of a Word file', () => {
  test('holds every word that is seen once and in order, and none that is not, however its parts lie in each other', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (pieces) => {
        const { xml, seen, gone } = joined(pieces);
        const { text } = story(xml);
        expect(text.match(/w\d+w/g) ?? []).toEqual(seen);
        expect(gone.filter((each) => text.includes(each))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('of a choice of drawings one is read, whichever has the words', () => {
    const box = (text: string) => `<v:textbox><w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent></v:textbox>`;
    const choice = (first: string, second: string) => story(`<w:p><w:r><mc:AlternateContent><mc:Choice>${first}</mc:Choice><mc:Fallback>${second}</mc:Fallback></mc:AlternateContent></w:r></w:p>`).text;
    expect(choice(box('one'), box('one'))).toBe('one');
    expect(choice('', box('two'))).toBe('two');
    expect(choice(box('three'), '')).toBe('three');
  });
});

describe('XML', () => {
  const events = (xml: string) => {
    const seen: string[] = [];
    readXml(xml, { open: (name, value) => seen.push(`<${name} ${value('a') ?? ''}`), close: (name) => seen.push(`>${name}`), text: (text) => seen.push(text) });
    return seen;
  };
  test.each([
    ['<x a="1"/>', ['<x 1', '>x']],
    ["<x b='>' a = '&quot;&#65;&#x4F60;'>t</x >", ['<x "A你', 't', '>x']],
    ['<x><![CDATA[<&amp;>]]><!-- <y> --><?z <?></x>', ['<x ', '<&amp;>', '>x']],
    ['\uFEFF<?xml version="1.0"?>\n<x>&unknown;&#0;&#xD800;</x>\n', ['<x ', '\uFFFD\uFFFD\uFFFD', '>x']],
  ])('%s', (xml, expected) => {
    expect(events(xml)).toEqual(expected);
  });

  test.each(['<x>', '<x></y>', '</x>', '<x', '<x a="', '<!DOCTYPE x><x/>', '<x><!-- </x>', '<x><![CDATA[</x>', '< x/>', '<x>'.repeat(600) + '</x>'.repeat(600)])('%s is refused', (xml) => {
    expect(() => events(xml)).toThrow(Error);
  });

  test('never hangs and never fails in another way than by an Error, whatever it is given', () => {
    const piece = fc.constantFrom('<', '>', '</', '/>', '<x', '<w:p', ' a="1"', "='", '"', '&', '&amp;', '&#', ';', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', 'text', '\0', '𠮷');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')), (xml) => {
        try {
          events(xml);
        } catch (cause) {
          expect(cause).toBeInstanceOf(Error);
          expect(cause).not.toBeInstanceOf(RangeError);
          expect(cause).not.toBeInstanceOf(TypeError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('numbers of items', () => {
  test.each([
    [1, 'chineseCounting', '一'], [10, 'chineseCounting', '十'], [12, 'chineseCountingThousand', '十二'], [20, 'chineseCounting', '二十'], [105, 'chineseCounting', '一百零五'], [110, 'chineseCounting', '一百一十'],
    [1001, 'chineseCounting', '一千零一'], [12, 'chineseLegalSimplified', '壹拾贰'], [2026, 'ideographDigital', '二〇二六'], [4, 'upperRoman', 'IV'], [1999, 'lowerRoman', 'mcmxcix'], [1, 'lowerLetter', 'a'],
    [27, 'upperLetter', 'AA'], [7, 'decimalZero', '07'], [3, 'decimalEnclosedCircle', '③'], [30, 'decimalEnclosedCircle', '30'], [5, 'none', ''], [5, 'unheardOf', '5'], [0, 'upperRoman', '0'],
  ])('%i in %s is %s', (value, format, expected) => {
    expect(ordinal(value, format)).toBe(expected);
  });
});
