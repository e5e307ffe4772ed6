package io.loadtester.master.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the generation of the API document. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "token";

    static {
        // Gives each enum its own named schema, which clients' generated types can use.
        ModelResolver.enumsAsRef = true;
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Distributed Load Tester")
                        .version("1")
                        .description(
                                "Fields named …Nanos, and all times in a report, are whole nanoseconds; instants are"
                                        + " ISO 8601. Every failure is answered with a Problem."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("The token that POST /auth/login returns")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    Words words() {
        return new Words();
    }

    @Bean
    ProblemResponses problemResponses() {
        return new ProblemResponses();
    }
}
