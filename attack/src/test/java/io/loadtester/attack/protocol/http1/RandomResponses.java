package io.loadtester.attack.protocol.http1;

import java.util.Random;

/** Random responses as servers write them, well-formed or not, followed by bytes of the next response. */
final class RandomResponses {

    private static final int[] CODES = {200, 200, 200, 200, 201, 204, 205, 206, 301, 304, 404, 418, 500, 503, 599, 999};
    private static final int[] INTERIM = {100, 100, 102, 103};
    private static final String[] REASONS = {" OK", " Some Reason", " ", "", " grün"};
    private static final String[] CONNECTIONS = {
        "close", "keep-alive", "Keep-Alive", "CLOSE", "upgrade, close", "close, x", "TE", "keep-alive, TE"
    };
    private static final String[] DAMAGE = {
        "\r\n",
        "\n",
        "\r",
        " ",
        "\t",
        ":",
        ",",
        ";",
        "0",
        "9",
        "a",
        "F",
        "\0",
        "HTTP/1.1 200 OK\r\n\r\n",
        "Content-Length: 3\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Connection: close\r\n",
        "0\r\n\r\n",
        "-1",
        "+",
        "0x"
    };

    private final Random random;

    RandomResponses(long seed) {
        random = new Random(seed);
    }

    String next() {
        StringBuilder text = new StringBuilder();
        for (int interim = random.nextInt(10); interim > 7; interim--) {
            text.append("HTTP/1.1 ")
                    .append(INTERIM[random.nextInt(INTERIM.length)])
                    .append(" Wait\r\n");
            headers(text);
            text.append("\r\n");
        }
        int code = CODES[random.nextInt(CODES.length)];
        int framing = random.nextInt(7);
        // HTTP/1.0 has no chunks.
        text.append(oneIn(4) && !isChunked(framing) ? "HTTP/1.0 " : "HTTP/1.1 ").append(code);
        text.append(REASONS[random.nextInt(REASONS.length)]).append("\r\n");
        headers(text);
        if (oneIn(4)) {
            text.append("Connection: ")
                    .append(CONNECTIONS[random.nextInt(CONNECTIONS.length)])
                    .append("\r\n");
        }
        body(text, framing, code == 204 || code == 304);
        return text.append(rest()).toString();
    }

    /** The response with some parts lost, doubled or replaced. */
    String damaged(String response) {
        StringBuilder text = new StringBuilder(response);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(oneIn(4) ? 20 : 2));
            switch (random.nextInt(5)) {
                case 0 -> text.replace(at, end, String.valueOf((char) random.nextInt(256)));
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(at, text.substring(at, end));
                case 3 -> text.setLength(at);
                default -> text.insert(at, DAMAGE[random.nextInt(DAMAGE.length)]);
            }
        }
        return text.toString();
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private static boolean isChunked(int framing) {
        return framing >= 3 && framing <= 5;
    }

    private void body(StringBuilder text, int framing, boolean none) {
        String body = "b".repeat(oneIn(8) ? random.nextInt(5_000) : random.nextInt(30));
        switch (framing) {
            case 0, 1, 2 -> {
                text.append(random.nextBoolean() ? "Content-Length: " : "content-length:");
                text.append(body.length()).append(oneIn(8) ? " " : "").append("\r\n");
                headers(text);
                text.append("\r\n").append(none ? "" : body);
            }
            case 3, 4, 5 -> {
                text.append(oneIn(4) ? "transfer-encoding:CHUNKED\r\n" : "Transfer-Encoding: chunked\r\n");
                text.append("\r\n").append(none ? "" : chunked(body));
            }
            default -> text.append("\r\n").append(none ? "" : body);
        }
    }

    private void headers(StringBuilder text) {
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append("X-").append(random.nextInt(1000)).append(oneIn(5) ? ":" : ": ");
            String value = "v".repeat(oneIn(8) ? random.nextInt(200) : random.nextInt(5));
            // Netty does not accept a value whose first line is empty.
            text.append(value).append(oneIn(10) && !value.isEmpty() ? "\r\n folded: 5\r\n" : "\r\n");
        }
    }

    private String chunked(String body) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < body.length(); ) {
            int size = 1 + random.nextInt(body.length() - at);
            text.append(oneIn(9) ? "0" : "").append(Integer.toHexString(size));
            text.append(oneIn(5) ? ";a=b\r\n" : "\r\n");
            text.append(body, at, at + size).append("\r\n");
            at += size;
        }
        return text.append("0\r\n")
                .append(oneIn(5) ? "T: u\r\n" : "")
                .append("\r\n")
                .toString();
    }

    private String rest() {
        return switch (random.nextInt(5)) {
            case 0 -> "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno";
            case 1 -> "garbage";
            default -> "";
        };
    }
}
