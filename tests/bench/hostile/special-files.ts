import { encodeLegacy } from './legacy-encoding.ts';
import type { HostileFile } from './mutations.ts';
import { baseSheet } from './base-files.ts';
import { entriesOf, reference, sheetXml, workbookParts, xmlHead } from './workbook-parts.ts';
import { deflateBomb, zipArchive, type ArchiveEntry } from './zip-archive.ts';

/** What stands outside and must not be reached: a file with a secret in it, and an address that counts its callers. */
export interface Bait {
  readonly secretFile: string;
  readonly address: string;
  /** A name that occurs nowhere else on the machine, for files that a traversal would make. */
  readonly token: string;
}

const mebibyte = 1024 * 1024;
const text = (content: string): (() => Buffer) => () => Buffer.from(content, 'utf8');
const workbook = (sheet: string, replaced: Readonly<Record<string, string>> = {}, more: readonly ArchiveEntry[] = []): Buffer =>
  zipArchive([...entriesOf(workbookParts(sheet, replaced)), ...more]);
const without = (name: string): ArchiveEntry[] => entriesOf(workbookParts(baseSheet)).filter((entry) => entry.name !== name);
const sheetPath = 'xl/worksheets/sheet1.xml';
const sheetOf = (rows: string): string => `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>text</t></is></c></row>';
const withDoctype = (doctype: string, cell: string): string =>
  sheetOf(`${head}<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" t="inlineStr"><is><t>before ${cell} after</t></is></c></row>`).replace(xmlHead, `${xmlHead}${doctype}`);
const laughs = (levels: number): string =>
  `<!DOCTYPE x [<!ENTITY l0 "haha">${Array.from({ length: levels }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('')}]>`;

function textFiles(): HostileFile[] {
  const json = (title: string, content: string, extension: 'json' | 'jsonl' = 'jsonl'): HostileFile => ({ title: `${extension}: ${title}`, fileName: `special.${extension}`, bytes: text(content) });
  const csv = (title: string, bytes: () => Buffer, more: Partial<HostileFile> = {}): HostileFile => ({ title: `csv: ${title}`, fileName: 'special.csv', bytes, ...more });
  return [
    csv('a million columns', () => Buffer.from(`${'a,'.repeat(1_000_000)}b\n`)),
    csv('a million cells in a row below', text(`id,text\n1,fine\n${','.repeat(1_000_000)}\n2,fine too\n`)),
    csv('16,384 columns', text(`${Array.from({ length: 16_384 }, (_, column) => `c${column}`).join(',')}\n${'some text,'.repeat(16_383)}last\n`)),
    csv('a quote never closed, 8 MB behind it', () => Buffer.from(`id,text\n1,"open\n${'2,line of text\n'.repeat(560_000)}`)),
    csv('a cell of 20 MB', () => Buffer.concat([Buffer.from('id,text\n1,'), Buffer.alloc(20 * mebibyte, 'x'), Buffer.from('\n2,small\n')])),
    csv('a cell of 100 MB', () => Buffer.concat([Buffer.from('id,text\n1,"'), Buffer.alloc(100 * mebibyte, '\u00a0a'), Buffer.from('"\n2,small\n')]), { long: true }),
    csv('a line of 100 MB and no other', () => Buffer.alloc(100 * mebibyte, 'x'), { long: true }),
    csv('300,000 empty lines', text(`id,text\n${'\n'.repeat(300_000)}1,fine\n`)),
    csv('200,000 rows too short', text(`id,text\n${'x\n'.repeat(200_000)}1,fine\n`)),
    csv('20,000 channels', text(`id,text,channel\n${Array.from({ length: 20_000 }, (_, row) => `${row},t${row},channel number ${row}\n`).join('')}`)),
    csv('NULs throughout', () => Buffer.from('i\0d,te\0xt\n1,a\0b\n2,fine\n3,\0\0\0\n')),
    csv('only NULs', () => Buffer.alloc(100_000)),
    csv('only quotes', text('"'.repeat(100_001))),
    csv('only delimiters', text(`${','.repeat(2000)}\n`.repeat(50))),
    csv('columns called as what every object has', text('__proto__,constructor,text,toString,hasOwnProperty\n1,2,fine,3,4\n')),
    csv('a column named twice 5,000 times', text(`text${',same'.repeat(5_000)}\nfine${',x'.repeat(5_000)}\n`)),
    csv('line ends of three kinds', text('id,text\r1,a\r\n2,b\n3,c\r4,d\n\r5,e\u20286,f\n')),
    csv('lone surrogates in UTF-16', () => Buffer.from('id,text\n1,a\ud800b\n2,fine\n3,\udc00\n', 'utf16le')),
    csv('an odd number of bytes in UTF-16', () => Buffer.concat([Buffer.from('\ufeffid,text\n1,你好\n', 'utf16le'), Buffer.from([0x61])])),
    csv('two marks', () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf]), Buffer.from('id,text\n1,fine\n')])),
    csv('GB18030 and Big5 in one', () => Buffer.concat([Buffer.from('id,text\n1,'), encodeLegacy('手续费上调没有通知我们', 'gb18030'), Buffer.from('\n2,'), encodeLegacy('手續費上調沒有通知我們', 'big5'), Buffer.from('\n')])),
    csv('GB18030 read as Big5', () => encodeLegacy('编号,内容\n1,手续费上调没有通知\n2,多扣了三十八块钱\n', 'gb18030'), { options: { encoding: 'big5' } }),
    csv('every byte there is', () => Buffer.concat([Buffer.from('id,text\n1,'), Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), Buffer.from('\n2,fine\n')])),
    csv('times that overflow', text('id,time,text\n1,999999-99-99,a\n2,2026-02-30 25:61:61,b\n3,-271822-04-20,c\n4,1e308,d\n5,253402300800000000,e\n6,0000-00-00,f\n')),
    csv('ratings that overflow', text('id,rating,text\n1,1e999,a\n2,-0,b\n3,0x10,c\n4,1_000,d\n5,٣,e\n6,NaN,f\n7,Infinity,g\n')),
    csv('an id of 2 MB', text(`id,text\n${'i'.repeat(2 * mebibyte)},fine\n2,fine\n`)),
    csv('a backtracking trap in the values', text(`id,time,text\n${Array.from({ length: 200 }, (_, row) => `${row},${'1 '.repeat(2_000)}x,${'- '.repeat(4_000)}!\n`).join('')}`)),
    json('lone surrogates and NULs in escapes', String.raw`{"id":"1","text":"a\ud800b"}` + '\n' + String.raw`{"id":"2","text":"\udc00"}` + '\n' + String.raw`{"id":"3","text":"a\u0000b"}` + '\n{"id":"4","text":"fine"}\n'),
    json('giant numbers', '{"id":1e999,"text":"a","rating":1e400}\n{"id":123456789012345678901234567890,"text":"b","rating":-1e-400}\n{"id":"3","text":"fine"}\n'),
    json('a number of a million digits', `{"id":"1","text":"a","n":${'9'.repeat(1_000_000)}}\n{"id":"2","text":"fine"}\n`),
    json('100,000 arrays deep', `{"id":"1","text":"a","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n{"id":"2","text":"fine"}\n`),
    json('100,000 arrays deep', `[{"id":"1","text":"a","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}},{"id":"2","text":"fine"}]`, 'json'),
    json('100,000 objects deep', `{"data":[{"text":"a"}],"deep":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`, 'json'),
    json('a million open brackets', '['.repeat(1_000_000), 'json'),
    json('a million open braces', '{"a":'.repeat(1_000_000)),
    json('20,000 keys in an object', `{"text":"fine",${Array.from({ length: 20_000 }, (_, key) => `"k${key}":1`).join(',')}}\n`),
    json('10,000 objects of other keys each', Array.from({ length: 10_000 }, (_, row) => `{"text":"t${row}","k${row}a":1,"k${row}b":2}`).join('\n')),
    json('the same key 100,000 times', `{"text":"fine"${',"a":1'.repeat(100_000)}}\n`),
    json('prototype keys', '{"__proto__":{"text":"x"},"constructor":1,"text":"fine"}\n{"text":"b","__proto__":null}\n'),
    json('no objects', '1\n"text"\nnull\n[1,2]\ntrue\n'),
    json('broken off in an escape', '[{"text":"a\\u00', 'json'),
    json('a string never closed', `[{"text":"${'a'.repeat(3 * mebibyte)}`, 'json'),
    json('a million empty objects', `[${'{},'.repeat(999_999)}{}]`, 'json'),
    { title: 'txt: only white space', fileName: 'special.txt', bytes: text(' \t\u3000\u00a0\n'.repeat(20_000)) },
    { title: 'txt: one paragraph of 30 MB', fileName: 'special.txt', bytes: () => Buffer.alloc(30 * mebibyte, 'text 文字 '), options: { unit: 'paragraph' } },
    { title: 'txt: the whole file, 30 MB', fileName: 'special.txt', bytes: () => Buffer.alloc(30 * mebibyte, 'text 文字 '), options: { unit: 'file' } },
    { title: 'txt: markup and controls', fileName: 'special.txt', bytes: text('<script>alert(1)</script>\n\u202Eevil\u001b[2J\n<img src=x onerror=alert(1)>\n') },
    { title: 'tsv: a program under another name', fileName: 'special.tsv', bytes: () => Buffer.concat([Buffer.from('\x7fELF'), Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * 7919) & 0xff))]) },
    { title: 'csv: a file name of markup and directions', fileName: '\u202E<b>&"\'=x\n.csv', bytes: text('id,text\n1,fine\n') },
  ];
}

function archives(bait: Bait): HostileFile[] {
  const xlsx = (title: string, bytes: () => Buffer, long = false): HostileFile => ({ title: `xlsx: ${title}`, fileName: 'special.xlsx', bytes, long });
  const stray = (name: string, more: Partial<ArchiveEntry> = {}): ArchiveEntry => ({ name, data: Buffer.from('planted'), ...more });
  const sheetHead = sheetOf('').replace('</sheetData></worksheet>', `${head}<row r="2"><c r="B2" t="inlineStr"><is><t>`);
  const sheetTail = '</t></is></c></row></sheetData></worksheet>';
  const bomb = (blocks: number, claimed: Partial<ArchiveEntry>): ArchiveEntry[] => [
    ...without(sheetPath),
    { name: sheetPath, data: deflateBomb(blocks, sheetHead, 'a', sheetTail), deflated: true, claimedSize: blocks * 16 * mebibyte, ...claimed },
  ];
  const nested = (levels: number): Buffer => {
    let inner = zipArchive([{ name: 'zeros', data: Buffer.alloc(8 * mebibyte) }]);
    for (let level = 0; level < levels; level++) inner = zipArchive(Array.from({ length: 10 }, (_, copy) => ({ name: `${copy}.zip`, data: inner })));
    return inner;
  };
  const symbolicLink = 0o120777 << 16;
  return [
    xlsx('a path that climbs', () => workbook(baseSheet, {}, [stray(`../../../../../../../../tmp/${bait.token}`)])),
    xlsx('a path that climbs by backslashes', () => workbook(baseSheet, {}, [stray(`..\\..\\..\\${bait.token}`)])),
    xlsx('an absolute path', () => workbook(baseSheet, {}, [stray(`/tmp/${bait.token}`)])),
    xlsx('a drive path', () => workbook(baseSheet, {}, [stray(`C:\\${bait.token}`)])),
    xlsx('a climbing path in front of the data only', () => workbook(baseSheet, {}, [stray(bait.token, { localName: `../../${bait.token}` })])),
    xlsx('a symbolic link to a secret', () => workbook(baseSheet, {}, [stray('xl/media/link', { data: Buffer.from(bait.secretFile), externalAttributes: symbolicLink })])),
    xlsx('the sheet is a symbolic link', () => zipArchive([...without(sheetPath), { name: sheetPath, data: Buffer.from(bait.secretFile), externalAttributes: symbolicLink }])),
    xlsx('the sheet lies at a climbing path', () => workbook(baseSheet, { 'xl/_rels/workbook.xml.rels': (workbookParts('').get('xl/_rels/workbook.xml.rels') ?? '').replace('worksheets/sheet1.xml', `../../../..${bait.secretFile}`) })),
    xlsx('the sheet lies at an address', () => workbook(baseSheet, { 'xl/_rels/workbook.xml.rels': (workbookParts('').get('xl/_rels/workbook.xml.rels') ?? '').replace('Target="worksheets/sheet1.xml"', `Target="${bait.address}sheet" TargetMode="External"`) })),
    xlsx('a name with a NUL', () => workbook(baseSheet, {}, [stray(`a\0${bait.token}`)])),
    xlsx('100,000 entries', () => workbook(baseSheet, {}, Array.from({ length: 100_000 }, (_, entry) => stray(`m/${entry}`, { data: Buffer.alloc(0), method: 0 })))),
    xlsx('an end record that claims none of 20,000', () => zipArchive([...entriesOf(workbookParts(baseSheet)), ...Array.from({ length: 20_000 }, (_, entry) => stray(`m/${entry}`, { data: Buffer.alloc(0), method: 0 }))], 6)),
    xlsx('an end record that claims too many', () => zipArchive(entriesOf(workbookParts(baseSheet)), 60_000)),
    xlsx('the same part twice', () => zipArchive([...entriesOf(workbookParts(baseSheet)), { name: sheetPath, data: Buffer.from(sheetXml([['id', 'text'], ['1', 'other']])) }])),
    xlsx('parts that share their bytes', () => zipArchive([...entriesOf(workbookParts(baseSheet)), ...Array.from({ length: 500 }, (_, copy): ArchiveEntry => ({ name: `xl/worksheets/copy${copy}.xml`, data: Buffer.from(baseSheet), sharesDataOf: 5 }))])),
    xlsx('a sheet of 4 GB from 4 MB', () => zipArchive(bomb(255, {}))),
    xlsx('a sheet of 4 GB that claims to be small', () => zipArchive(bomb(255, { claimedSize: 5_000 }))),
    xlsx('a sheet of 700 MB just within the claims', () => zipArchive(bomb(44, { claimedSize: 1_000_000 }))),
    xlsx('shared strings of 2 GB that claim to be small', () =>
      zipArchive([
        ...without('xl/sharedStrings.xml'),
        { name: 'xl/sharedStrings.xml', data: deflateBomb(128, '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>', 'b', '</t></si></sst>'), deflated: true, claimedSize: 900_000 },
      ])),
    xlsx('the list of sheets of 1 GB that claims to be small', () =>
      zipArchive([...without('xl/workbook.xml'), { name: 'xl/workbook.xml', data: deflateBomb(64, '<workbook><!--', 'c', '--></workbook>'), deflated: true, claimedSize: 900 }])),
    xlsx('a sheet that claims a length past the end', () => zipArchive([...without(sheetPath), { name: sheetPath, data: Buffer.from(baseSheet), claimedCompressedSize: 0x7fff_ffff }])),
    xlsx('archives in archives', () => nested(3)),
    xlsx('archives in archives as the sheet', () => zipArchive([...without(sheetPath), { name: sheetPath, data: nested(2) }])),
    xlsx('a wrong checksum', () => zipArchive([...without(sheetPath), { name: sheetPath, data: Buffer.from(baseSheet), claimedCrc: 1 }])),
    xlsx('an encrypted part', () => zipArchive([...without(sheetPath), { name: sheetPath, data: Buffer.from(baseSheet), flags: 0x801 }])),
    xlsx('an unknown compression', () => zipArchive([...without(sheetPath), { name: sheetPath, data: Buffer.from(baseSheet), method: 99 }])),
    xlsx('no sheet where one is named', () => zipArchive(without(sheetPath))),
    xlsx('no shared strings', () => zipArchive(without('xl/sharedStrings.xml'))),
    xlsx('nothing but an end record', () => zipArchive([])),
    xlsx('an end record at every place', () => Buffer.concat([workbook(baseSheet), Buffer.concat(Array.from({ length: 3000 }, () => zipArchive([])))])),
    xlsx('an external entity of a file', () => workbook(withDoctype(`<!DOCTYPE x [<!ENTITY secret SYSTEM "file://${bait.secretFile}">]>`, '&secret;'))),
    xlsx('an external entity of an address', () => workbook(withDoctype(`<!DOCTYPE x [<!ENTITY call SYSTEM "${bait.address}entity">]>`, '&call;'))),
    xlsx('an external DTD', () => workbook(withDoctype(`<!DOCTYPE x SYSTEM "${bait.address}dtd">`, 'x'))),
    xlsx('a parameter entity', () => workbook(withDoctype(`<!DOCTYPE x [<!ENTITY % p SYSTEM "${bait.address}parameter"> %p;]>`, 'x'))),
    xlsx('entities in shared strings', () =>
      workbook(baseSheet, { 'xl/sharedStrings.xml': `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file://${bait.secretFile}">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&secret;</t></si></sst>` })),
    xlsx('an external entity in the list of sheets', () => workbook(baseSheet, { 'xl/workbook.xml': (workbookParts('').get('xl/workbook.xml') ?? '').replace(xmlHead, `${xmlHead}<!DOCTYPE x [<!ENTITY s SYSTEM "file://${bait.secretFile}">]>`).replace('"Sheet1"', '"&s;"') })),
    xlsx('a billion laughs', () => workbook(withDoctype(laughs(9), '&l9;'))),
    xlsx('a billion laughs in shared strings', () => workbook(baseSheet, { 'xl/sharedStrings.xml': `<?xml version="1.0"?>${laughs(9)}<sst><si><t>&l9;</t></si></sst>` })),
    xlsx('quadratic entities', () => workbook(withDoctype(`<!DOCTYPE x [<!ENTITY a "${'a'.repeat(60_000)}">]>`, '&a;'.repeat(20_000)))),
    xlsx('a cell in column ZZZZZZZ', () => workbook(sheetOf(`${head}<row r="2"><c r="ZZZZZZZ2" t="inlineStr"><is><t>far</t></is></c></row>`))),
    xlsx('a cell in the last column of the last row', () => workbook(sheetOf(`${head}<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>`))),
    xlsx('a row of number 4,294,967,295', () => workbook(sheetOf(`${head}<row r="4294967295"><c r="B4294967295" t="inlineStr"><is><t>far</t></is></c></row>`))),
    xlsx('rows that go back', () => workbook(sheetOf(`${head}<row r="9"><c r="B9" t="inlineStr"><is><t>nine</t></is></c></row><row r="2"><c r="B2" t="inlineStr"><is><t>two</t></is></c></row>`))),
    xlsx('2,000 rows of a far cell each', () => workbook(sheetOf(head + Array.from({ length: 2_000 }, (_, row) => `<row r="${row + 2}"><c r="${reference(16_383, row + 2)}" t="inlineStr"><is><t>far</t></is></c></row>`).join('')))),
    xlsx('a shared string that is not there', () => workbook(sheetOf(`${head}<row r="2"><c r="B2" t="s"><v>99999999</v></c></row><row r="3"><c r="B3" t="s"><v>-1</v></c></row>`))),
    xlsx('numbers and dates that overflow', () => workbook(sheetOf(`${head}<row r="2"><c r="A2"><v>1e308</v></c><c r="B2" s="99999"><v>-1e308</v></c></row><row r="3"><c r="B3" t="d"><v>99999-99-99</v></c></row><row r="4"><c r="B4" t="b"><v>7</v></c></row>`))),
    xlsx('character references of surrogates and NUL', () => workbook(sheetOf(`${head}<row r="2"><c r="B2" t="inlineStr"><is><t>a&#xD800;b&#0;c&#x110000;d&#99999999999;</t></is></c></row><row r="3"><c r="B3" t="inlineStr"><is><t>_xD800_ _x0000_</t></is></c></row>`))),
    xlsx('elements 50,000 deep', () => workbook(sheetOf(`${head}<row r="2"><c r="B2" t="inlineStr"><is>${'<r>'.repeat(50_000)}${'</r>'.repeat(50_000)}<t>deep</t></is></c></row>`))),
    xlsx('50,000 attributes of one element', () => workbook(sheetOf(`${head}<row r="2" ${Array.from({ length: 50_000 }, (_, n) => `a${n}="1"`).join(' ')}><c r="B2" t="inlineStr"><is><t>wide</t></is></c></row>`))),
    xlsx('100,000 sheets named', () => workbook(baseSheet, { 'xl/workbook.xml': (workbookParts('').get('xl/workbook.xml') ?? '').replace('<sheets>', `<sheets>${'<sheet name="x" sheetId="2" r:id="rId1"/>'.repeat(100_000)}`) })),
    xlsx('a sheet list that traps a search', () => workbook(baseSheet, { 'xl/workbook.xml': `<workbook>${'<sheet '.repeat(60_000)}</workbook>` })),
    xlsx('a sheet in UTF-16', () => zipArchive([...without(sheetPath), { name: sheetPath, data: Buffer.from(`\ufeff${baseSheet}`, 'utf16le') }])),
    xlsx('half a million cells', () => workbook(sheetOf(head + Array.from({ length: 50_000 }, (_, row) => `<row r="${row + 2}">${Array.from({ length: 10 }, (_cell, column) => `<c r="${reference(column, row + 2)}"><v>${row}</v></c>`).join('')}</row>`).join(''))), true),
    xlsx('merged cells over everything', () => workbook(baseSheet.replace('</worksheet>', `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(2_000)}</mergeCells></worksheet>`))),
  ];
}

/** Every file made by hand. */
export const specialFiles = (bait: Bait): HostileFile[] => [...textFiles(), ...archives(bait)];
