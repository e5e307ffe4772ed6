package io.loadtester.storage.accounts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountStorage {

    @Bean
    AccountStore accountStore(AccountRows accounts) {
        return new JpaAccountStore(accounts);
    }
}
