package io.lakekit.junit;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.table.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A fresh temporary warehouse for each test, so that designs keep their database names; closed and
 * deleted afterwards. A test may also take a {@link Lake} or a {@link Clock} as a parameter.
 *
 * <pre>{@code
 * @RegisterExtension final LakeExtension lake = LakeExtension.temporary();
 * }</pre>
 */
public final class LakeExtension
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Instant FIXED = Instant.parse("2026-01-01T00:00:00Z");

    private @Nullable Path directory;
    private @Nullable Lake opened;

    private LakeExtension() {}

    /** An extension whose warehouse lives in the temporary directory. */
    public static LakeExtension temporary() {
        return new LakeExtension();
    }

    /** The lake of the running test. */
    public Lake lake() {
        return running(opened);
    }

    /** The warehouse's directory of the running test. */
    public Path warehouse() {
        return running(directory);
    }

    /** A clock that always tells 2026-01-01T00:00:00Z. */
    public Clock clock() {
        return Clock.fixed(FIXED, ZoneOffset.UTC);
    }

    /** The design's table in the lake of the running test. */
    public <D extends TableDesign> LakeTable<D> create(D design) {
        return lake().create(design);
    }

    private static <T> T running(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(
                    "No test is running; use the extension from a test method or a @BeforeEach method");
        }
        return value;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("lakekit-test");
        opened = Lake.open(directory);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        lake().close();
        opened = null;
        try (Stream<Path> all = Files.walk(warehouse())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        directory = null;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Lake.class || type == Clock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lake.class ? lake() : clock();
    }
}
