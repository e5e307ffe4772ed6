package io.loadtester.storage.baselines;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BaselineStorage {

    @Bean
    BaselineStore baselineStore(BaselineRows baselines) {
        return new JpaBaselineStore(baselines);
    }
}
