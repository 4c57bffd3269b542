import { createStore } from 'zustand/vanilla';

/** A dropped file on its way to the service; sizes in bytes. */
export interface RunningUpload {
  readonly name: string;
  readonly sent: number;
  readonly total: number;
  cancel(): void;
}

export const uploadStore = createStore<{ readonly upload: RunningUpload | undefined }>(() => ({ upload: undefined }));
