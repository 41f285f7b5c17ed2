package io.lakekit.bench.project;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.lakekit.diagnostic.Severity;
import io.lakekit.internal.reflect.FunctionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for the packages of all modules together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagesTest {

    private static final String INTERNAL = "io.lakekit.internal.";

    private final JavaClasses ours =
            new ClassFileImporter()
                    .importPaths(
                            Stream.of("lakekit-core", "lakekit-flink", "lakekit-bench")
                                    .map(module -> Path.of("..", module, "target", "classes"))
                                    .toList());

    @Test
    void packages_haveNoCircle() {
        slices().matching("io.lakekit.(**)").should().beFreeOfCycles().check(ours);
    }

    @Test
    void publicSignature_outsideOfTheEngineRoom_namesNoTypeInside() {
        assertThat(ours.stream().filter(PackagesTest::isApi)).hasSizeGreaterThan(100);
        assertThat(ours.stream().filter(PackagesTest::isApi).flatMap(PackagesTest::leaks))
                .isEmpty();
    }

    /** What the check is seen to find. */
    @Test
    void typeOfTheEngineRoom_anywhereInASignature_isSeen() {
        JavaClass offender = new ClassFileImporter().importClass(Offender.class);

        assertThat(leaks(offender).map(leak -> leak.replaceFirst(".*Offender", "")))
                .containsExactlyInAnyOrder(
                        "", ".held", ".nested", ".taken", ".bounded", ".compareTo");
    }

    /** Such signatures, and one that is nobody's. */
    @SuppressWarnings("unused")
    public static class Offender implements Comparable<FunctionOptions> {

        protected FunctionOptions held = null;

        public List<? extends FunctionOptions> nested(Severity severity) {
            return List.of();
        }

        public void taken(FunctionOptions[] options) {}

        public <T extends FunctionOptions> void bounded() {}

        void own(FunctionOptions options) {}

        @Override
        public int compareTo(FunctionOptions options) {
            return 0;
        }
    }

    private static boolean isApi(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getPackageName().startsWith(INTERNAL)
                && type.getEnclosingClass().map(PackagesTest::isApi).orElse(true);
    }

    /** What of a type, and whether the type itself, names a type of the engine room. */
    private static Stream<String> leaks(JavaClass type) {
        Stream<String> itself =
                Stream.of(above(type), bounds(type.getTypeParameters()))
                                .flatMap(types -> types)
                                .anyMatch(PackagesTest::isInside)
                        ? Stream.of(type.getFullName())
                        : Stream.of();
        Stream<String> members =
                type.getMembers().stream()
                        .filter(PackagesTest::isForUsers)
                        .filter(member -> named(member).anyMatch(PackagesTest::isInside))
                        .map(member -> type.getFullName() + "." + member.getName());
        return Stream.concat(itself, members);
    }

    private static Stream<JavaType> above(JavaClass type) {
        return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    }

    private static Stream<JavaType> named(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            return Stream.of(
                            Stream.of(unit.getReturnType()),
                            unit.getParameterTypes().stream(),
                            unit.getExceptionTypes().stream(),
                            bounds(unit.getTypeParameters()))
                    .flatMap(types -> types);
        }
        return Stream.of(((JavaField) member).getType());
    }

    private static Stream<JavaType> bounds(List<? extends JavaTypeVariable<?>> variables) {
        return variables.stream().flatMap(variable -> variable.getUpperBounds().stream());
    }

    private static boolean isForUsers(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isInside(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .anyMatch(raw -> raw.getPackageName().startsWith(INTERNAL));
    }
}
