-- Called what it is: one worker's account of itself for one second of its attack.
ALTER TABLE pulse RENAME TO worker_second;
ALTER INDEX pulse_pkey RENAME TO worker_second_pkey;
