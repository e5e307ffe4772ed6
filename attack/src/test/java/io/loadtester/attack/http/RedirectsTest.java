package io.loadtester.attack.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.url.Url;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a.example/x/y?q   | /z          | http://a.example/z",
                "http://a.example/x/y?q   | z           | http://a.example/x/z",
                "http://a.example/x/y?q   | ../z        | http://a.example/z",
                "http://a.example/x/y?q   | ?r=1        | http://a.example/x/y?r=1",
                "http://a.example         | z           | http://a.example/z",
                "http://a.example         | ?r=1        | http://a.example/?r=1",
                "http://a.example/x       | //b.example/z | http://b.example/z",
                "http://a.example/x       | https://b.example:8443/z#f | https://b.example:8443/z",
                "http://a.example/x       | /a b        | http://a.example/a%20b",
                "http://a.example/x       | #f          | http://a.example/x",
                "http://a.example/x/y?q   | ''          | http://a.example/x/y?q",
                "http://a.example/x       | ../../z     | http://a.example/z",
                "http://a.example/x       | /a/./b/../c/.. | http://a.example/a/",
                "http://a.example/x       | \\a\\b?c=\\   | http://a.example/a/b?c=%5C",
                "http://a.example/x       | /a[1]?b[]=2 | http://a.example/a%5B1%5D?b[]=2",
                "http://a.example/x       | /50%?a=%zz%41 | http://a.example/50%25?a=%25zz%41",
                "http://a.example/x       | HTTP://b.example | http://b.example/",
                "http://a.example/x       | http://me:pw@b.example/z | http://b.example/z",
                "http://me:pw@a.example/x | /z          | http://a.example/z",
                "https://a.example/x      | http://a.example/z | http://a.example/z",
                "https://a.example/x      | //b.example | https://b.example/",
                "http://a.example/x       | http://[::1]:81/z | http://[::1]:81/z",
                "http://a.example/x       | ./z:1       | http://a.example/z:1",
                "http://a.example/x       | //my_service:81/z | http://my_service:81/z",
                "http://a.example/x       | http://127.1/ | http://127.0.0.1/",
                "http://a.example/x       | http://[fe80::1%25lo]/ | http://[fe80::1%25lo]/",
                "http://a_b/x             | y{}^`\"     | http://a_b/y%7B%7D%5E%60%22"
            })
    void resolvesWhereALocationLeads(String from, String location, String to) {
        RequestTemplate next =
                Redirects.follow(request("GET", from), 302, location).orElseThrow();

        assertThat(next.url()).hasToString(to);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, /caf\u00e9?\u00e9, http://a.example/caf%E9?%E9",
        "UTF-8, /caf\u00e9?\u00e9, http://a.example/caf%C3%A9?%C3%A9",
        "UTF-8, http://b\u00fccher.example/, http://xn--bcher-kva.example/"
    })
    void sendsTheBytesOfALocationBackAsTheyCame(Charset charset, String written, String to) {
        String location = new String(written.getBytes(charset), StandardCharsets.ISO_8859_1);

        assertThat(Redirects.follow(request("GET", "http://a.example/x"), 302, location)
                        .orElseThrow()
                        .url())
                .hasToString(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/",
                "mailto:x@a.example",
                "http:///x",
                "http://a.example:port/",
                "http://a.example:0/",
                "http://a.example:99999/",
                "http://%",
                "//",
                "javascript:alert(1)"
            })
    void goesNowhereButToHttp(String location) {
        assertThat(Redirects.follow(request("GET", "http://a.example/"), 302, location))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "301, POST, GET", "302, POST, GET", "303, POST, GET", "307, POST, POST", "308, POST, POST",
        "301, PUT, PUT", "302, PUT, PUT", "303, PUT, GET", "307, PUT, PUT", "308, PUT, PUT",
        "301, HEAD, HEAD", "302, GET, GET", "303, HEAD, HEAD", "303, GET, GET"
    })
    void choosesTheMethodAsBrowsersDo(int status, String method, String then) {
        RequestTemplate next = Redirects.follow(request(method, "http://a.example/"), status, "/z")
                .orElseThrow();

        assertThat(next.method()).isEqualTo(then);
    }

    @Test
    void aBodyThatIsDroppedTakesItsHeadersWithIt() {
        RequestTemplate post = request(
                "POST",
                "http://a.example/",
                new Header("Content-Type", "text/plain"),
                new Header("A", "b"),
                new Header("Expect", "100-continue"));

        RequestTemplate next = Redirects.follow(post, 302, "/z").orElseThrow();

        assertThat(next.body()).isEqualTo(Body.EMPTY);
        assertThat(next.headers()).containsExactly(new Header("A", "b"));
    }

    @Test
    void aBodyThatIsKeptKeepsItsHeaders() {
        RequestTemplate post = request("POST", "http://a.example/", new Header("Content-Type", "text/plain"));

        RequestTemplate next = Redirects.follow(post, 307, "http://b.example/").orElseThrow();

        assertThat(next.body()).isEqualTo(post.body());
        assertThat(next.headers()).isEqualTo(post.headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/", "http://b.example/", "http://a.example:81/"})
    void secretsStayWithTheirOrigin(String elsewhere) {
        RequestTemplate get = request(
                "GET",
                "http://a.example/",
                new Header("authorization", "Bearer x"),
                new Header("Proxy-Authorization", "x"),
                new Header("Cookie", "y"),
                new Header("Host", "z"),
                new Header("A", "b"));

        assertThat(Redirects.follow(get, 302, elsewhere).orElseThrow().headers())
                .containsExactly(new Header("A", "b"));
        assertThat(Redirects.follow(get, 302, "http://A.example:80/z")
                        .orElseThrow()
                        .headers())
                .isEqualTo(get.headers());
    }

    @Test
    void secretsThatWereLeftBehindDoNotComeBack() {
        RequestTemplate get = request("GET", "http://a.example/", new Header("Authorization", "Bearer x"));

        RequestTemplate there = Redirects.follow(get, 302, "http://b.example/").orElseThrow();
        RequestTemplate back = Redirects.follow(there, 302, "http://a.example/").orElseThrow();

        assertThat(back.headers()).isEmpty();
    }

    @Test
    void aBodyThatIsKeptIsSentAsBefore() {
        RequestTemplate post = new RequestTemplate(
                "POST", Url.parse("http://a.example/"), List.of(), Body.of(new byte[] {1}), true, true);

        assertThat(Redirects.follow(post, 308, "/z").orElseThrow().chunked()).isTrue();
    }

    private static RequestTemplate request(String method, String url, Header... headers) {
        return new RequestTemplate(method, Url.parse(url), List.of(headers), Body.of(new byte[] {1}), true);
    }
}
