/**
 * Preloaded into the service's process and its threads: notes, in the file that VERBATIM_GUARD_LOG names, whatever an
 * import has no business to do: sockets, name look-ups, processes, and files opened for writing outside the folders
 * that VERBATIM_GUARD_FOLDERS lists. CommonJS, because it must patch the built-in modules before they are imported.
 */
const fs = require('node:fs');
const net = require('node:net');
const dns = require('node:dns');
const dgram = require('node:dgram');
const childProcess = require('node:child_process');
const path = require('node:path');
const { syncBuiltinESMExports } = require('node:module');

const log = process.env.VERBATIM_GUARD_LOG;
const allowed = (process.env.VERBATIM_GUARD_FOLDERS ?? '').split(path.delimiter).filter((folder) => folder !== '');
let noting = false;
const note = (what, detail) => {
  // Noting writes a file itself, and by the functions that are watched.
  if (noting) return;
  noting = true;
  try {
    fs.appendFileSync(log, `${what} ${detail}\n`);
  } finally {
    noting = false;
  }
};

const inside = (file) => {
  if (typeof file !== 'string') return true;
  const full = path.resolve(file);
  return full === '/dev/null' || allowed.some((folder) => full === folder || full.startsWith(folder + path.sep));
};
const writes = (flags) => (typeof flags === 'number' ? (flags & 3) !== 0 : /[wa+]/.test(String(flags ?? 'r')));

function watch(module, name, forbidden) {
  const original = module[name];
  if (typeof original !== 'function') return;
  module[name] = function watched(...args) {
    const detail = forbidden(args);
    if (detail !== null) note(name, detail);
    return original.apply(this, args);
  };
}

for (const name of ['open', 'openSync']) {
  watch(fs, name, ([file, flags]) => (writes(flags) && !inside(file) ? String(file) : null));
  if (name === 'open') watch(fs.promises, name, ([file, flags]) => (writes(flags) && !inside(file) ? String(file) : null));
}
for (const name of ['writeFile', 'appendFile', 'mkdir', 'mkdtemp', 'symlink', 'link', 'rename', 'copyFile', 'rm', 'unlink', 'rmdir', 'truncate', 'chmod']) {
  // Of two paths the second is the one that is written, and renaming also takes the first away.
  const two = ['symlink', 'link', 'rename', 'copyFile'].includes(name);
  const forbidden = (args) => {
    const file = two ? args[1] : args[0];
    return inside(file) ? null : String(file);
  };
  watch(fs, name, forbidden);
  watch(fs, `${name}Sync`, forbidden);
  watch(fs.promises, name, forbidden);
}
watch(fs, 'createWriteStream', ([file]) => (inside(file) ? null : String(file)));
watch(net.Socket.prototype, 'connect', ([target]) => JSON.stringify(target ?? ''));
watch(net.Server.prototype, 'listen', () => 'a server');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny']) {
  watch(dns, name, ([host]) => String(host));
  watch(dns.promises, name, ([host]) => String(host));
}
watch(dgram, 'createSocket', () => 'a datagram socket');
watch(globalThis, 'fetch', ([target]) => String(target));
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) watch(childProcess, name, ([file]) => String(file));
syncBuiltinESMExports();
