-- What lists show of a test's spec, so that they need not read it, which may be long; null where nobody has listed a test
-- of an earlier version since.
ALTER TABLE load_test ADD COLUMN spec_summary jsonb;
