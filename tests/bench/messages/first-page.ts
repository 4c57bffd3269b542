import { deriveKey, readSalt } from '#service/db/key.ts';
import { openReadable } from '#service/db/open.ts';
import { readMessageRows } from '#service/features/messages/message-rows.ts';
import { describeView, openView } from '#service/features/messages/message-view.ts';

/** Prints how many milliseconds a fresh process takes from an open key to the first fifty rows of a project. */
const [path = '', passphrase = ''] = process.argv.slice(2);
const salt = readSalt(path);
const key = salt === undefined ? null : await deriveKey(passphrase, salt);
const start = performance.now();
const db = openReadable(path, key);
const view = openView(db, '', [{ column: 'time', direction: 'ascending' }], { aborted: false, throwIfAborted: () => undefined });
describeView(db, view);
readMessageRows(db, [...view.ids.subarray(0, 50)], () => [], 300);
process.stdout.write(String(performance.now() - start));
db.close();
