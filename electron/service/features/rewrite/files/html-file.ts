import type { ExportContent, ExportTable } from './content.ts';

/** A carriage return would be read as a line feed. */
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\r': '&#13;' };
const escape = (text: string) => text.replace(/[&<>"'\r]/g, (character) => entities[character] ?? character);

const style = `body{font:14px/1.7 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#14171c}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin-top:2rem}.pair{display:grid;grid-template-columns:1fr 1fr;gap:2rem}
td{white-space:pre-wrap}.text{overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid #c3c8cf;padding:.3rem .6rem;overflow-wrap:anywhere}`;

/** A page without scripts, which its own policy forbids too; what was imported stands in it as text. */
export function rewriteHtml({ title, labels, facts, rewrite, tables }: ExportContent): string {
  return `<!doctype html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title><style>${style}</style></head><body>
<h1>${escape(title)}</h1>
<table>${facts.map(([name, value]) => `<tr><th>${escape(name)}</th><td>${escape(value)}</td></tr>`).join('')}</table>
<div class="pair"><section><h2>${escape(labels.original)}</h2><div class="text" style="white-space:pre-wrap" dir="auto">${escape(rewrite.original)}</div></section>
<section><h2>${escape(labels.rewrite)}</h2><div class="text" style="white-space:pre-wrap" dir="auto">${escape(rewrite.text)}</div></section></div>
${tables.filter(({ rows }) => rows.length > 0).map(table).join('\n')}
</body></html>
`;
}

function table({ title, columns, rows }: ExportTable): string {
  const cells = (tag: string, row: readonly string[]) => `<tr>${row.map((cell) => `<${tag} dir="auto">${escape(cell)}</${tag}>`).join('')}</tr>`;
  return `<h2>${escape(title)}</h2><table>${cells('th', columns)}${rows.map((row) => cells('td', row)).join('')}</table>`;
}
