package io.loadtester.attack.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.NetworkOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameCacheTest {

    private long now;
    private int lookups;
    private List<String> addresses = List.of("10.0.0.1");

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 3", "10000000000, 2", "100000000000, 1"})
    void keepsAnAnswerAsLongAsItMay(long ttlNanos, int expected) {
        NameCache names = cache(ttlNanos == -1 ? NetworkOptions.NO_CACHE : Duration.ofNanos(ttlNanos));

        for (long second : new long[] {0, 9, 18}) {
            now = second * 1_000_000_000;
            ask(names);
        }

        assertThat(lookups).isEqualTo(expected);
    }

    @Test
    void asksForAnUnknownNameAgainAfterASecond() {
        NameCache names = cache(Duration.ZERO);
        addresses = List.of();
        assertThat(ask(names)).containsExactly("no such host: a.test");
        addresses = List.of("10.0.0.1");

        assertThat(ask(names)).containsExactly("no such host: a.test");
        now = 1_000_000_001;

        assertThat(ask(names)).containsExactly("10.0.0.1");
    }

    @Test
    void givesTheAddressesOfEachFamilyInTurn() {
        NameCache names = cache(Duration.ZERO);
        addresses = List.of("2001:db8::1", "10.0.0.1", "2001:db8::2", "10.0.0.2");
        String young1 = "2001:db8:0:0:0:0:0:1";
        String young2 = "2001:db8:0:0:0:0:0:2";

        assertThat(ask(names)).containsExactly("10.0.0.1", "10.0.0.2", young1, young2);
        assertThat(ask(names)).containsExactly("10.0.0.2", "10.0.0.1", young2, young1);
        assertThat(ask(names)).containsExactly("10.0.0.1", "10.0.0.2", young1, young2);
    }

    @Test
    void oneOfAFamilyIsAlwaysItsFirst() {
        NameCache names = cache(Duration.ZERO);
        addresses = List.of("2001:db8::1", "10.0.0.1", "10.0.0.2", "10.0.0.3");
        String young = "2001:db8:0:0:0:0:0:1";

        assertThat(ask(names)).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3", young);
        assertThat(ask(names)).containsExactly("10.0.0.2", "10.0.0.3", "10.0.0.1", young);
        assertThat(ask(names)).containsExactly("10.0.0.3", "10.0.0.1", "10.0.0.2", young);
        assertThat(ask(names)).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3", young);
    }

    private NameCache cache(Duration ttl) {
        NameLookup lookup = host -> {
            lookups++;
            return addresses.isEmpty()
                    ? CompletableFuture.failedFuture(new UnknownHostException("no such host: " + host))
                    : CompletableFuture.completedFuture(
                            addresses.stream().map(NameCacheTest::address).toList());
        };
        return new NameCache(lookup, ttl, () -> now);
    }

    private static List<String> ask(NameCache names) {
        List<String> heard = new ArrayList<>();
        names.resolve("a.test", Runnable::run, new NameCache.Answer() {
            @Override
            public void resolved(List<InetAddress> found) {
                found.forEach(address -> heard.add(address.getHostAddress()));
            }

            @Override
            public void unknown(String reason) {
                heard.add(reason);
            }
        });
        return heard;
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void looksANameUpOnceForAllWhoAsk() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        NameCache names = new NameCache(Runnable::run, host -> {
            lookups.incrementAndGet();
            return new InetAddress[] {
                InetAddress.getByAddress(host, new byte[16]), InetAddress.getByAddress(host, new byte[4])
            };
        });
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();

        for (int i = 0; i < 3; i++) {
            names.resolve("a.example", Runnable::run, new NameCache.Answer() {
                @Override
                public void resolved(List<InetAddress> addresses) {
                    answer.complete(addresses);
                }

                @Override
                public void unknown(String reason) {}
            });
        }

        assertThat(lookups).hasValue(1);
        assertThat(answer.join())
                .extracting(address -> address.getAddress().length)
                .containsExactly(4, 16);
    }
}
