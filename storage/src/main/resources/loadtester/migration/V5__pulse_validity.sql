-- What tells whether the generator can be believed in a second: its own part of start delay, the cores it may use, how
-- long its cgroup was throttled, and what depends on it: hits released and results given up since the pulse before.

ALTER TABLE pulse
    ADD COLUMN release_delay_p99_nanos bigint           NOT NULL DEFAULT 0,
    ADD COLUMN cpu_limit_cores         double precision NOT NULL DEFAULT 0,
    ADD COLUMN throttled_nanos         bigint           NOT NULL DEFAULT 0,
    ADD COLUMN scheduled               bigint           NOT NULL DEFAULT 0,
    ADD COLUMN lost                    bigint           NOT NULL DEFAULT 0;
