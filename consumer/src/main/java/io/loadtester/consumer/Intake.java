package io.loadtester.consumer;

import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.consumer.DeadLetter.Kind;
import io.loadtester.storage.results.RefusedResultException;
import io.loadtester.storage.results.ResultWriter;
import io.loadtester.wire.PublishedCodec;
import io.loadtester.wire.UndecodableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes and stores records. Isolates those that can never be stored and stores the others of the batch. */
final class Intake {

    /** Undecoded bytes stored at a time (at least one record), so that memory is bounded whatever the batch size. */
    private static final int CHUNK_BYTES = 4 << 20;

    private final ResultWriter writer;
    private final Counter stored;
    private final Counter duplicates;

    Intake(ResultWriter writer, MeterRegistry meters) {
        this.writer = writer;
        this.stored = meters.counter("loadtester.results.stored");
        this.duplicates = meters.counter("loadtester.results.duplicates");
    }

    /** What remains to be done after storing a batch. */
    record Outcome(List<DeadLetter> deadLetters, List<Manifest> manifests) {}

    /** Returns once everything but the dead letters is stored; throws on storage failures that may be temporary. */
    Outcome store(List<ConsumerRecord<byte[], byte[]>> records) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        int from = 0;
        while (from < records.size()) {
            int to = endOfChunk(records, from);
            append(decode(records.subList(from, to), outcome), outcome);
            from = to;
        }
        return outcome;
    }

    private static int endOfChunk(List<ConsumerRecord<byte[], byte[]>> records, int from) {
        int to = from;
        long bytes = 0;
        do {
            bytes += Math.max(0, records.get(to).serializedValueSize());
            to++;
        } while (to < records.size() && bytes < CHUNK_BYTES);
        return to;
    }

    private record Decoded(ConsumerRecord<byte[], byte[]> record, Published published) {}

    private static List<Decoded> decode(List<ConsumerRecord<byte[], byte[]>> records, Outcome outcome) {
        List<Decoded> decoded = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            byte[] value = record.value();
            if (value == null) {
                outcome.deadLetters().add(new DeadLetter(record, Kind.EMPTY, "a record without a value"));
                continue;
            }
            try {
                decoded.add(new Decoded(record, PublishedCodec.decode(value)));
            } catch (UndecodableException e) {
                outcome.deadLetters().add(new DeadLetter(record, Kind.UNDECODABLE, String.valueOf(e.getMessage())));
            }
        }
        return decoded;
    }

    /** Halves a rejected batch until the culprit is alone. */
    private void append(List<Decoded> results, Outcome outcome) {
        if (results.isEmpty()) {
            return;
        }
        try {
            List<Published> batch = results.stream().map(Decoded::published).toList();
            int fresh = writer.append(batch);
            stored.increment(fresh);
            duplicates.increment(batch.size() - fresh);
            batch.stream()
                    .filter(Manifest.class::isInstance)
                    .map(Manifest.class::cast)
                    .forEach(outcome.manifests()::add);
        } catch (RefusedResultException e) {
            if (results.size() == 1) {
                outcome.deadLetters()
                        .add(new DeadLetter(
                                results.get(0).record(), Kind.REFUSED, "refused by the database: " + e.getMessage()));
                return;
            }
            int half = results.size() / 2;
            append(results.subList(0, half), outcome);
            append(results.subList(half, results.size()), outcome);
        }
    }
}
