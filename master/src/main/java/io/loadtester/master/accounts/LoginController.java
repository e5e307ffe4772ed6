package io.loadtester.master.accounts;

import io.loadtester.master.problem.FieldError;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.accounts.Account;
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
class LoginController {

    private final Login login;
    private final Tokens tokens;

    LoginController(Login login, Tokens tokens) {
        this.login = login;
        this.tokens = tokens;
    }

    record Credentials(@Nullable String username, @Nullable String password) {

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
