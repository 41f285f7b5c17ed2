package io.lakekit.bench.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The API with which the build compares today's: {@code src/api/baseline.jar} of a module. {@code
 * -Dapi.baseline=true} records today's, which is for releases.
 */
class ApiBaselineTest {

    @ParameterizedTest
    @ValueSource(strings = {"lakekit-core", "lakekit-flink"})
    void baseline_holdsTheApiAlone(String module) throws IOException {
        Path baseline = Path.of("..", module, "src", "api", "baseline.jar");
        if (Boolean.getBoolean("api.baseline")) {
            ApiJar.write(Path.of("..", module, "target", "classes"), baseline);
        }
        JavaClasses recorded = new ClassFileImporter().importJar(new JarFile(baseline.toFile()));

        assertThat(recorded).hasSizeGreaterThan(10);
        assertThat(recorded)
                .noneMatch(type -> type.getPackageName().startsWith("io.lakekit.internal"))
                .flatMap(type -> type.getMembers())
                .allMatch(ApiBaselineTest::isVisible);
    }

    private static boolean isVisible(JavaMember member) {
        return Stream.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED, JavaModifier.ABSTRACT)
                .anyMatch(member.getModifiers()::contains);
    }
}
