package io.loadtester.cli.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "postgres://user:password@localhost:5432/tests?sslmode=disable"
                        + " | localhost:5432/tests?sslmode=disable | user | password",
                "postgresql://user:password@db/tests | db:5432/tests | user | password",
                "postgres://user@db/tests | db:5432/tests | user | ''",
                "postgres://db/tests | db:5432/tests | '' | ''",
                "postgres://user:p%40ss%3A%2F%3F%23%25+1@db:1/tests | db:1/tests | user | p@ss:/?#%+1",
                "postgres://user:p@ss@db/tests | db:5432/tests | user | p@ss",
                "postgres://me%40corp:x@db/tests | db:5432/tests | me@corp | x",
                "postgres://user:x@db/my%20tests | db:5432/my%20tests | user | x",
                "postgres://user:x@db | db:5432/user | user | x",
                "postgres://user:x@db/ | db:5432/user | user | x",
                "postgres://user:x@[::1]:6000/tests | [::1]:6000/tests | user | x",
                "postgres://user:x@[::1]/tests | [::1]:5432/tests | user | x",
                "postgres://user:x@a:1,b/tests?target_session_attrs=read-write"
                        + " | a:1,b:5432/tests?targetServerType=primary | user | x",
                "postgres://db/tests?user=u&password=p%26w&sslmode=require | db:5432/tests?sslmode=require | u | p&w",
                "postgres://u:x@db/tests?connect_timeout=3&application_name=load%20test"
                        + " | db:5432/tests?connectTimeout=3&ApplicationName=load%20test | u | x",
                "postgres://u:x@db/tests?sslmode=verify-full&sslrootcert=/etc/ca.pem"
                        + " | db:5432/tests?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem | u | x",
                "postgres://u:x@db/tests?search_path=app&keepalives=1"
                        + " | db:5432/tests?currentSchema=app&tcpKeepAlive=true | u | x",
                "jdbc:postgresql://db:1/tests?user=u&password=x&socketTimeout=5 | db:1/tests?socketTimeout=5 | u | x",
                "jdbc:postgresql://db/tests | db:5432/tests | '' | ''",
                "jdbc:postgresql:///tests | localhost:5432/tests | '' | ''",
                "' postgres://u:x@db/tests ' | db:5432/tests | u | x"
            })
    void readsPostgresUrlsAndJdbcUrls(String text, String rest, String username, String password) {
        assertThat(DatabaseUrl.parse(text)).isEqualTo(new DatabaseUrl("jdbc:postgresql://" + rest, username, password));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql://user:secret@db/tests | must begin with postgres://",
                "localhost:5432 | must begin with postgres://",
                "'' | must begin with postgres://",
                "postgres://user:secret@/tests | must name a host",
                "postgres:///tests | must name a host",
                "postgres://db | must name a database",
                "postgres://user:secret@db:port/tests | the port must be a number",
                "postgres://user:secret@db:0/tests | the port must be a number",
                "postgres://user:secret@db:65536/tests | the port must be a number",
                "postgres://user:secret@db:/tests | the port must be a number",
                "postgres://user:sec/ret@db/tests | the port must be a number",
                "postgres://user:secret%zz@db/tests | has a % that is not followed by two hexadecimal digits",
                "postgres://user:secret@d b/tests | must name a host",
                "postgres://user:secret@db/tests?sslmode=no | sslmode must be one of disable, allow"
            })
    void saysWhatIsWrongWithoutShowingThePassword(String text, String message) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("secret", "sec/ret");
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        assertThat(DatabaseUrl.parse("postgres://user:secret@db/tests").toString())
                .doesNotContain("secret");
    }
}
