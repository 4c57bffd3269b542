import { hostContract } from '#shared/contracts/host.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { sampleContract } from '#shared/contracts/sample.ts';
import { applyProjectState } from '#renderer/platform/project/project-store.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';

/** The languages of the sample's codebook and names; its messages are the same. */
export const sampleLanguages = ['zh', 'en'] as const;
export type SampleLanguage = (typeof sampleLanguages)[number];

export interface SampleRequest {
  readonly path: string;
  readonly name: string;
  readonly language: SampleLanguage;
  /** Null makes a plain file. */
  readonly passphrase: string | null;
}

export interface SampleProgress {
  readonly done: number;
  readonly total: number;
}

const mostTried = 99;

/** Where another sample goes unless told otherwise: the usual place, numbered where that is taken. */
export async function freeSamplePath(name: string, language: SampleLanguage): Promise<string> {
  for (let number = 1; number < mostTried; number += 1) {
    const path = await defaultSamplePath(number === 1 ? name : `${name}-${number}`, language);
    if (!(await isThere(path))) return path;
  }
  return defaultSamplePath(name, language);
}

/** Where the sample goes: beside the person's documents. */
export async function defaultSamplePath(name: string, language: SampleLanguage): Promise<string> {
  const { places } = await rpc().call(hostContract.methods.places, {});
  const place = places.find(({ kind }) => kind === 'documents') ?? places.find(({ kind }) => kind === 'home');
  const folder = place?.path ?? '';
  const separator = folder.includes('\\') ? '\\' : '/';
  return `${folder}${separator}${name}-${language}.verbatim`;
}

/** Whether a file is there already. */
export async function isThere(path: string): Promise<boolean> {
  return (await rpc().call(projectContract.methods.inspect, { path })).exists;
}

/** How a run is followed and stopped. */
export interface SampleRun {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SampleProgress) => void;
}

/** Fills the open project, which must be new. Resolves to the source's id of the conversation for a first look. */
export async function fillSample(language: SampleLanguage, run: SampleRun): Promise<string> {
  return (await rpc().run(sampleContract.methods.fill, { language }, run)).showcase;
}

/**
 * Makes the sample project, opens it and fills it. Where filling fails or is cancelled the project is closed again; its
 * unfinished file stays. Resolves to the source's id of the conversation for a first look.
 * @throws AppError what the service reports, `cancelled` among it.
 */
export async function makeSample({ path, name, language, passphrase }: SampleRequest, run: SampleRun): Promise<string> {
  const { methods } = projectContract;
  const state = await rpc().call(methods.create, { path, passphrase, name });
  try {
    const showcase = await fillSample(language, run);
    applyProjectState(state);
    return showcase;
  } catch (error) {
    applyProjectState(await rpc().call(methods.close, {}));
    throw error;
  }
}
