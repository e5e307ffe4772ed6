package io.loadtester.cli.dlt;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Counts of dead letters by reason, and the newest ones. */
final class Overview {

    private static final Comparator<Letter> OLDEST_FIRST = Comparator.comparing(Letter::putAsideAt)
            .thenComparing(letter -> letter.id().partition())
            .thenComparing(letter -> letter.id().offset());

    private final int newestAtMost;
    private final Map<String, Integer> waitingByReason = new TreeMap<>();
    private final PriorityQueue<Letter> newest = new PriorityQueue<>(OLDEST_FIRST);
    private int resent;

    Overview(int newestAtMost) {
        this.newestAtMost = newestAtMost;
    }

    void add(Letter letter) {
        if (letter.resent()) {
            resent++;
        } else {
            waitingByReason.merge(letter.reason(), 1, Integer::sum);
        }
        newest.add(letter);
        if (newest.size() > newestAtMost) {
            newest.remove();
        }
    }

    String text(String topic) {
        int waiting =
                waitingByReason.values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder text = new StringBuilder();
        if (waiting + resent == 0) {
            return text.append(topic)
                    .append(": no dead letters")
                    .append(System.lineSeparator())
                    .toString();
        }
        line(text, "%s: %,d dead letters, and %,d that were sent again", topic, waiting, resent);
        waitingByReason.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(reason -> line(text, "  %,9d  %s", reason.getValue(), reason.getKey()));
        if (!newest.isEmpty()) {
            line(text, "Newest:");
        }
        newest.stream()
                .sorted(OLDEST_FIRST.reversed())
                .forEach(letter -> line(
                        text,
                        "  %-8s %s  %,9d bytes  %s%s%s",
                        letter.id(),
                        letter.putAsideAt().truncatedTo(ChronoUnit.SECONDS),
                        letter.value().length,
                        letter.key().isEmpty() ? "" : letter.key() + "  ",
                        letter.reason(),
                        letter.resent() ? "  (sent again)" : ""));
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
