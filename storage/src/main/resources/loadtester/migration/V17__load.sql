-- The load of a test as it is now: pacer with its changes, duration, number of workers. Null while it is the submitted one.
ALTER TABLE load_test ADD COLUMN load jsonb;
