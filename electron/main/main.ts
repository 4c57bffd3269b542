/** Entry of the desktop application. */
import { app } from 'electron';
import { startApplication } from './application.ts';
import { reportFailure } from './report-failure.ts';

startApplication({
  mainFolder: import.meta.dirname,
  platform: process.platform,
  commandLine: process.argv,
  workingFolder: process.cwd(),
}).catch((error: unknown) => {
  reportFailure('start', error);
  app.exit(1);
});
