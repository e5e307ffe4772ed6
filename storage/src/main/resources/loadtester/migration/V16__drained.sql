-- Whether a worker that left before the end of its test's attack did so in good order.
ALTER TABLE attack ADD COLUMN drained boolean NOT NULL DEFAULT false;
