import type { Configuration } from 'electron-builder';
import type { PackedApplication } from './lib/packed-application.mjs';

export type PackedPlatform = 'linux' | 'win32' | 'darwin';

export function packApplication(options: {
  projectDir: string;
  output: string;
  platform: PackedPlatform;
  arch: 'x64' | 'arm64';
  unpackedOnly: boolean;
  electronDist?: string;
  config?: Configuration;
}): Promise<{
  artifacts: string[];
  unpackedFolder: string;
  packed: PackedApplication;
  complaints: string[];
}>;
