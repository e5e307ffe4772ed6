package io.loadtester.common.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "http://h/a|b{c}\"d^e`f<g>h # http://h/a%7Cb%7Bc%7D%22d%5Ee%60f%3Cg%3Eh",
                "http://h?a|b{c}\"d^e`f<g>h # http://h?a%7Cb%7Bc%7D%22d%5Ee%60f%3Cg%3Eh",
                "http://h/a[0]?a[0]=\\\\ # http://h/a%5B0%5D?a[0]=%5C%5C",
                "http://h/%?% # http://h/%25?%25",
                "http://h/%4?%4g # http://h/%254?%254g",
                "http://h/%41%e9?%41 # http://h/%41%e9?%41",
                "http://h/a b?c d # http://h/a%20b?c%20d",
                "http://h/ü?€ # http://h/%C3%BC?%E2%82%AC",
                "http://h/\ud83d\ude00 # http://h/%F0%9F%98%80",
                "http://h/a/../b/./c//d # http://h/a/../b/./c//d",
                "http://h/!$&'()*+,;=:@-._~ # http://h/!$&'()*+,;=:@-._~",
                "HTTPS://H:443 # https://h:443",
                "http://h: # http://h",
                "http://h:080/ # http://h:80/",
                "http://:8080/a # http://localhost:8080/a",
                "http:\\\\h\\a # http://h/a",
                "http://a@b@c/ # http://c/"
            })
    void sendsWhatIsNoUrlElsewhereEncoded(String written, String requested) {
        Url url = Url.parse(written);

        assertThat(url).hasToString(requested);
        assertThat(Url.parse(requested)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h",
                "/x",
                "//h/x",
                "http:h",
                "http:/h",
                "ftp://h/",
                "http://",
                "http:///x",
                "http://h:0/",
                "http://h:65536/",
                "http://h:x/",
                "http://h:-1/",
                "http://[::1]x/",
                "http://h/\nx",
                "http://h/\u0000",
                "http://h/\tx",
                "1http://h/",
                ":"
            })
    void refusesWhatCannotBeRequested(String text) {
        assertThatThrownBy(() -> Url.parse(text)).isInstanceOf(UrlException.class);
    }

    @Test
    void namesWhatARequestSays() {
        Url url = Url.parse("http://[fe80::1%25lo]:81?x");

        assertThat(url.requestTarget()).isEqualTo("/?x");
        assertThat(url.authorityInRequest()).isEqualTo("[fe80::1]:81");
        assertThat(url.portOrDefault()).isEqualTo(81);
        assertThat(Url.parse("https://h").portOrDefault()).isEqualTo(443);
    }

    @Test
    void isNeverTooLongToBeReadAgain() {
        Url.parse("http://h/" + "x".repeat(65_536 - 9));

        assertThatThrownBy(() -> Url.parse("http://h/" + "x".repeat(65_536 - 8)))
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> Url.parse("http://h/" + " ".repeat(30_000) + "x"))
                .hasMessageContaining("65536");
    }
}
