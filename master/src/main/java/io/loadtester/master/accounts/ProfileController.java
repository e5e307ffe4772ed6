package io.loadtester.master.accounts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/profile}: whose token this is. */
@RestController
@Tag(name = "Accounts")
class ProfileController {

    @GetMapping("/api/profile")
    @Operation(summary = "Whose token this is")
    Profile profile(@Parameter(hidden = true) @AuthenticationPrincipal Jwt token) {
        // Tokens without these claims are rejected earlier.
        return new Profile(
                Objects.requireNonNull(token.getSubject()),
                Objects.requireNonNull(token.getClaimAsString(Tokens.ROLE)));
    }
}
