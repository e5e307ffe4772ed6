package io.loadtester.master.accounts;

import io.loadtester.master.problem.FieldError;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.accounts.Account;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /auth/login}. */
@RestController
@Tag(name = "Accounts")
class LoginController {

    private final Login login;
    private final Tokens tokens;

    LoginController(Login login, Tokens tokens) {
        this.login = login;
        this.tokens = tokens;
    }

    record Credentials(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String username,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String password) {

        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    record LoggedIn(String token, Instant expiresAt, Profile user) {

        @Override
        public String toString() {
            return "LoggedIn[" + user + "]";
        }
    }

    @PostMapping("/auth/login")
    @Operation(summary = "Log in; send the token in the Authorization header of every other request")
    @SecurityRequirements
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "User name or password is wrong")
    @ApiResponse(responseCode = "429", description = "Too many failed logins; Retry-After says how long to wait")
    LoggedIn login(@RequestBody Credentials credentials, HttpServletRequest request) {
        String username = credentials.username();
        String password = credentials.password();
        if (username == null || password == null) {
            throw missing(username, password);
        }
        Account account = login.check(username, password, request.getRemoteAddr());
        Tokens.Signed token = tokens.sign(account);
        return new LoggedIn(token.text(), token.expiresAt(), new Profile(account.username(), account.role()));
    }

    private static ProblemException missing(@Nullable String username, @Nullable String password) {
        List<FieldError> errors = new ArrayList<>();
        if (username == null) {
            errors.add(new FieldError("username", "is missing"));
        }
        if (password == null) {
            errors.add(new FieldError("password", "is missing"));
        }
        return ProblemException.badFields(errors);
    }
}
