package io.loadtester.attack.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.net.SilentAddresses;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeersTest {

    private final Peers peers = new Peers();
    private final SilentAddresses silent = new SilentAddresses();

    @Test
    void whoseTurnItIsComesFirstHoweverTheNamesAddressesAreTurned() {
        List<String> firsts = new ArrayList<>();

        // The addresses as two pools get them that ask alternately.
        for (int i = 0; i < 4; i++) {
            firsts.add(first(addresses("10.0.0.1", "10.0.0.2"), false));
        }

        assertThat(firsts).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.2");
    }

    @Test
    void aFamilyKeepsItsPlace() {
        List<InetSocketAddress> found = addresses("10.0.0.1", "10.0.0.2", "2001:db8::1");

        first(found, false);

        assertThat(peers.inOrder(found, silent, false)).isEqualTo(addresses("10.0.0.2", "10.0.0.1", "2001:db8::1"));
    }

    @Test
    void anAddressThatIsNewHasNoMoreTurnsThanTheOthers() {
        for (int i = 0; i < 6; i++) {
            first(addresses("10.0.0.1", "10.0.0.2"), false);
        }

        List<InetSocketAddress> three = addresses("10.0.0.1", "10.0.0.2", "10.0.0.3");

        assertThat(Stream.generate(() -> first(three, false)).limit(6))
                .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.1", "10.0.0.2", "10.0.0.3");
    }

    @Test
    void anAddressWithoutAConnectionIsMissingUnlessItIsSilent() {
        List<InetSocketAddress> three = addresses("10.0.0.1", "10.0.0.2", "10.0.0.3");
        first(three, false);
        Peer one = peers.join(three.get(0));
        assertThat(peers.missing(silent)).isEqualTo(2);

        silent.failed(three.get(1), 0);
        assertThat(peers.missing(silent)).isEqualTo(1);
        assertThat(first(three, true)).isEqualTo("10.0.0.3");

        peers.join(three.get(2));
        assertThat(peers.missing(silent)).isZero();
        peers.leave(one);
        assertThat(peers.missing(silent)).isEqualTo(1);
        assertThat(first(three, true)).isEqualTo("10.0.0.1");
    }

    private String first(List<InetSocketAddress> found, boolean missing) {
        return peers.inOrder(found, silent, missing).get(0).getHostString();
    }

    private static List<InetSocketAddress> addresses(String... texts) {
        return Stream.of(texts).map(text -> new InetSocketAddress(text, 80)).toList();
    }
}
