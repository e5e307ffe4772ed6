package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GlossaryTest {

    private static final Pattern ROW = Pattern.compile("^\\| [^|`]+ \\| `(\\w+)` \\|", Pattern.MULTILINE);

    @Test
    void everyTermNamesAClass() throws IOException {
        String glossary = Files.readString(Path.of(System.getProperty("loadtester.home"), "GLOSSARY.md"));
        Set<String> classes = new ClassFileImporter(Set.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS))
                .importPackages("io.loadtester").stream()
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());

        Set<String> named = ROW.matcher(glossary)
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(classes).containsAll(named);
    }
}
