package io.lakekit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The package table of the design, and what no public signature may hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "io.lakekit.";

    private static final Set<String> PURE =
            Set.of(
                    "schema",
                    "function",
                    "diagnostic",
                    "design",
                    "change",
                    "record",
                    "reference",
                    "explain",
                    "advisor",
                    "internal.text",
                    "internal.reflect",
                    "internal.check");

    /** The rooms behind {@code io.lakekit.paimon}, each above those before it. */
    private static final List<String> ROOMS =
            List.of(
                    "internal.paimon.value",
                    "internal.paimon.function",
                    "internal.paimon.note",
                    "internal.paimon.option",
                    "internal.paimon.schema",
                    "paimon",
                    "internal.paimon.plan",
                    "internal.paimon.live",
                    "internal.paimon.row",
                    "internal.paimon.state",
                    "internal.paimon.commit");

    /** What is above the rooms, and may ask each of them. */
    private static final Set<String> OPERATED = union(PURE, Set.copyOf(ROOMS));

    /** The only package that needs a test library. */
    private static final String FIXTURES = "junit";

    /** What each package may import; a package that is not here fails the test. */
    private static final Map<String, Set<String>> MAY_IMPORT =
            Map.ofEntries(
                    Map.entry("schema", Set.of()),
                    Map.entry("function", Set.of("schema")),
                    Map.entry("diagnostic", Set.of()),
                    Map.entry(
                            "design",
                            Set.of(
                                    "schema",
                                    "function",
                                    "diagnostic",
                                    "internal.text",
                                    "internal.reflect",
                                    "internal.check")),
                    Map.entry("change", Set.of("schema", "function", "design")),
                    Map.entry("record", Set.of("schema", "diagnostic", "design", "internal.text")),
                    Map.entry(
                            "reference",
                            Set.of("schema", "function", "diagnostic", "design", "record")),
                    Map.entry(
                            "explain",
                            Set.of(
                                    "schema",
                                    "function",
                                    "diagnostic",
                                    "design",
                                    "reference",
                                    "internal.text")),
                    Map.entry("internal.text", Set.of()),
                    Map.entry("internal.check", Set.of("schema", "diagnostic")),
                    Map.entry("internal.reflect", Set.of("schema", "function")),
                    Map.entry("distinct", Set.of("schema", "diagnostic", "design")),
                    Map.entry("internal.paimon.value", Set.of("schema", "internal.reflect")),
                    Map.entry(
                            "internal.paimon.function",
                            rooms("function", "schema", "function", "internal.reflect")),
                    Map.entry("internal.paimon.note", Set.of("schema", "design")),
                    Map.entry(
                            "internal.paimon.option",
                            rooms(
                                    "option",
                                    "schema",
                                    "function",
                                    "diagnostic",
                                    "design",
                                    "internal.text",
                                    "internal.check")),
                    Map.entry(
                            "internal.paimon.schema",
                            rooms(
                                    "schema",
                                    "schema",
                                    "function",
                                    "diagnostic",
                                    "design",
                                    "internal.check")),
                    Map.entry("paimon", union(PURE, below("paimon"))),
                    Map.entry(
                            "internal.paimon.plan",
                            rooms(
                                    "plan",
                                    "schema",
                                    "function",
                                    "diagnostic",
                                    "design",
                                    "change",
                                    "internal.check")),
                    Map.entry(
                            "internal.paimon.live",
                            rooms("live", "schema", "function", "diagnostic", "design", "change")),
                    Map.entry(
                            "internal.paimon.row",
                            rooms(
                                    "row",
                                    "schema",
                                    "function",
                                    "diagnostic",
                                    "design",
                                    "record",
                                    "distinct")),
                    Map.entry(
                            "internal.paimon.state",
                            rooms("state", "schema", "diagnostic", "design")),
                    Map.entry(
                            "internal.paimon.commit",
                            rooms("commit", "schema", "diagnostic", "design", "internal.text")),
                    Map.entry(
                            "table",
                            Set.of(
                                    "schema",
                                    "diagnostic",
                                    "design",
                                    "record",
                                    "internal.paimon.value",
                                    "internal.paimon.schema",
                                    "internal.paimon.row",
                                    "internal.paimon.state",
                                    "internal.paimon.commit",
                                    "internal.text")),
                    Map.entry("catalog", union(OPERATED, Set.of("table"))),
                    Map.entry("ddl", union(PURE, Set.of("paimon"))),
                    Map.entry(
                            "yaml",
                            Set.of(
                                    "schema",
                                    "function",
                                    "diagnostic",
                                    "design",
                                    "advisor",
                                    "internal.text",
                                    "internal.reflect")),
                    Map.entry("advisor", Set.of("schema", "diagnostic", "design", "internal.text")),
                    Map.entry("backfill", union(OPERATED, Set.of("table", "catalog"))),
                    Map.entry("health", union(OPERATED, Set.of("table", "catalog"))),
                    Map.entry("failover", union(OPERATED, Set.of("table", "catalog"))),
                    Map.entry("internal.value", Set.of("schema")),
                    Map.entry(
                            "internal.diff",
                            Set.of("schema", "design", "distinct", "internal.value")),
                    Map.entry(
                            "law",
                            Set.of(
                                    "schema",
                                    "function",
                                    "design",
                                    "internal.value",
                                    "internal.paimon.value",
                                    "internal.paimon.function")),
                    Map.entry("fault", Set.of()),
                    Map.entry(
                            "proof",
                            union(
                                    OPERATED,
                                    Set.of(
                                            "table",
                                            "catalog",
                                            "distinct",
                                            "internal.diff",
                                            "internal.value"))),
                    Map.entry(
                            FIXTURES,
                            union(
                                    OPERATED,
                                    Set.of(
                                            "table",
                                            "catalog",
                                            "fault",
                                            "internal.diff",
                                            "internal.value"))));

    private static Set<String> rooms(String room, String... pure) {
        return union(below("internal.paimon." + room), Set.of(pure));
    }

    private static Set<String> below(String room) {
        return Set.copyOf(ROOMS.subList(0, ROOMS.indexOf(room)));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private final JavaClasses ours =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.lakekit");

    Stream<Arguments> packages() {
        return MAY_IMPORT.entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void package_importsOnlyWhatItMay(String name, Set<String> allowed) {
        String[] inside =
                Stream.concat(Stream.of(name), allowed.stream())
                        .map(part -> ROOT + part + "..")
                        .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(ROOT + name + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.lakekit..")
                                .and(JavaClass.Predicates.resideOutsideOfPackages(inside)))
                .allowEmptyShould(true)
                .check(ours);
    }

    @Test
    void everyPackage_hasItsLineInTheTable() {
        assertThat(ours.stream().map(ArchitectureTest::part).distinct())
                .isSubsetOf(MAY_IMPORT.keySet());
    }

    /** The top package below the root; of the engine room also the room. */
    private static String part(JavaClass type) {
        String inside = type.getPackageName().substring(ROOT.length());
        return inside.startsWith("internal.") ? inside : inside.split("\\.", -1)[0];
    }

    @Test
    void leftOfTheBar_isPure() {
        noClasses()
                .that(
                        resideInAnyPackage(
                                PURE.stream().map(p -> ROOT + p + "..").toArray(String[]::new)))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "org.apache.paimon..",
                                "org.apache.flink..",
                                "org.apache.hadoop..",
                                "org.yaml..",
                                "java.nio.file..",
                                "java.net..",
                                "java.sql.."))
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .allowEmptyShould(true)
                .check(ours);
    }

    @Test
    void everyPackage_isNullMarked() {
        assertThat(ours.stream().map(JavaClass::getPackage).distinct())
                .allMatch(part -> part.isAnnotatedWith(NullMarked.class), "is @NullMarked");
    }

    /** A room is understood in one look. */
    @Test
    void room_hasAtMostTwentyFiles() {
        assertThat(
                        ours.stream()
                                .filter(type -> ROOMS.contains(part(type)))
                                .filter(JavaClass::isTopLevelClass)
                                .collect(
                                        Collectors.groupingBy(
                                                ArchitectureTest::part, Collectors.counting())))
                .hasSize(ROOMS.size())
                .allSatisfy((room, files) -> assertThat(files).as(room).isLessThanOrEqualTo(20));
    }

    @Test
    void names_sayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
                .allowEmptyShould(true)
                .check(ours);
    }

    /** Enums serialise by name, whatever they hold. */
    @Test
    void serializableValues_holdNoGuava() {
        assertThat(
                        ours.stream()
                                .filter(type -> type.isAssignableTo(Serializable.class))
                                .filter(type -> !type.isAssignableTo(Enum.class)))
                .allSatisfy(
                        type ->
                                assertThat(type.getFields())
                                        .noneMatch(
                                                field ->
                                                        field.getRawType()
                                                                .getPackageName()
                                                                .startsWith("com.google.common")));
    }

    @Test
    void paimon_isUsedOnlyWhereTablesAreTranslatedAndOperated() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        Stream.of("yaml", "advisor", "ddl")
                                .map(p -> ROOT + p + "..")
                                .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.paimon..")
                .allowEmptyShould(true)
                .check(ours);
    }

    @Test
    void testLibraries_areUsedByFixturesOnly_andAssertJByNone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + FIXTURES + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..")
                .check(ours);
        noClasses().should().dependOnClassesThat().resideInAPackage("org.assertj..").check(ours);
    }

    @Test
    void optionsOfPaimon_areNamedWhereDesignsAreTranslated() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "paimon..", ROOT + "internal.paimon..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.apache\\.paimon\\.(CoreOptions|options\\.CatalogOptions)(\\$.*)?")
                .check(ours);
    }
}
