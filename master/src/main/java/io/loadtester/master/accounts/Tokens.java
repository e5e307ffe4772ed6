package io.loadtester.master.accounts;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.loadtester.storage.accounts.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Signs tokens and verifies them: HS256 only, our issuer, not expired. Immutable. */
final class Tokens implements JwtDecoder {

    static final String ISSUER = "loadtester";
    static final String ROLE = "role";
    static final Duration LIFE = Duration.ofHours(12);

    private final SigningSecret secret;
    private final Clock clock;

    Tokens(SigningSecret secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** A signed token and when it expires. */
    record Signed(String text, Instant expiresAt) {}

    Signed sign(Account account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(LIFE);
        String text = Jwts.builder()
                .subject(account.username())
                .claim(ROLE, account.role())
                .issuer(ISSUER)
                .issuedAt(Date.from(now))
                .expiration(Date.from(end))
                .id(UUID.randomUUID().toString())
                .signWith(secret.key(), Jwts.SIG.HS256)
                .compact();
        return new Signed(text, end);
    }

    @Override
    public Jwt decode(String token) {
        try {
            Jws<Claims> jws = Jwts.parser()
                    .verifyWith(secret.key())
                    .requireIssuer(ISSUER)
                    .clock(() -> Date.from(clock.instant()))
                    .build()
                    .parseSignedClaims(token);
            Claims claims = jws.getPayload();
            if (!Jwts.SIG.HS256.getId().equals(jws.getHeader().getAlgorithm())
                    || claims.getSubject() == null
                    || claims.getExpiration() == null
                    || claims.getIssuedAt() == null
                    || !(claims.get(ROLE) instanceof String role)) {
                throw new BadJwtException("not a token of this service");
            }
            return new Jwt(
                    token,
                    claims.getIssuedAt().toInstant(),
                    claims.getExpiration().toInstant(),
                    Map.copyOf(jws.getHeader()),
                    Map.of("sub", claims.getSubject(), ROLE, role, "iss", ISSUER));
        } catch (JwtException | IllegalArgumentException e) {
            throw new BadJwtException("not a token of this service: " + e.getMessage(), e);
        }
    }
}
