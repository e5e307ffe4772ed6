package io.loadtester.master.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.loadtester.storage.accounts.Account;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class TokensTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SigningSecret SECRET = SigningSecret.of("a secret that is long enough for everybody");
    private static final Account ADMIN = new Account("admin", "hash", "ADMIN", NOW);

    private final Tokens tokens = at(NOW);

    @Test
    void knowsItsOwn() {
        Tokens.Signed signed = tokens.sign(ADMIN);

        Jwt token = tokens.decode(signed.text());

        assertThat(token.getSubject()).isEqualTo("admin");
        assertThat(token.getClaimAsString("role")).isEqualTo("ADMIN");
        assertThat(token.getExpiresAt()).isEqualTo(signed.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(12)));
    }

    @Test
    void endsAfterItsLife() {
        String text = tokens.sign(ADMIN).text();

        assertThatThrownBy(() -> at(NOW.plus(Tokens.LIFE).plusSeconds(1)).decode(text))
                .isInstanceOf(BadJwtException.class);
    }

    @Test
    void acceptsShortSecretsAndKnowsThatTheyAreWeak() {
        assertThat(SigningSecret.of("short").isWeak()).isTrue();
        assertThat(SigningSecret.of("my-secure-jwt-key-for-auth").isWeak()).isTrue();
        assertThat(SigningSecret.of("a".repeat(64)).isWeak()).isTrue();
        assertThat(SECRET.isWeak()).isFalse();
        Tokens weak = new Tokens(SigningSecret.of("short"), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(weak.decode(weak.sign(ADMIN).text()).getSubject()).isEqualTo("admin");
    }

    static Stream<Arguments> forgeries() {
        String good = at(NOW).sign(ADMIN).text();
        String[] parts = good.split("\\.", 3);
        String none = encode("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String noneWithSignature = encode("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2];
        String otherPayload = parts[0] + "." + encode("{\"sub\":\"root\",\"role\":\"ADMIN\"}") + "." + parts[2];
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("no token", "not.a.token"),
                Arguments.of("cut off", good.substring(0, good.length() - 4)),
                Arguments.of("alg none", none),
                Arguments.of("alg none, signed", noneWithSignature),
                Arguments.of("other payload", otherPayload),
                Arguments.of(
                        "other key",
                        full().signWith(SigningSecret.of("another secret, also long enough")
                                        .key())
                                .compact()),
                Arguments.of(
                        "other algorithm",
                        full().signWith(strongKey(), Jwts.SIG.HS512).compact()),
                Arguments.of(
                        "other issuer",
                        full().issuer("someone").signWith(SECRET.key()).compact()),
                Arguments.of(
                        "no issuer", full().issuer(null).signWith(SECRET.key()).compact()),
                Arguments.of(
                        "no subject",
                        full().subject(null).signWith(SECRET.key()).compact()),
                Arguments.of(
                        "no expiry",
                        full().expiration(null).signWith(SECRET.key()).compact()),
                Arguments.of(
                        "no role",
                        full().claim("role", null).signWith(SECRET.key()).compact()),
                Arguments.of(
                        "not yet valid",
                        full().notBefore(Date.from(NOW.plusSeconds(60)))
                                .signWith(SECRET.key())
                                .compact()),
                Arguments.of("unsigned", full().compact()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void refuses(String what, String token) {
        assertThatThrownBy(() -> tokens.decode(token)).as(what).isInstanceOf(BadJwtException.class);
    }

    @Test
    void theForgeriesWouldPassWithTheRightKey() {
        assertThat(tokens.decode(full().signWith(SECRET.key(), Jwts.SIG.HS256).compact())
                        .getSubject())
                .isEqualTo("admin");
    }

    private static JwtBuilder full() {
        return Jwts.builder()
                .claims(Map.of("role", "ADMIN"))
                .subject("admin")
                .issuer(Tokens.ISSUER)
                .issuedAt(Date.from(NOW))
                .expiration(Date.from(NOW.plusSeconds(60)));
    }

    private static javax.crypto.SecretKey strongKey() {
        return Jwts.SIG.HS512.key().build();
    }

    private static Tokens at(Instant instant) {
        return new Tokens(SECRET, Clock.fixed(instant, ZoneOffset.UTC));
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
