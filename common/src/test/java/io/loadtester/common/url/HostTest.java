package io.loadtester.common.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({
        "my_service, my_service",
        "web.1, web.1",
        "-a-.~b, -a-.~b",
        "Example.COM., example.com.",
        "ex%61mple, example",
        "b%C3%BCcher, xn--bcher-kva",
        "1.2.3.4.5, 1.2.3.4.5",
        "256.1.1.1, 256.1.1.1",
        "4294967296, 4294967296",
        "08.1, 08.1",
        "127.0.0.0x, 127.0.0.0x"
    })
    void takesNamesAsCurlDoes(String written, String name) {
        assertThat(Host.parse(written)).isEqualTo(new Host(name));
        assertThat(Host.parse(written).isAddress()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f.1",
                "0X7F000001",
                "0177.0.0.01",
                "017700000001",
                "127.0.0.1.",
                "127\u30020\uff0e0\uff611",
                "\uff11\uff12\uff17.1",
                "%31%32%37.1"
            })
    void knowsAnAddressInAllItsSpellings(String written) {
        assertThat(Host.parse(written)).hasToString("127.0.0.1");
        assertThat(Host.parse(written).isAddress()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "[::1], ::1",
        "[0:0:0:0:0:0:0:1], ::1",
        "[2001:DB8:0:0:1:0:0:1], 2001:db8::1:0:0:1",
        "[1:0:2:3:4:5:6:7], 1:0:2:3:4:5:6:7",
        "[1::], 1::",
        "[::], ::",
        "[::FFFF:127.0.0.1], ::ffff:127.0.0.1",
        "[64:ff9b::1.2.3.4], 64:ff9b::102:304",
        "[fe80::1%25lo], fe80::1%lo",
        "[fe80::1%lo], fe80::1%lo",
        "[fe80::1%25br%2D0], fe80::1%br-0",
        "[fe80::1%252], fe80::1%2"
    })
    void knowsIpv6AddressesWithTheirZones(String written, String name) {
        Host host = Host.parse(written);

        assertThat(host.name()).isEqualTo(name);
        assertThat(host.isAddress()).isTrue();
        assertThat(Host.parse(host.toString())).isEqualTo(host);
        assertThat(Host.ofOption(name)).isEqualTo(host);
    }

    @Test
    void keepsAZoneOutOfRequests() {
        assertThat(Host.parse("[fe80::1%25lo]").inRequest()).isEqualTo("[fe80::1]");
        assertThat(Host.parse("[fe80::1%25lo]")).hasToString("[fe80::1%25lo]");
    }

    @ParameterizedTest
    @CsvSource({
        "Bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "bu\u0308cher, xn--bcher-kva",
        "straße.de, xn--strae-oqa.de",
        "faß.de, xn--fa-hia.de",
        "βόλος.com, xn--nxasmm1c.com",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "правда.рф, xn--80aafi6cg.xn--p1ai",
        "i\u2764\ufe0f.ws, xn--i-7iq.ws",
        "\ud83d\ude00.example, xn--e28h.example",
        "a\u00adb\u200b.example, ab.example",
        "x\u3002example, x.example"
    })
    void writesInternationalNamesAsCurlDoes(String written, String name) {
        assertThat(Host.parse(written).name()).isEqualTo(name);
    }

    /** Samples from RFC 3492, section 7.1. */
    @ParameterizedTest
    @CsvSource({
        "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
        "他們爲什麽不說中文, ihqwctvzc91f659drss3x8bo0yb",
        "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
        "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
        "安室奈美恵-with-super-monkeys, -with-super-monkeys-pc58ag80a8qai00g7n9n",
        "ひとつ屋根の下2, 2-u9tlzr9756bt3uc0v",
        "パフィーdeルンバ, de-jg4avhby1noc0d"
    })
    void encodesTheSamplesOfTheStandard(String label, String encoded) {
        assertThat(Punycode.encode(label)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @CsvSource({
        "'', it has no host",
        "., it has no host",
        "a b, its host must not have spaces or control characters",
        "a%00b, its host must not have spaces or control characters",
        "a<b, its host must not have the character '<'",
        "a%2Fb, its host must not have the character '/'",
        "a%zz, its host must not have the character '%'",
        "a|b, its host must not have the character '|'",
        ".a, its host must not have dots with nothing between them",
        "a..b, its host must not have dots with nothing between them",
        "::1, 'it must have an IPv6 address in brackets, like [::1]'",
        "[::1, the bracket before its host is not closed",
        "[1.2.3.4], what it has in brackets is not an IPv6 address",
        "[1::2::3], what it has in brackets is not an IPv6 address",
        "[fe80::1%25a/b], 'the zone of its IPv6 address must be a network interface, like eth0'",
        "a\u2100b, its host must not have the character '/'"
    })
    void saysWhyATextIsNoHost(String text, String why) {
        assertThatThrownBy(() -> Host.parse(text))
                .isInstanceOf(UrlException.class)
                .hasMessage(why);
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(Host.parse("a".repeat(253)).name()).hasSize(253);
        assertThatThrownBy(() -> Host.parse("a".repeat(254))).hasMessageContaining("253");
        assertThatThrownBy(() -> Host.parse("ü".repeat(64))).hasMessageContaining("63");
    }
}
