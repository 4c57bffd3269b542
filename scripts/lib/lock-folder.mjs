import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './error-code.mjs';

/**
 * Runs `work` while holding a lock folder, so that two builds at once take turns. A lock whose holder is gone is
 * taken over.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 */
export async function withLockFolder(folder, work) {
  mkdirSync(dirname(folder), { recursive: true });
  while (!tryTake(folder)) {
    if (holderIsGone(folder)) rmSync(folder, { recursive: true, force: true });
    else await sleep(100);
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} folder */
function tryTake(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(folder, 'pid'), String(process.pid));
  return true;
}

/** @param {string} folder */
function holderIsGone(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    process.kill(pid, 0);
    return false;
  } catch (error) {
    if (codeOf(error) === 'EPERM') return false;
    if (codeOf(error) === 'ESRCH') return true;
    // The holder is between making the folder and writing its id, or just gave it up.
    return ageInSeconds(folder) > 5;
  }
}

/** @param {string} folder */
function ageInSeconds(folder) {
  try {
    return (Date.now() - statSync(folder).mtimeMs) / 1000;
  } catch {
    return 0;
  }
}
