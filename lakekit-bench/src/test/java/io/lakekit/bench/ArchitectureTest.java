package io.lakekit.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which part of the comparison may know which: above all, the truth knows nothing of tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String BENCH = "io.lakekit.bench.";
    private static final Set<String> LIBRARY =
            Set.of("io.lakekit.catalog..", "io.lakekit.design..", "io.lakekit.schema..");

    /** What each package may import of ours; a package that is not here fails the test. */
    private static final Map<String, Set<String>> MAY_IMPORT =
            Map.ofEntries(
                    Map.entry("lifetime", Set.of("io.lakekit.catalog..")),
                    Map.entry("event", Set.of()),
                    Map.entry("spill", Set.of()),
                    Map.entry("truth", bench("event", "spill")),
                    Map.entry(
                            "input",
                            union(
                                    bench("event", "lifetime", "spill"),
                                    Set.of("io.lakekit.internal.text.."))),
                    Map.entry("measure", bench("lifetime")),
                    Map.entry(
                            "report",
                            union(
                                    bench("event", "lifetime"),
                                    Set.of("io.lakekit.internal.text.."))),
                    Map.entry(
                            "solution",
                            union(bench("event", "truth"), LIBRARY, Set.of("io.lakekit.table.."))),
                    Map.entry(
                            "jmh",
                            union(
                                    bench("event", "lifetime", "solution", "truth"),
                                    LIBRARY,
                                    Set.of(
                                            "io.lakekit.internal.paimon.row..",
                                            "io.lakekit.record.."))),
                    Map.entry(
                            "experiment",
                            union(
                                    bench(
                                            "event",
                                            "input",
                                            "lifetime",
                                            "measure",
                                            "report",
                                            "solution",
                                            "truth"),
                                    LIBRARY,
                                    Set.of(
                                            "io.lakekit.ddl..",
                                            "io.lakekit.paimon..",
                                            "io.lakekit.table.."))));

    private final JavaClasses ours =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.lakekit.bench");

    private static Set<String> bench(String... packages) {
        return Set.of(Stream.of(packages).map(name -> BENCH + name + "..").toArray(String[]::new));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Set<String> union(Set<String>... sets) {
        return Set.of(Stream.of(sets).flatMap(Set::stream).toArray(String[]::new));
    }

    Stream<String> packages() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void package_importsOnlyWhatItMay(String name) {
        String[] inside =
                union(Set.of(BENCH + name + ".."), MAY_IMPORT.getOrDefault(name, Set.of()))
                        .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(BENCH + name + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.lakekit..").and(resideOutsideOfPackages(inside)))
                .check(ours);
    }

    @Test
    void commands_areImportedByNothing() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.lakekit.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.lakekit.cli..")
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.lakekit"));
    }

    @Test
    void everyPackage_hasItsLineInTheTable() {
        assertThat(
                        ours.stream()
                                .map(type -> type.getPackageName())
                                .filter(name -> name.startsWith(BENCH))
                                .map(name -> name.substring(BENCH.length()).split("\\.", -1)[0])
                                .distinct())
                .containsExactlyInAnyOrderElementsOf(MAY_IMPORT.keySet());
    }
}
