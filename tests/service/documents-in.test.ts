import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, FootnoteReferenceRun, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentContract, documentNotes } from '../../shared/contracts/document.ts';
import { body, docxOf, paragraph, part, run, writeDocx, zipOf } from './docx-parts.ts';
import { startWithProject } from './harness.ts';

let test_: Awaited<ReturnType<typeof startWithProject>>;
beforeAll(async () => {
  test_ = await startWithProject();
});
afterAll(() => test_.close());

let count = 0;
const path = (extension: string) => test_.path(`${++count}.${extension}`);
function place(extension: string, bytes: Buffer | string): string {
  const at = path(extension);
  writeFileSync(at, bytes);
  return at;
}
const documents = async () => (await test_.client.call(documentContract.methods.list, {})).documents;

async function read(source: string): Promise<{ text: string; notes: string[]; format: string }> {
  const { document, notes } = await test_.client.run(documentContract.methods.importFile, { source });
  const { text } = await test_.client.call(documentContract.methods.text, { document });
  const listed = (await documents()).find(({ id }) => id === document);
  expect(listed?.notes).toEqual(notes);
  return { text, notes, format: listed?.format ?? '' };
}
const readBody = async (inside: string, others: Record<string, string | Buffer> = {}) => read(await writeDocx(path('docx'), body(inside), others));

const catalogue = (language: string): Record<string, string> => JSON.parse(readFileSync(join(import.meta.dirname, `../../renderer/features/document/${language}.json`), 'utf8'));
const refusals = new Set<string>();

/** Said in the same words of every file, by the import of conversations. */
const sharedWithImports = new Set(['error.resource-limit.zip-bomb', 'error.invalid-input.empty-file']);

/** A file that is refused: with its reason, with nothing left behind, and with a sentence in both languages for it. */
async function refused(source: string, code: string, reason: string): Promise<void> {
  const before = await documents();
  await expect(test_.client.run(documentContract.methods.importFile, { source })).rejects.toMatchObject({ code, params: { reason } });
  expect(await documents()).toEqual(before);
  refusals.add(`error.${code}.${reason}`);
}

describe('a Word file', () => {
  test('as a writer of such files makes it: paragraphs, a table row a line, footnotes behind, header named', async () => {
    const words = (text: string) => new Paragraph({ children: [new TextRun(text)] });
    const row = (...cells: string[]) => new TableRow({ children: cells.map((text) => new TableCell({ children: [words(text)] })) });
    const file = new Document({
      footnotes: { 1: { children: [words('不含节假日。')] } },
      sections: [
        {
          headers: { default: new Header({ children: [words('内部资料')] }) },
          children: [words('第一段 𠮷😀'), new Paragraph({ children: [new TextRun('申请后3日内'), new FootnoteReferenceRun(1), new TextRun('到账。')] }), new Table({ rows: [row('费用', '费率'), row('申购费', '1.5%')] }), words('second')],
        },
      ],
    });
    const { text, notes } = await read(place('docx', await Packer.toBuffer(file)));
    expect(text).toBe('第一段 𠮷😀\n申请后3日内[1]到账。\n费用\t费率\n申购费\t1.5%\nsecond\n[1] 不含节假日。');
    expect(notes.toSorted()).toEqual(['footnotes', 'headers', 'tables']);
  });

  test('white space, breaks and special characters stand as they are', async () => {
    const inside = paragraph(`${run('　两格  和 两个空格')}<w:r><w:tab/><w:t>tab</w:t><w:br/><w:t>next</w:t><w:noBreakHyphen/><w:t>&lt;b&gt; &amp; &#x20BB7;</w:t></w:r>`) + paragraph('') + paragraph('end');
    expect(await readBody(inside)).toEqual({ text: '　两格  和 两个空格\ttab\nnext\u2011<b> & 𠮻\n\nend'.replace('𠮻', String.fromCodePoint(0x20bb7)), notes: [], format: 'docx' });
  });

  test('tracked changes: inserted and moved-in text is kept, deleted and moved-away text is not', async () => {
    const inside =
      paragraph(`${run('费率为')}<w:del w:id="1" w:author="A"><w:r><w:delText>1.5%</w:delText></w:r></w:del><w:ins w:id="2" w:author="A">${run('1.2%')}</w:ins>${run('。')}`) +
      paragraph(`<w:moveFrom w:id="3">${run('移走的话')}</w:moveFrom><w:moveTo w:id="4">${run('移来的话')}</w:moveTo>`) +
      paragraph('前半', '<w:rPr><w:del w:id="5"/></w:rPr>') +
      paragraph('后半') +
      `<w:tbl><w:tr><w:trPr><w:del w:id="6"/></w:trPr><w:tc>${paragraph('删去的行')}</w:tc></w:tr><w:tr><w:tc>${paragraph('留下的行')}</w:tc></w:tr></w:tbl>` +
      paragraph(run('以前的格式'), '<w:pPrChange w:id="7"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>');
    const { text, notes } = await readBody(inside);
    expect(text).toBe('费率为1.2%。\n移来的话\n前半后半\n留下的行\n以前的格式');
    expect(notes).toEqual(['tracked-changes', 'tables']);
  });

  test('comments are no part of the text, and that is said', async () => {
    const inside = paragraph(`<w:commentRangeStart w:id="0"/>${run('正文')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`);
    const comments = part('comments', `<w:comment w:id="0" w:author="A">${paragraph('这里要改')}</w:comment>`);
    expect(await readBody(inside, { 'word/comments.xml': comments })).toMatchObject({ text: '正文', notes: ['comments'] });
  });

  test('footnotes and endnotes stand at the end in the order of their marks', async () => {
    const inside = paragraph(`${run('甲')}<w:r><w:endnoteReference w:id="2"/></w:r>${run('乙')}<w:r><w:footnoteReference w:id="3"/></w:r>`);
    const notes = (kind: string, id: number, text: string) => part(`${kind}s`, `<w:${kind} w:type="separator" w:id="0">${paragraph('---')}</w:${kind}><w:${kind} w:id="${id}">${paragraph(`<w:r><w:${kind}Ref/></w:r>${run(` ${text}`)}`)}${paragraph('第二段')}</w:${kind}>`);
    const { text } = await readBody(inside, { 'word/endnotes.xml': notes('endnote', 2, '尾注'), 'word/footnotes.xml': notes('footnote', 3, '脚注') });
    expect(text).toBe('甲[1]乙[2]\n[1] 尾注\n第二段\n[2] 脚注\n第二段');
  });

  test('numbers that Word writes in front of clauses are text, as deep as they go', async () => {
    const level = (index: number, format: string, text: string, more = '') => `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = part(
      'numbering',
      `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '第%1条', '<w:pStyle w:val="Clause"/>')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)', '<w:suff w:val="nothing"/>')}</w:abstractNum>` +
        `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uF0B7')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="21"/></w:lvlOverride></w:num>',
    );
    const styles = part('styles', '<w:style w:styleId="Clause"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Child"><w:basedOn w:val="Clause"/></w:style>');
    const item = (text: string, number: number, depth: number) => paragraph(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${number}"/></w:numPr>`);
    const styled = (text: string, style: string) => paragraph(text, `<w:pStyle w:val="${style}"/>`);
    const inside = styled('保险责任', 'Clause') + item('给付', 1, 1) + item('身故', 1, 2) + item('伤残', 1, 2) + item('赔付', 1, 1) + styled('责任免除', 'Child') + item('战争', 1, 2) + item('要点', 2, 0) + item('附则', 3, 0) + item('其他', 3, 0) + paragraph('无号', '<w:numPr><w:numId w:val="0"/></w:numPr>');
    const { text, notes } = await readBody(inside, { 'word/numbering.xml': numbering, 'word/styles.xml': styles });
    expect(text.split('\n')).toEqual(['第一条 保险责任', '一.1 给付', '(a)身故', '(b)伤残', '一.2 赔付', '第二条 责任免除', '(a)战争', '要点', '第二十一条 附则', '第二十二条 其他', '无号']);
    expect(notes).toEqual(['numbering']);
  });

  test('tables: a row a line; a cell of several paragraphs keeps them; a table within a cell too', async () => {
    const cell = (...inside: string[]) => `<w:tc><w:tcPr/>${inside.join('')}</w:tc>`;
    const table = (...rows: string[]) => `<w:tbl><w:tblGrid/>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
    const inside =
      table(cell(paragraph('费用')) + cell(paragraph('')) + cell(paragraph('1%')), cell(paragraph('一段'), paragraph('二段')) + cell(paragraph('三'))) +
      table(cell(table(cell(paragraph('内')) + cell(paragraph('层'))), paragraph('')));
    expect((await readBody(inside)).text.split('\n')).toEqual(['费用\t\t1%', '一段', '二段', '三', '内\t层']);
  });

  test('fields by what they show, text boxes once, formulas on a line, hidden text and readings left out', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const inside =
      paragraph(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.com"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('链接')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DATE">${run('五月一日')}</w:fldSimple>`) +
      paragraph(`${run('段落')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('框中')}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box('框中')}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>${run('继续')}`) +
      paragraph(`${run('收益率=')}<m:oMath><m:f><m:num><m:r><m:t>收益</m:t></m:r></m:num><m:den><m:r><m:t>本金</m:t></m:r></m:den></m:f></m:oMath>`) +
      paragraph(`${run('可见')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>不可见</w:t></w:r><w:r><w:ruby><w:rt>${run('bǎo')}</w:rt><w:rubyBase>${run('保')}</w:rubyBase></w:ruby></w:r>`) +
      paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意，不低于</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Unknown" w:char="F0AA"/></w:r>') +
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('控件里的话')}</w:sdtContent></w:sdt>`;
    const { text, notes } = await readBody(inside);
    expect(text.split('\n')).toEqual(['链接五月一日', '段落继续', '框中', '收益率=收益/本金', '可见保', '☑同意，不低于≥\uFFFD', '控件里的话']);
    expect(notes).toEqual(['text-boxes', 'equations', 'hidden-text', 'symbols']);
  });

  test('the prefixes and the place of the main part are the file’s own business', async () => {
    const document = body(paragraph('strict 文本')).replaceAll(/(<\/?)w:/g, '$1ns0:').replace('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', 'xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"');
    const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/content/main.xml"/></Relationships>';
    expect(await read(place('docx', await zipOf({ '_rels/.rels': relations, 'content/main.xml': document })))).toMatchObject({ text: 'strict 文本' });
  });

  test('a Word file under another name is one', async () => {
    expect(await read(place('txt', await docxOf(body(paragraph('正文')))))).toMatchObject({ text: '正文', format: 'docx' });
  });
});

describe('a file that cannot be taken', () => {
  const whole = () => docxOf(body(paragraph('正文')));
  const picture = paragraph('<w:r><w:drawing><a:graphic><a:blip/></a:graphic></w:drawing></w:r>');

  test('is refused where it is cut short, anywhere', async () => {
    const bytes = await whole();
    for (const share of [0.05, 0.3, 0.6, 0.9, 0.99]) await refused(place('docx', bytes.subarray(0, Math.floor(bytes.length * share))), 'unsupported-format', 'damaged-document');
  });

  const deep = '<w:sdt><w:sdtContent>'.repeat(20_000) + '</w:sdtContent></w:sdt>'.repeat(20_000);
  const expanding = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]>${body(paragraph('&c;')).replace(/^<\?xml[^>]*\?>\n/, '')}`;
  const external = `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body(paragraph('&x;')).replace(/^<\?xml[^>]*\?>\n/, '')}`;
  test.each([
    ['without its main part', () => zipOf({ 'word/styles.xml': part('styles', '') })],
    ['a workbook by its parts', () => zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' })],
    ['with elements that do not match', () => docxOf(body(paragraph('<w:r><w:t>正文</w:r></w:t>')))],
    ['that ends in the middle of a part', () => docxOf(body(paragraph('正文')).slice(0, -20))],
    ['with entities that expand', () => docxOf(expanding)],
    ['with an entity that reads a file', () => docxOf(external)],
    ['nested beyond any sense', () => docxOf(body(deep))],
    ['with names that lead out of the container', async () => {
      const bytes = await docxOf(body(paragraph('正文')), { 'xx/xx/evil.xml': '<a/>' });
      return Buffer.from(bytes.toString('latin1').replaceAll('xx/xx/evil.xml', '../../evil.xml'), 'latin1');
    }],
    ['that is text under the name of a Word file', () => Buffer.from('just words')],
  ])('%s: damaged', async (_what, bytes) => {
    await refused(place('docx', await bytes()), 'unsupported-format', 'damaged-document');
  });

  test('relationships that lead out of the container are not followed', async () => {
    const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://x/footnotes" Target="../../../../etc/passwd"/></Relationships>';
    const { text } = await readBody(paragraph(`${run('正文')}<w:r><w:footnoteReference w:id="1"/></w:r>`), { 'word/_rels/document.xml.rels': relations });
    expect(text).toBe('正文[1]');
  });

  test('a bomb is refused before it is unpacked, in whatever part it lies', async () => {
    for (const name of ['word/document.xml', 'word/footnotes.xml', 'word/media/a.png']) await refused(place('docx', await zipOf({ ...(name === 'word/document.xml' ? {} : { 'word/document.xml': body(paragraph('正文')) }), [name]: Buffer.alloc(8 * 1024 * 1024) })), 'resource-limit', 'zip-bomb');
  });

  test('a bomb that claims to be small is refused while it unpacks', async () => {
    const bytes = await docxOf(body(`${paragraph('正文')}${'<!-- -->'.repeat(400_000)}`));
    // The sizes that the directory and the entry claim: a hundred bytes.
    const real = Buffer.alloc(4);
    const length = Buffer.byteLength(body(`${paragraph('正文')}${'<!-- -->'.repeat(400_000)}`));
    real.writeUInt32LE(length);
    const lying = Buffer.from(bytes);
    for (let at = lying.indexOf(real); at !== -1; at = lying.indexOf(real, at + 4)) lying.writeUInt32LE(100, at);
    await refused(place('docx', lying), 'unsupported-format', 'damaged-document');
  });

  const compound = (stream: string) => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1016), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]);
  test.each([
    ['with a password', 'docx', compound('EncryptedPackage'), 'encrypted-document'],
    ['of the old Word', 'doc', compound('WordDocument'), 'old-word'],
    ['of the old Word under a new name', 'docx', compound('WordDocument'), 'old-word'],
    ['of another old program', 'doc', compound('Workbook'), 'not-a-document'],
    ['PDF', 'txt', Buffer.from('\uFEFF%PDF-1.7\n1 0 obj'), 'not-a-document'],
    ['RTF', 'txt', Buffer.from('{\\rtf1\\ansi Dear customer, \\par}'), 'not-a-document'],
    ['RTF under the name of a page', 'html', Buffer.from('{\\rtf1\\ansi Dear customer, \\par}'), 'not-a-document'],
    ['a picture', 'txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'not-a-document'],
    ['a web archive', 'txt', Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related\n\nwords'), 'not-a-document'],
    ['Word’s single XML file', 'txt', Buffer.from('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'), 'not-a-document'],
    ['of white space', 'txt', Buffer.from(' \r\n\u3000\n'), 'empty-document'],
    ['a page of markup', 'html', Buffer.from('<html><body><p>&nbsp;</p><script>var a = "text";</script></body></html>'), 'empty-document'],
    ['a page of pictures', 'html', Buffer.from('<html><body><img src="scan.png" alt=""></body></html>'), 'no-text'],
  ])('%s', async (_what, extension, bytes, reason) => {
    await refused(place(extension, bytes), 'unsupported-format', reason);
  });

  test('a file of no bytes', async () => {
    for (const extension of ['txt', 'docx', 'html']) await refused(place(extension, ''), 'invalid-input', 'empty-file');
  });

  test('a scan, which holds pictures and no text, and an empty Word file', async () => {
    await refused(await writeDocx(path('docx'), body(picture + picture)), 'unsupported-format', 'no-text');
    await refused(await writeDocx(path('docx'), body(paragraph(''))), 'unsupported-format', 'empty-document');
    expect(await readBody(paragraph('有字') + picture)).toMatchObject({ text: '有字', notes: ['images'] });
  });

  test('a text beyond the limit', async () => {
    await refused(place('txt', '好'.repeat(2_000_001)), 'resource-limit', 'long-document');
  });

  test('whatever was refused here, and whatever can be noted, has its sentence in both languages', () => {
    expect(refusals.size).toBe(9);
    for (const language of ['en', 'zh-CN']) {
      const sentences = catalogue(language);
      for (const note of documentNotes) expect(sentences[`document.note.${note}`], note).toMatch(/./);
      for (const key of refusals) if (!sharedWithImports.has(key)) expect(sentences[key], key).toMatch(language === 'en' ? /\{\{name\}\}.*Nothing was imported.*[;,:] ?\w/ : /\{\{name\}\}.*未导入任何内容，请/);
    }
  });
});

describe('a page', () => {
  const page = async (inside: string) => read(place('html', `<!doctype html><html><head><title>t</title><style>p{}</style></head><body>${inside}</body></html>`));

  test.each([
    ['scripts, styles and templates are no text', '<p>One &amp; two</p><script>alert(1)</script><style>p{}</style><template>no</template><noscript>no</noscript>', 'One & two', []],
    ['entities are characters', '<p>&lt;5% &ge; 1 &copy; &#x20BB7; &#20320; &nbsp;x</p>', `<5% ≥ 1 © ${String.fromCodePoint(0x20bb7)} 你 \u00a0x`, []],
    ['hidden text is left out, and that is said', '<p>seen<span style="color:red; display : none">unseen</span></p><div hidden>no</div><p style="visibility:hidden">no</p><i style="display:none"></i>', 'seen', ['hidden-text']],
    ['a hidden element without words needs no word', '<p>seen</p><div hidden> <br></div>', 'seen', []],
    ['items of ordered lists keep their numbers', '<ol start="3"><li>three<li>four<ol type="a"><li>deep</ol><li value="9">nine</ol><ul><li>dot</ul>', '3. three\n4. four\na. deep\n9. nine\ndot', []],
    ['rows are lines', '<table><caption>c</caption><tr><th>费用<th>费率<tr><td><p>申购费</p></td><td>1.5%</td></table>after', 'c\n费用\t费率\n申购费\t1.5%\nafter', ['tables']],
    ['white space is as a browser shows it', '<p>  a \n b<br> c </p><pre>x\n  y</pre>', 'a b\nc\nx\n  y', []],
    ['marked changes', '<p>费率<del>1.5%</del><ins>1.2%</ins></p>', '费率1.2%', ['tracked-changes']],
    ['what is not closed', '<p>一<p>二<div>三', '一\n二\n三', []],
    ['pictures, formulas and other files are named', '<p>x<img src=a></p><iframe src=b>no</iframe><math><mi>a</mi><mo>+</mo><mi>b</mi></math>', 'x\na+b', ['images', 'embedded', 'equations']],
  ])('%s', async (_what, inside, text, notes) => {
    expect(await page(inside)).toEqual({ text, notes, format: 'html' });
  });

  test('nested a hundred thousand deep it is read', async () => {
    expect((await page(`${'<div>'.repeat(100_000)}deep`)).text).toBe('deep');
  });

  test('one that says its encoding is believed where its bytes leave doubt', async () => {
    const latin = Buffer.concat([Buffer.from('<html><meta charset="gbk"><p>'), Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), Buffer.from('</p></html>')]);
    expect((await read(place('html', latin))).text).toBe('你好');
    expect((await read(place('html', '<html><meta charset="gbk"><p>你好</p></html>'))).text).toBe('你好');
  });

  test('is one by its content too', async () => {
    expect(await read(place('txt', '<!-- saved -->\n<html><body><p>words</p></body></html>'))).toMatchObject({ text: 'words', format: 'html' });
    expect(await read(place('txt', 'a <b> c'))).toMatchObject({ text: 'a <b> c', format: 'txt' });
  });
});

describe('plain text', () => {
  const clause = '第五条 投保人应当于10日内通知本公司。\r\n　　Both languages, 中英 mixed.\n\t- item\n';
  const gb18030 = Buffer.from([0xcd, 0xb6, 0xb1, 0xa3, 0xc8, 0xcb, 0xd3, 0xa6, 0xb5, 0xb1, 0xcd, 0xa8, 0xd6, 0xaa, 0xb1, 0xbe, 0xb9, 0xab, 0xcb, 0xbe, 0xa1, 0xa3]);
  const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

  test.each([
    ['UTF-8', Buffer.from(clause), clause],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${clause}`), clause],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${clause}`, 'utf16le'), clause],
    ['UTF-16, big end first, with a mark', bigEndian(`\uFEFF${clause}`), clause],
    ['UTF-16 without a mark', Buffer.from(clause.repeat(3), 'utf16le'), clause.repeat(3)],
    ['GB18030', gb18030, '投保人应当通知本公司。'],
    ['GB18030 in four bytes', Buffer.concat([gb18030, Buffer.from([0x95, 0x32, 0x82, 0x36])]), '投保人应当通知本公司。\u{20000}'],
  ])('in %s comes in to the last character', async (_what, bytes, text) => {
    expect(await read(place('txt', bytes))).toEqual({ text, notes: [], format: 'txt' });
  });

  test('bytes that are no text are marked and named', async () => {
    const { text, notes } = await read(place('txt', Buffer.concat([Buffer.from('投保人应当通知'), Buffer.from([0xff]), Buffer.from('本公司。')])));
    expect(text).toBe('投保人应当通知\uFFFD本公司。');
    expect(notes).toEqual(['invalid-bytes']);
  });

  test('is told by its script', async () => {
    const languages: string[] = [];
    for (const text of ['本公司应当通知投保人。', 'We notify you. You pay.', '本公司 will notify the policyholder 投保人 within ten days 十日内。']) {
      await read(place('txt', text));
      languages.push((await documents())[0]?.language ?? '');
    }
    expect(languages).toEqual(['zh', 'en', 'mixed']);
  });
});

describe('pasted text', () => {
  const paste = (text: string) => test_.client.call(documentContract.methods.paste, { name: '', text });

  test('is kept to the code point', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (given) => {
        const text = `a\u202E\uFEFF\u0007${given.replaceAll('\0', '')}\r\n  `;
        const { document } = await paste(text);
        expect((await test_.client.call(documentContract.methods.text, { document })).text).toBe(text);
        expect((await documents()).find(({ id }) => id === document)?.length).toBe([...text].length);
      }),
      { numRuns: 50 },
    );
  });

  test('that no database keeps as it is, is marked where it is not kept, and says so', async () => {
    const { document } = await paste('一\0二\uD800三');
    expect((await test_.client.call(documentContract.methods.text, { document })).text).toBe('一\uFFFD二\uFFFD三');
    expect((await documents()).find(({ id }) => id === document)).toMatchObject({ length: 5, notes: ['invalid-bytes'] });
  });

  test.each(['', ' \n\u3000', '\u200B\uFEFF', '——……'])('of nothing to read (%j) is refused', async (text) => {
    await expect(paste(text)).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'empty-text' } });
  });
});
