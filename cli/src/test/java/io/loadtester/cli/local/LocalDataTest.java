package io.loadtester.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.cli.terminal.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDataTest {

    @TempDir
    private Path folder;

    @Test
    void belongsToOneProcessAtATime() throws Exception {
        Path path = folder.resolve("a folder/inside");
        try (LocalData first = LocalData.open(path)) {
            assertThatThrownBy(() -> LocalData.open(path))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("is in use by another loadtester (process "
                            + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("--data-dir");
            assertThat(first.logs().getParent()).isEqualTo(path.toRealPath());
        }

        LocalData.open(path).close();
    }

    @Test
    void keepsTheKeyFromRunToRunForItsOwnerOnly() throws Exception {
        String key;
        try (LocalData first = LocalData.open(folder)) {
            key = first.jwtKey();
        }

        try (LocalData second = LocalData.open(folder)) {
            assertThat(second.jwtKey()).isEqualTo(key).hasSizeGreaterThanOrEqualTo(32);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("jwt-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhenAFolderCannotBeUsed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> LocalData.open(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("cannot store data in " + file)
                .hasMessageContaining("--data-dir");
    }
}
