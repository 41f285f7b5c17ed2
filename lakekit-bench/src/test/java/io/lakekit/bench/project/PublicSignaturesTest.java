package io.lakekit.bench.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no public method of any module takes or returns outside of the engine room: options as text,
 * and Guava.
 */
class PublicSignaturesTest {

    private static final List<String> FORBIDDEN =
            List.of("Map<java.lang.String, java.lang.String>", "com.google.common.");

    @ParameterizedTest
    @ValueSource(strings = {"lakekit-core", "lakekit-flink", "lakekit-bench"})
    void module_showsNeitherOptionMapsNorGuava(String module) {
        JavaClasses classes =
                new ClassFileImporter().importPath(Path.of("..", module, "target", "classes"));

        assertThat(classes.stream().filter(PublicSignaturesTest::isApi).flatMap(this::signatures))
                .hasSizeGreaterThan(20)
                .noneMatch(signature -> FORBIDDEN.stream().anyMatch(signature::contains));
    }

    /** What the check is seen to find. */
    @ParameterizedTest
    @ValueSource(strings = {"taken", "returned", "nested"})
    void optionMap_inASignature_isSeen(String method) {
        JavaClass offender = new ClassFileImporter().importClass(Offender.class);

        assertThat(signatures(offender).filter(signature -> signature.contains(method + "(")))
                .singleElement()
                .asString()
                .contains(FORBIDDEN.get(0));
    }

    /** Such signatures. */
    public static final class Offender {
        public void taken(Map<String, String> options) {}

        public Map<String, String> returned() {
            return Map.of();
        }

        protected List<Map<String, String>> nested() {
            return List.of();
        }
    }

    private static boolean isApi(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getPackageName().startsWith("io.lakekit.internal.")
                && type.getEnclosingClass().map(PublicSignaturesTest::isApi).orElse(true);
    }

    /** Each public or protected method and constructor with its generic types. */
    private Stream<String> signatures(JavaClass type) {
        return type.getCodeUnits().stream()
                .filter(
                        unit ->
                                unit.getModifiers().contains(JavaModifier.PUBLIC)
                                        || unit.getModifiers().contains(JavaModifier.PROTECTED))
                .map(PublicSignaturesTest::signature);
    }

    private static String signature(JavaCodeUnit unit) {
        List<String> parameters = unit.getParameterTypes().stream().map(JavaType::getName).toList();
        return unit.getReturnType().getName() + " " + unit.getFullName() + parameters;
    }
}
