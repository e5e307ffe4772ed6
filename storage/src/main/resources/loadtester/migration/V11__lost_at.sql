-- When a worker was lost, in nanoseconds of the test; 0 where that was not noted.
ALTER TABLE attack ADD COLUMN lost_nanos bigint NOT NULL DEFAULT 0;
