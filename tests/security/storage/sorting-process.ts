/**
 * Sorts 250,000 texts of an encrypted project with a temp_store of choice and stays in the middle of the sort until
 * its stdin closes, so that its temporary files can be looked at. Arguments: project path, MEMORY or FILE.
 */
import Database from 'better-sqlite3';
import { cipherPragmas } from '#service/db/key.ts';
import { needles } from './needle.ts';

const [, , path = '', store = ''] = process.argv;
const db = new Database(path);
for (const pragma of cipherPragmas({ key: new Uint8Array(32).fill(7), salt: new Uint8Array(16).fill(9) })) db.pragma(pragma);
db.pragma(`temp_store = ${store}`);
db.pragma('cache_size = -2048');
db.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
const insert = db.prepare('INSERT INTO message (text) VALUES (?)');
db.transaction(() => {
  for (let row = 0; row < 250_000; row++) insert.run(`${(row * 7919) % 250_000} ${needles[row % needles.length]} ${row}`);
})();
const sorted = db.prepare('SELECT text FROM message ORDER BY text').iterate();
sorted.next();
process.stdout.write('sorting\n');
process.stdin.resume().on('end', () => {
  // The reference keeps the sort, and with it its temporary files, until here.
  sorted.return?.();
  process.exit(0);
});
