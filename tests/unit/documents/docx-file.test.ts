import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/base/errors.ts';
import { readDocx } from '../../../electron/service/features/document/readers/docx/read-docx.ts';
import { body, docxOf, paragraph } from '../../service/docx-parts.ts';

describe('a Word file', () => {
  test('gives any text back, whatever its characters', async () => {
    const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const line = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).map((text) => `a${text.replace(/[\u0000-\u001F\uFFFE\uFFFF]/g, '')}z`);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (lines) => {
        const { text } = await readDocx(await docxOf(body(lines.map((each) => paragraph(escape(each))).join(''))), 'a.docx');
        expect(text).toBe(lines.join('\n'));
      }),
      { numRuns: 100 },
    );
  });

  test('of which any byte is spoilt comes through whole or is refused with a reason', async () => {
    const words = '正文'.repeat(200);
    const bytes = await docxOf(body(paragraph(words)));
    let [taken, refused] = [0, 0];
    for (let at = 0; at < bytes.length; at++) {
      const spoilt = Buffer.from(bytes);
      spoilt.writeUInt8(spoilt.readUInt8(at) ^ 0xff, at);
      try {
        expect((await readDocx(spoilt, 'a.docx')).text).toBe(words);
        taken++;
      } catch (cause) {
        expect(cause, `byte ${at}`).toBeInstanceOf(AppError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(bytes.length / 10);
    expect(taken).toBeGreaterThan(0);
  });
});
