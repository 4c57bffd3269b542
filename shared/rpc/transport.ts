import type { Dispose } from '../base/disposables.ts';
import type { Frame } from './frames.ts';

/** One end of a two-way, ordered stream of frames. */
export interface Transport {
  send(frame: Frame): void;
  onFrame(listener: (frame: Frame) => void): Dispose;
  onClose(listener: () => void): Dispose;
  close(): void;
}
