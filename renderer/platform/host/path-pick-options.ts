/** What a person is asked for by a path picker, the system's or our own. */
export interface PathPickOptions {
  readonly title: string;
  readonly mode: 'open-file' | 'open-files' | 'open-folder' | 'save-file';
  /** Extensions without the dot; empty means every file. */
  readonly extensions?: readonly string[];
  readonly filterName?: string;
  readonly defaultName?: string;
  readonly defaultFolder?: string;
}
