import { join } from 'node:path';
import { runnerImport } from 'vite';

const { module } = await runnerImport(join(import.meta.dirname, 'killed-migration.ts'), { configFile: false, logLevel: 'error', root: join(import.meta.dirname, '../..') });
module.migrateUntil(...process.argv.slice(2));
