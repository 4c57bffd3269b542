import type { EditorInput } from '#renderer/platform/services.ts';

/** What the importer reads, and the name to show for it. */
export interface ImportFile {
  /** A path of this machine, or what stands for an uploaded file. */
  readonly source: string;
  readonly name: string;
}

/**
 * Uploaded files by the id of their tab. What stands for them holds the key of the encrypted bytes, so it is kept here
 * in memory and never among the params of a tab, which are saved.
 */
const uploaded = new Map<string, ImportFile>();
let uploads = 0;

/** The last part of a path of either kind. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

/** A tab for a file that has a path; the same path is the same tab. */
export function inputForPath(path: string): EditorInput {
  return { type: 'import', id: path, params: { path, name: fileNameOf(path) } };
}

/** A tab for a file that was streamed to the service and is held only while this window lives. */
export function inputForUpload(file: ImportFile): EditorInput {
  uploads += 1;
  const id = `upload-${Date.now()}-${uploads}`;
  uploaded.set(id, file);
  return { type: 'import', id, params: { name: file.name } };
}

/** The file of a tab; undefined where it was an upload of an earlier session. */
export function fileOf({ id, params }: EditorInput): ImportFile | undefined {
  const path = params?.['path'];
  if (typeof path === 'string') return { source: path, name: fileNameOf(path) };
  return uploaded.get(id);
}

/** The name of a tab's file, also where the file itself is gone. */
export function nameOf({ id, params }: EditorInput): string {
  const name = params?.['name'];
  return typeof name === 'string' ? name : id;
}
