import type { Migration } from '../migrate.ts';

/**
 * Sentiment models beside the built-in one: retrained on the project's own labels, or loaded from a file.
 * `sentiment_model` is recorded (which one scores is the analyst's choice); where none is current the built-in one is.
 * `base` is the version a trained model was adapted from. The model itself, large, stands in `sentiment_model_data` under
 * its version, so that the log of commands does not carry it; `messages` are the ids whose labels it was trained on.
 */
export const migration: Migration = {
  version: 31,
  name: 'sentiment-model',
  up: (db) =>
    db.exec(`
CREATE TABLE sentiment_model (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, version TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('trained', 'file')), base TEXT NOT NULL, labels INTEGER NOT NULL,
  measures TEXT NOT NULL CHECK (json_valid(measures)), recipe_id INTEGER REFERENCES recipe (id),
  current INTEGER NOT NULL CHECK (current IN (0, 1)), coder_id INTEGER NOT NULL REFERENCES coder (id), trained_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sentiment_model_data (
  version TEXT PRIMARY KEY, model TEXT NOT NULL, messages TEXT NOT NULL CHECK (json_valid(messages))
) STRICT;
`),
};
