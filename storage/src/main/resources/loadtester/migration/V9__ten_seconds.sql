-- A rolled-up hour has its seconds, too, ten at a time, merged over workers and targets. Hours without them are merged anew
-- from their minutes, which are kept.

DELETE FROM rolled_span WHERE span_seconds = 3600;
