package io.lakekit.flink.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.flink.CreativeSpend;
import io.lakekit.flink.CreativeSpend.Report;
import io.lakekit.flink.FlinkCluster;
import io.lakekit.flink.FlinkSql;
import io.lakekit.flink.Jobs;
import io.lakekit.internal.flink.input.RecordInput;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.throwable.ThrowableClassifier;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;
import org.apache.paimon.flink.action.CompactAction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose functions are not there: they end, and say what is missing. */
@ExtendWith(FlinkCluster.class)
class MissingFunctionsTest {

    private static final String SERVICES = "META-INF/services/org.apache.paimon.factories.Factory";

    /** Runs where Paimon finds no factory: what the client says, and what an operator says. */
    public static final class Process implements Callable<List<String>> {
        @Override
        public List<String> call() {
            SummaryTable design = CreativeSpend.table(ChangelogProducer.NONE);
            SinkStream<SummaryTable, Report> stream =
                    new SinkStream<>(
                            design,
                            null,
                            new RecordInput<>(
                                    CreativeSpend.reports(
                                            CreativeSpend.spends(Jobs.streaming(), 1, 1)),
                                    Report.class),
                            false);
            String client =
                    LakeSink.into(design).rows(stream.stream(), Report.class).check().toString();
            try {
                new EncodeRows<>(
                                new InsertEncoder<>(
                                        stream,
                                        List.of("creative_id", "spend"),
                                        null,
                                        Refusals.USUAL),
                                new OutputTag<>("r", TypeInformation.of(RefusedRow.class)))
                        .open(new OpenContext() {});
                return List.of(client);
            } catch (RuntimeException e) {
                return List.of(
                        client, e.getMessage(), ThrowableClassifier.getThrowableType(e).toString());
            }
        }
    }

    /** The class path of this test, loaded again without lakekit's entry for Paimon. */
    private static final class WithoutFactory extends URLClassLoader {

        WithoutFactory() throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        public Enumeration<URL> findResources(String name) throws IOException {
            List<URL> found = Collections.list(super.findResources(name));
            found.removeIf(url -> name.equals(SERVICES) && url.getPath().contains("/lakekit-core"));
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

    @TempDir Path warehouse;

    @Test
    @SuppressWarnings("unchecked")
    void factory_missing_isSaidByTheClientAndEndsTheOperatorForGood() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new WithoutFactory()) {
            thread.setContextClassLoader(loader);
            Object process =
                    loader.loadClass(Process.class.getName()).getConstructor().newInstance();
            List<String> said = ((Callable<List<String>>) process).call();

            assertThat(said).hasSize(3);
            assertThat(said.get(0)).startsWith("LK0805 ERROR ads.creative_spend");
            assertThat(said.get(1)).contains(said.get(0), "lakekit-core-<version>-functions.jar");
            assertThat(said.get(2)).isEqualTo(ThrowableType.NonRecoverableError.toString());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    @Tag("long")
    @Timeout(120)
    void class_missing_endsTheStreamingCompactionForGood() {
        FlinkSql sql = new FlinkSql(warehouse);
        sql.run("CREATE DATABASE ads");
        sql.run(
                "CREATE TABLE ads.capped (k BIGINT PRIMARY KEY NOT ENFORCED, v BIGINT) WITH"
                        + " ('merge-engine' = 'aggregation', 'bucket' = '1', 'write-only' = 'true', 'num-sorted-run.compaction-trigger' = '2',"
                        + " 'continuous.discovery-interval' = '20 ms',"
                        + " 'fields.v.aggregate-function' = 'lakekit',"
                        + " 'fields.v.lakekit.function' = 'com.example.Capped',"
                        + " 'fields.v.lakekit.args' = '{}')");
        sql.run("INSERT INTO ads.capped VALUES (1, 1)");
        sql.run("INSERT INTO ads.capped VALUES (1, 2)");

        assertThatThrownBy(this::compactForEver)
                .hasStackTraceContaining(
                        "Column 'v' is combined by the user-defined function com.example.Capped");
    }

    private JobExecutionResult compactForEver() throws Exception {
        StreamExecutionEnvironment job = Jobs.restartingForEver();
        new CompactAction(
                        "ads",
                        "capped",
                        Map.of("warehouse", warehouse.toUri().toString()),
                        Map.of())
                .withStreamExecutionEnvironment(job)
                .build();
        return job.execute();
    }
}
