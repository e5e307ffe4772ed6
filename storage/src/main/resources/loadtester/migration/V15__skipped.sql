-- Hits that were due and never released, because the generator itself was too late for them.
ALTER TABLE attack_interval ADD COLUMN skipped bigint NOT NULL DEFAULT 0;
ALTER TABLE rollup ADD COLUMN skipped bigint NOT NULL DEFAULT 0;
ALTER TABLE manifest ADD COLUMN skipped bigint NOT NULL DEFAULT 0;
ALTER TABLE worker_second ADD COLUMN skipped bigint NOT NULL DEFAULT 0;
