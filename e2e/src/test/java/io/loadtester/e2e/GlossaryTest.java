package io.loadtester.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the glossary calls by a name is in the code under that name, once. */
class GlossaryTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| ([^|`]+) \\| `(\\w+)(?:\\.(\\w+))?` \\|", Pattern.MULTILINE);

    private static List<Term> glossary;

    /** By simple name; nested classes and those generated for messages have the name of what they belong to. */
    private static Map<String, List<JavaClass>> classes;

    /** @param member empty if the term is the whole class */
    private record Term(String text, String type, String member) {

        String place() {
            return member.isEmpty() ? type : type + "." + member;
        }
    }

    @BeforeAll
    static void read() throws IOException {
        glossary = ROW.matcher(Files.readString(Path.of(System.getProperty("loadtester.home"), "GLOSSARY.md")))
                .results()
                .map(row -> new Term(row.group(1), row.group(2), row.group(3) == null ? "" : row.group(3)))
                .toList();
        classes = new ClassFileImporter(Set.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS))
                .importPackages("io.loadtester").stream()
                        .filter(type ->
                                type.isTopLevelClass() && !type.getPackageName().startsWith("io.loadtester.proto"))
                        .collect(groupingBy(JavaClass::getSimpleName));
        assertThat(glossary).hasSizeGreaterThan(70);
    }

    @Test
    void aTermHasOneMeaning() {
        assertThat(repeated(Term::text)).isEmpty();
    }

    @Test
    void aClassStandsForOneTerm() {
        assertThat(repeated(Term::place)).isEmpty();
    }

    @Test
    void everyTermNamesOneClass() {
        assertThat(glossary).allSatisfy(term -> assertThat(classes.getOrDefault(term.type(), List.of()))
                .as(term.type())
                .hasSize(1));
    }

    @Test
    void aPartOfAClassIsThere() {
        assertThat(glossary).filteredOn(term -> !term.member().isEmpty()).allSatisfy(term -> assertThat(
                        classes.getOrDefault(term.type(), List.of()).stream()
                                .flatMap(type -> type.getMembers().stream())
                                .map(JavaMember::getName))
                .as(term.place())
                .contains(term.member()));
    }

    private static Map<String, Long> repeated(Function<Term, String> of) {
        Map<String, Long> count = glossary.stream().collect(groupingBy(of, counting()));
        count.values().removeIf(times -> times == 1);
        return count;
    }
}
