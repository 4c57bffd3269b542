export interface PackedApplication {
  archiveFile: string;
  archive: string[];
  unpacked: string[];
  loose: string[];
  everyFileHasIntegrity: boolean;
  fuses: Record<string, boolean>;
}

export const requiredFuses: Readonly<Record<string, boolean>>;

export function readPackedApplication(
  folder: string,
  options: { platform: string; executable: string },
): Promise<PackedApplication>;

export function complaintsAbout(packed: PackedApplication, target: { platform: string; arch: string }): string[];
