import type { EditorController } from './editor-controller.ts';

let current: EditorController | undefined;

/** Called by the editor area as it comes and goes. */
export function setCurrentController(controller: EditorController | undefined): void {
  current = controller;
}

/** The controller of the editor area on screen. */
export function currentController(): EditorController | undefined {
  return current;
}
