import { workerData } from 'node:worker_threads';
import { openReadable } from '#service/db/open.ts';
import { scoreOnly } from '#service/nlp/sentiment/index.ts';
import { currentModel } from './current-model.ts';
import { scoreBlocks } from './scoring-work.ts';
import type { ScoreThreadData } from './start-score-thread.ts';

/** Entry of the second thread of a scoring run. It reads the texts itself and writes into shared memory only. */

const { project, work }: ScoreThreadData = workerData;
const nothing = () => undefined;
const db = openReadable(project.path, project.key);
try {
  const { model } = currentModel(db);
  scoreBlocks(db, work, (text) => scoreOnly(text, model), nothing, nothing);
} finally {
  db.close();
}
