package io.loadtester.master.accounts;

import io.loadtester.storage.accounts.AccountStore;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Wires login and tokens, and refuses to open a port to other machines with weak secrets. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AccountsConfiguration.class);
    private static final int BCRYPT_STRENGTH = 12;

    /** The hash of a random text that nobody kept, at the same strength; precomputed because hashing is slow. */
    private static final String HASH_OF_NOBODY = "{bcrypt}$2a$12$GMpt/e1U4xD7OK0LbljyVOBt91NR1iWGEEEqJeTT16bfFH9ZfuPoS";

    @Bean
    SigningSecret signingSecret(AccountsProperties properties) {
        if (properties.jwtSecretKey().isEmpty()) {
            LOG.info("no JWT secret key is set: tokens are valid until this process ends");
            return SigningSecret.random();
        }
        return SigningSecret.of(properties.jwtSecretKey());
    }

    @Bean
    Tokens tokens(SigningSecret secret) {
        return new Tokens(secret, Clock.systemUTC());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_STRENGTH)));
    }

    @Bean
    Login login(AccountStore accounts, PasswordEncoder passwords) {
        return new Login(accounts, passwords, new LoginGuard(Clock.systemUTC()), HASH_OF_NOBODY);
    }

    /** Runs before any port is open. */
    @Bean
    SmartInitializingSingleton startupCheck(
            AccountsProperties properties,
            SigningSecret secret,
            AccountStore accounts,
            PasswordEncoder passwords,
            ServerProperties server) {
        return () -> {
            boolean defaultPassword =
                    new FirstAdmin(accounts, passwords, Clock.systemUTC()).createIfNobody(properties.adminPassword());
            StartupGuard.check(server.getAddress(), secret.isWeak(), defaultPassword)
                    .forEach(LOG::warn);
        };
    }
}
