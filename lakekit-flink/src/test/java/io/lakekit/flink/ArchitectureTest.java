package io.lakekit.flink;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job is made of, and what each part may know: no part knows the one beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "io.lakekit.";

    /** What each package may import of ours; a package that is not here fails the test. */
    private static final Map<String, Set<String>> MAY_IMPORT =
            Map.of(
                    "internal.flink",
                            Set.of(
                                    "design",
                                    "diagnostic",
                                    "internal.check",
                                    "internal.paimon.value",
                                    "internal.reflect",
                                    "internal.text",
                                    "record",
                                    "schema"),
                    "internal.flink.input",
                            Set.of(
                                    "internal.flink",
                                    "design",
                                    "diagnostic",
                                    "internal.check",
                                    "internal.paimon.value",
                                    "internal.reflect",
                                    "internal.text",
                                    "record",
                                    "schema"),
                    "internal.flink.metric", Set.of("design", "schema"),
                    "flink.job",
                            Set.of(
                                    "internal.flink",
                                    "diagnostic",
                                    "internal.paimon.value",
                                    "record",
                                    "schema"),
                    "flink.sink",
                            Set.of(
                                    "flink.job",
                                    "internal.flink",
                                    "catalog",
                                    "design",
                                    "diagnostic",
                                    "function",
                                    "internal.check",
                                    "internal.paimon.commit",
                                    "internal.paimon.row",
                                    "internal.paimon.schema",
                                    "internal.paimon.state",
                                    "record",
                                    "schema",
                                    "table"),
                    "flink.sql", Set.of("distinct"));

    private final JavaClasses ours =
            new ClassFileImporter().importPath(Path.of("target", "classes"));

    Stream<String> packages() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void package_importsOnlyWhatItMay(String name) {
        String[] inside =
                Stream.concat(Stream.of(name), MAY_IMPORT.getOrDefault(name, Set.of()).stream())
                        .map(part -> ROOT + part + "..")
                        .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(ROOT + name + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.lakekit..").and(resideOutsideOfPackages(inside)))
                .check(ours);
    }

    @Test
    void everyPackage_hasItsLineInTheTable() {
        assertThat(
                        ours.stream()
                                .map(type -> type.getPackageName().substring(ROOT.length()))
                                .distinct())
                .containsExactlyInAnyOrderElementsOf(MAY_IMPORT.keySet());
    }

    @Test
    void everyPackage_isNullMarked() {
        assertThat(ours.stream().map(type -> type.getPackage()).distinct())
                .allMatch(part -> part.isAnnotatedWith(NullMarked.class), "is @NullMarked");
    }
}
