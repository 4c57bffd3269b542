import type { OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { FileFilter, OpenDialogRequest, SaveDialogRequest } from '#shared/base/desktop-api.ts';

/**
 * Options of the system's dialog for choosing what to open. Customers' files stay
 * out of the system's list of recent documents.
 */
export function openDialogOptions(request: OpenDialogRequest): OpenDialogOptions {
  return {
    ...common(request),
    properties: [
      request.kind === 'folder' ? 'openDirectory' : 'openFile',
      ...(request.multiple === true ? (['multiSelections'] as const) : []),
      ...(request.kind === 'folder' ? (['createDirectory'] as const) : []),
      'dontAddToRecent',
    ],
  };
}

/** Options of the system's dialog for choosing where to save; it asks before it replaces a file. */
export function saveDialogOptions(request: SaveDialogRequest): SaveDialogOptions {
  return { ...common(request), properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'] };
}

function common(request: OpenDialogRequest | SaveDialogRequest): OpenDialogOptions & SaveDialogOptions {
  return {
    title: request.title,
    ...(request.buttonLabel === undefined ? {} : { buttonLabel: request.buttonLabel }),
    ...(request.defaultPath === undefined ? {} : { defaultPath: request.defaultPath }),
    ...(request.filters === undefined ? {} : { filters: request.filters.map(copyFilter) }),
  };
}

function copyFilter(filter: FileFilter): { name: string; extensions: string[] } {
  return { name: filter.name, extensions: [...filter.extensions] };
}
