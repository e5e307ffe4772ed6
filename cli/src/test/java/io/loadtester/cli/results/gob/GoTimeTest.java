package io.loadtester.cli.results.gob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTimeTest {

    @ParameterizedTest
    @CsvSource({
        // UTC, which Go encodes as -1 minute; 5 h 30 min east; and Amsterdam until 1937: 19 min 32 s
        "010000000ee29f4bf4200992a5ffff, 1796035828537498277",
        "010000000ee29f4bf4200992a5014a, 1796035828537498277",
        "020000000ee29f4bf4200992a5001320, 1796035828537498277",
        "010000000e7791f7000000000000000, 0",
        "010000000e7791f6ff3b9ac9ff0000, -1"
    })
    void readsInstantsWhateverTheirZone(String hex, long nanos) {
        assertThat(GoTime.unixNanos(bytes(hex.substring(0, hex.length() & ~1)))).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, 1_796_035_828_537_498_277L, Long.MAX_VALUE, -9_000_000_000_000_000_000L})
    void readsWhatItWrote(long nanos) {
        assertThat(GoTime.unixNanos(GoTime.of(nanos))).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01",
                "030000000ee29f4bf4200992a5ffff",
                "010000000ee29f4bf4200992a5ffff00",
                "020000000ee29f4bf4200992a5ffff",
                "010000000ee29f4bf43b9aca00ffff",
                "010000000ee29f4bf4ffffffffffff",
                "017fffffffffffffff00000000ffff",
                "01800000000000000000000000ffff"
            })
    void refusesWhatIsNoInstantOrTooFarAway(String hex) {
        assertThatThrownBy(() -> GoTime.unixNanos(bytes(hex)))
                .isInstanceOf(GobException.class)
                .hasMessageStartingWith("a timestamp");
    }

    @Test
    void writesVersionOneAtUtc() {
        assertThat(GoTime.of(1_796_035_828_537_498_277L)).isEqualTo(bytes("010000000ee29f4bf4200992a50000"));
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
