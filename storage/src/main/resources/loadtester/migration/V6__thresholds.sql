-- What must hold of a test's results, each in the language of thresholds.

ALTER TABLE load_test ADD COLUMN thresholds text[] NOT NULL DEFAULT '{}';
