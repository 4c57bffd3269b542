import { AppError } from '#shared/base/errors.ts';
import * as z from 'zod/mini';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import type { SafeStorage } from 'electron';

/** The asynchronous half of safeStorage; the synchronous one blocks the shell and is not used. */
export type AsyncSafeStorage = Pick<
  SafeStorage,
  'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
>;

/** Passphrases that the person chose to keep, each encrypted under the system's keychain. */
export interface Keychain {
  available(): Promise<boolean>;
  store(project: string, passphrase: string): Promise<void>;
  read(project: string): Promise<string | null>;
  forget(project: string): Promise<void>;
}

const storedSecrets = z.record(z.string(), z.base64());

/**
 * @param file Holds ciphertext by project GUID, nothing else.
 */
export function createKeychain(safeStorage: AsyncSafeStorage, platform: NodeJS.Platform, file: string): Keychain {
  let lastWrite: Promise<void> = Promise.resolve();

  const available = async (): Promise<boolean> => {
    // On Linux without a secret service the "encryption" has a fixed, public key.
    if (platform === 'linux') {
      const backend = safeStorage.getSelectedStorageBackend();
      if (backend === 'basic_text' || backend === 'unknown') return false;
    }
    return safeStorage.isAsyncEncryptionAvailable();
  };

  const readAll = async (): Promise<Record<string, string>> => {
    const parsed = storedSecrets.safeParse(await readJsonFile(file));
    return parsed.success ? parsed.data : {};
  };

  /** One change after the other, so that none overwrites another's. */
  const change = (edit: (secrets: Record<string, string>) => Record<string, string>): Promise<void> => {
    const write = async (): Promise<void> => writeJsonFile(file, edit(await readAll()));
    lastWrite = lastWrite.then(write, write);
    return lastWrite;
  };

  const store = async (project: string, passphrase: string): Promise<void> => {
    if (!(await available())) throw new AppError('io', { reason: 'no-keychain' });
    const encrypted = await safeStorage.encryptStringAsync(passphrase);
    await change((secrets) => ({ ...secrets, [project]: encrypted.toString('base64') }));
  };

  const forget = (project: string): Promise<void> =>
    change((secrets) => Object.fromEntries(Object.entries(secrets).filter(([kept]) => kept !== project)));

  const read = async (project: string): Promise<string | null> => {
    if (!(await available())) return null;
    const secrets = await readAll();
    const encrypted = Object.hasOwn(secrets, project) ? secrets[project] : undefined;
    if (encrypted === undefined) return null;
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64'));
      if (shouldReEncrypt) await store(project, result);
      return result;
    } catch {
      // The keychain's key is gone (new account, restored profile): the person is asked instead.
      return null;
    }
  };

  return { available, store, read, forget };
}
