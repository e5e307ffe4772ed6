package io.loadtester.master.accounts;

import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/profile}: whose token this is. */
@RestController
class ProfileController {

    @GetMapping("/api/profile")
    Profile profile(@AuthenticationPrincipal Jwt token) {
        // Tokens without them are not let in.
        return new Profile(
                Objects.requireNonNull(token.getSubject()),
                Objects.requireNonNull(token.getClaimAsString(Tokens.ROLE)));
    }
}
