package io.loadtester.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.spec.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All files contain the same key, written by OpenSSL with the password "secret". */
class KeyPasswordTest {

    private static final String FLAG = "--key-password-file";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "traditional-des3, plain-traditional",
        "traditional-aes128, plain-traditional",
        "pkcs8-aes256, plain-pkcs8",
        "pkcs8-aes128-sha1, plain-pkcs8",
        "pkcs8-pbes1-des3, plain-pkcs8",
        "plain-pkcs8, plain-pkcs8"
    })
    void opensKeysAsOpensslEncryptsThem(String encrypted, String plain) throws IOException {
        String before = "Bag Attributes\n    friendlyName: x\n";

        String text = password("secret\n").decrypt("--key", before + key(encrypted) + "# after\n");

        assertThat(text.replaceAll("\\s", "")).isEqualTo((before + key(plain) + "# after").replaceAll("\\s", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"traditional-des3", "traditional-aes128", "pkcs8-aes256", "pkcs8-pbes1-des3"})
    void saysThatThePasswordIsWrongAndNotWhatItIs(String encrypted) throws IOException {
        KeyPassword wrong = password("gorilla");

        assertThatThrownBy(() -> wrong.decrypt("--key", key(encrypted)))
                .isInstanceOf(CommandException.class)
                .hasMessage("--key-password-file does not contain the password of the key in --key");
    }

    @Test
    void saysHowToWriteAKeyThatCanBeRead() throws IOException {
        KeyPassword password = password("secret");

        assertThatThrownBy(() -> password.decrypt("--cert", key("pkcs8-scrypt")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("openssl pkcs8 -topk8 -v2 aes256");
    }

    @Test
    void handsTheKeyOnOpenedAndNeverThePassword() throws IOException {
        OptionsDraft draft = new OptionsDraft();
        Path both = directory.resolve("both.pem");
        Files.writeString(both, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + key("pkcs8-aes256"));

        draft.pem("cert", "--cert", List.of(both.toString()), password("secret"));

        assertThat(draft.parse().options().tls().key().replaceAll("\\s", ""))
                .isEqualTo(key("plain-pkcs8").replaceAll("\\s", ""));
        assertThat(draft.parse().options().tls().cert()).doesNotContain("PRIVATE KEY");
        assertThat(draft.json().toString()).doesNotContain("secret").doesNotContain("ENCRYPTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"traditional-des3", "pkcs8-aes256"})
    void anEncryptedKeyWithoutAPasswordIsToldWhatToDo(String encrypted) throws IOException {
        OptionsDraft draft = new OptionsDraft();
        Path file = directory.resolve("key.pem");
        Files.writeString(file, key(encrypted));

        draft.pem("key", "--key", List.of(file.toString()), KeyPassword.of(FLAG, null));

        assertThatThrownBy(draft::parse)
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo("--key"))
                .hasMessageContaining("--key-password-file");
    }

    private KeyPassword password(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("password"), text);
        return KeyPassword.of(FLAG, file.toString());
    }

    private static String key(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(KeyPasswordTest.class.getResourceAsStream("/keys/" + name + ".pem"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
