package io.lakekit.internal.paimon.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.SummaryTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.function.TopCreatives;
import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFunctionsTest {

    private static final Column<Long> AD = Column.of("ad", ColumnType.BIGINT).notNull();
    private static final Column<List<Row>> TOP = Column.of("top", TopCreatives.TYPE);
    private static final String SERVICES = "META-INF/services/org.apache.paimon.factories.Factory";

    /** A limit that grows whenever the function is made. */
    record Growing(int limit) implements UserFunction<List<Row>> {
        Growing {
            limit++;
        }

        @Override
        public List<Row> merge(List<Row> older, List<Row> newer) {
            return newer;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of();
        }
    }

    /** Can be loaded as a hidden class: compiled equals of a record asks for its own name. */
    record Newest(int n) implements UserFunction<List<Row>> {
        @Override
        public List<Row> merge(List<Row> older, List<Row> newer) {
            return newer;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other != null && other.getClass() == getClass();
        }

        @Override
        public int hashCode() {
            return n;
        }

        @Override
        public String toString() {
            return "Newest";
        }
    }

    /** Runs in a class loader of its own: creates the table, and says why it could not. */
    public static final class CreateTable implements Function<Path, String> {
        @Override
        public String apply(Path warehouse) {
            try (Lake lake = Lake.open(warehouse)) {
                lake.create(design(new TopCreatives(2)));
                return "created";
            } catch (DiagnosticsException e) {
                return e.getMessage();
            }
        }
    }

    static <F extends Record & UserFunction<List<Row>>> SummaryTable design(F function) {
        return SummaryTable.named("ads.top")
                .primaryKey(AD)
                .aggregate(TOP, function)
                .accept("LK0422", TOP, "every JVM of this test has the functions")
                .build();
    }

    @Test
    void create_wherePaimonFindsNoFactory_namesTheJarAndWritesNothing(@TempDir Path place)
            throws Exception {
        try (URLClassLoader loader = new Isolated(false)) {
            String refused = create(loader, place);

            assertThat(refused)
                    .contains(
                            "LK0805 ERROR ads.top", "lakekit-core-<version>-functions.jar", "lib/");
            assertThat(Files.readString(Path.of("../docs/diagnostics/LK0805.md")))
                    .contains("```text\n" + refused + "\n```\n");
        }
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void create_wherePaimonFindsTheFactory_isTheControl(@TempDir Path place) throws Exception {
        try (URLClassLoader loader = new Isolated(true)) {
            assertThat(create(loader, place)).isEqualTo("created");
        }
    }

    @Test
    void check_ofFunctionOfAnotherLoader_saysWhoseClassIsFound() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader other = new Isolated(true)) {
            thread.setContextClassLoader(other);

            assertThat(UserFunctions.check(design(new TopCreatives(2))).toString())
                    .contains("LK0806 ERROR ads.top.top", "TopCreatives", "{\"n\":2}")
                    .contains("io.lakekit.function.UserFunction");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void check_ofClassThatHasNoName_isRefused() throws Exception {
        Class<?> nameless =
                MethodHandles.lookup().defineHiddenClass(bytes(Newest.class), true).lookupClass();
        Constructor<?> constructor = nameless.getDeclaredConstructor(int.class);
        constructor.setAccessible(true);
        Object function = constructor.newInstance(2);

        assertThat(UserFunctions.check(design(cast(function))).toString())
                .contains("LK0806 ERROR ads.top.top", "{\"n\":2}", "neither the running job");
    }

    @Test
    void check_ofOptionsThatChange_showsBoth() {
        assertThat(UserFunctions.check(design(new Growing(1))).toString())
                .contains("LK0806 ERROR ads.top.top", "Growing", "{\"limit\":2}")
                .contains("Growing[limit=2] becomes Growing[limit=3]");
    }

    @Test
    void check_ofSoundFunction_findsNothing() {
        assertThat(UserFunctions.check(design(new TopCreatives(2)))).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static <F extends Record & UserFunction<List<Row>>> F cast(Object function) {
        return (F) function;
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    @SuppressWarnings("unchecked")
    private static String create(ClassLoader loader, Path warehouse) throws Exception {
        Object task =
                loader.loadClass(CreateTable.class.getName())
                        .getDeclaredConstructor()
                        .newInstance();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return ((Function<Path, String>) task).apply(warehouse);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * The class path of this test, loaded again; without lakekit's entry for Paimon if so asked.
     */
    private static final class Isolated extends URLClassLoader {

        private final boolean entry;

        Isolated(boolean entry) throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
            this.entry = entry;
        }

        @Override
        public Enumeration<URL> findResources(String name) throws IOException {
            List<URL> found = Collections.list(super.findResources(name));
            if (!entry && name.equals(SERVICES)) {
                found.removeIf(url -> url.getPath().contains("/lakekit-core"));
            }
            return Collections.enumeration(found);
        }

        private static URL[] classPath() throws MalformedURLException {
            String path =
                    System.getProperty(
                            "surefire.test.class.path", System.getProperty("java.class.path"));
            List<URL> urls = new ArrayList<>();
            for (String entry : path.split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(new URL[0]);
        }
    }
}
