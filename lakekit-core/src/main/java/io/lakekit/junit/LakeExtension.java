package io.lakekit.junit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.fault.FaultyFileIO;
import io.lakekit.table.LakeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit extension that gives each test a fresh temporary warehouse, so that designs keep their
 * database names. The warehouse is closed and deleted afterwards, with everything that a writer
 * which was left open had not committed. A test may take a {@link Lake}, a {@link Clock}, a {@link
 * FaultyFileIO} or a registered {@link LakeTable} as a parameter.
 *
 * <pre>{@code
 * @RegisterExtension final LakeExtension lake = LakeExtension.temporary().tables(AD_ROW, EVENTS);
 *
 * @Test void clicks_addUp(LakeTable<WideTable> rows) { ... }
 * }</pre>
 */
public final class LakeExtension
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Set<Class<?>> PARAMETERS =
            Set.of(Lake.class, Clock.class, TestClock.class, FaultyFileIO.class, LakeTable.class);

    private final List<TableDesign> designs;
    private final TestClock clock = TestClock.atStart();
    private @Nullable TestLake running;

    private LakeExtension(List<TableDesign> designs) {
        this.designs = designs;
    }

    /** An extension whose warehouse lives in the temporary directory. */
    public static LakeExtension temporary() {
        return new LakeExtension(List.of());
    }

    /**
     * An extension that also creates the tables of these designs before each test. A parameter of
     * type {@code LakeTable<WideTable>} takes the one wide table among them; where several fit,
     * {@link TableNamed} says which.
     */
    public LakeExtension tables(TableDesign... more) {
        return new LakeExtension(
                Stream.concat(designs.stream(), Stream.of(more)).distinct().toList());
    }

    /** The lake of the test that is running. */
    public Lake lake() {
        return running().lake();
    }

    /** The directory of the running test's warehouse. */
    public Path warehouse() {
        return running().warehouse();
    }

    /**
     * The files under the lake of the running test, without a fault at first. A lake or a job that
     * the test opens on {@link #warehouse} by itself does not go through them.
     */
    public FaultyFileIO files() {
        return running().files();
    }

    /**
     * A clock that tells 2026-01-01T00:00:00Z at the start of each test, until the test moves it.
     * Writers of the lake's tables judge by it which rows are late.
     */
    public TestClock clock() {
        return clock;
    }

    /** The table of a design in the lake of the running test, created if there is none. */
    @CanIgnoreReturnValue
    public <D extends TableDesign> LakeTable<D> create(D design) {
        return lake().create(design);
    }

    private TestLake running() {
        if (running == null) {
            throw new IllegalStateException(
                    "No test is running; use the extension from a test method or a @BeforeEach method");
        }
        return running;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        clock.restart();
        running = TestLake.open(clock);
        designs.forEach(this::create);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (running != null) {
            TestLake ended = running;
            running = null;
            ended.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Lake.class) {
            return lake();
        }
        if (type == FaultyFileIO.class) {
            return files();
        }
        return type == LakeTable.class
                ? lake().open(TableParameter.of(parameter).among(designs))
                : clock();
    }
}
