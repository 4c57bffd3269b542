import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import { mappingSettingsSchema, type MappingProfile, type MappingSettings } from '#shared/contracts/import.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';

/** The saved mapping profiles by name; one that this version cannot read is left out. */
export function readProfiles(db: ReadableDatabase): MappingProfile[] {
  const rows = db.prepare<[], { id: number; guid: string; name: string; profile: string }>('SELECT id, guid, name, profile FROM mapping_profile ORDER BY name').all();
  return rows.flatMap(({ id, guid, name, profile }) => {
    const parsed = mappingSettingsSchema.safeParse(JSON.parse(profile));
    return parsed.success ? [{ id, guid, name, settings: parsed.data }] : [];
  });
}

/** Saves a profile under a name, replacing the one that has it; returns its id. */
export function saveProfile(tx: CommandTransaction, name: string, settings: MappingSettings): number {
  const profile = JSON.stringify(settings);
  const existing = tx.db.prepare<[string], number>('SELECT id FROM mapping_profile WHERE name = ?').pluck().get(name);
  tx.describe({ name });
  if (existing === undefined) return tx.insert('mapping_profile', { guid: newGuid(), name, profile });
  tx.update('mapping_profile', existing, { profile });
  return existing;
}

/** Removes a profile. Throws `not-found`. */
export function removeProfile(tx: CommandTransaction, profile: number): void {
  const name = tx.db.prepare<[number], string>('SELECT name FROM mapping_profile WHERE id = ?').pluck().get(profile);
  if (name === undefined) throw new AppError('not-found', { reason: 'no-such-profile' });
  tx.describe({ name });
  tx.remove('mapping_profile', profile);
}
