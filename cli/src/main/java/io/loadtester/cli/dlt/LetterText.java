package io.loadtester.cli.dlt;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Plural;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.wire.PublishedCodec;
import io.loadtester.wire.UndecodableException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.common.header.Header;

/** Formats a dead letter: headers, decoded content, bytes. */
final class LetterText {

    private static final int BYTES_PER_LINE = 16;

    private final StringBuilder text = new StringBuilder();

    private LetterText() {}

    static String of(Letter letter, int bytesAtMost) {
        LetterText shown = new LetterText();
        shown.line("id        %s%s", letter.id(), letter.resent() ? "  (sent again)" : "");
        shown.line("put aside %s", letter.putAsideAt());
        shown.line("key       %s", letter.key().isEmpty() ? "(none)" : letter.key());
        for (Header header : letter.headers()) {
            shown.line("header    %s: %s", header.key(), Letter.text(header.value()));
        }
        shown.content(letter.value());
        shown.bytes(letter.value(), bytesAtMost);
        return shown.text.toString();
    }

    private void content(byte[] value) {
        try {
            Published published = PublishedCodec.decode(value);
            line("content   %s of test %s from worker %s", kind(published), published.testId(), published.workerId());
            if (published instanceof Interval interval) {
                line(
                        "          epoch %d, sequence %d, second %d, target %s, %s",
                        interval.epoch(), interval.sequence(), interval.second(), interval.target(), interval.ledger());
            } else if (published instanceof WorkerSecond workerSecond) {
                line("          second %d, %s", workerSecond.second(), workerSecond.health());
            } else if (published instanceof Manifest manifest) {
                line(
                        "          %s, %d of them lost, %s",
                        Plural.of(manifest.intervals(), "interval"), manifest.lostIntervals(), manifest.ledger());
            }
        } catch (UndecodableException e) {
            line("content   cannot be read: %s", String.valueOf(e.getMessage()));
        }
    }

    private static String kind(Published published) {
        if (published instanceof WorkerSecond) {
            return "worker second";
        }
        return published instanceof Interval ? "interval" : "manifest";
    }

    private void bytes(byte[] value, int atMost) {
        line("bytes     %,d%s", value.length, value.length > atMost ? ", of which the first " + atMost : "");
        for (int from = 0; from < Math.min(value.length, atMost); from += BYTES_PER_LINE) {
            byte[] some =
                    Arrays.copyOfRange(value, from, Math.min(Math.min(value.length, atMost), from + BYTES_PER_LINE));
            StringBuilder hex = new StringBuilder();
            StringBuilder readable = new StringBuilder();
            for (byte each : some) {
                hex.append(String.format(Locale.ROOT, "%02x ", each));
                readable.append(each >= ' ' && each < 127 ? (char) each : '.');
            }
            line("  %08x  %-48s |%s|", from, hex, readable);
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
