package io.lakekit.flink.sink;

import static io.lakekit.flink.sink.DiagnosticPagesTest.TABLE;

import io.lakekit.catalog.Lake;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.flink.Jobs;
import io.lakekit.flink.job.RecordTypes;
import io.lakekit.flink.sink.DiagnosticPagesTest.Click;
import io.lakekit.flink.sink.DiagnosticPagesTest.Example;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.io.CompactIncrement;
import org.apache.paimon.io.DataIncrement;
import org.apache.paimon.manifest.ManifestCommittable;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessageImpl;

/** The overwrites that the pages of docs/diagnostics call wrong and right. */
final class OverwriteExamples {

    private OverwriteExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK1328",
                new Example(() -> overwriting(true), () -> overwriting(false)),
                "LK1329",
                new Example(
                        () -> with(job -> job.setRuntimeMode(RuntimeExecutionMode.STREAMING)),
                        () -> with(job -> job.setRuntimeMode(RuntimeExecutionMode.BATCH))));
    }

    private static Diagnostics with(Consumer<StreamExecutionEnvironment> mode) {
        StreamExecutionEnvironment job = Jobs.streaming();
        mode.accept(job);
        DataStream<Click> clicks =
                Jobs.records(job, Click.class, 1, OverwriteExamples::click)
                        .map(click -> click)
                        .returns(RecordTypes.of(Click.class));
        return LakeSink.into(TABLE).rows(clicks, Click.class).overwrite().check();
    }

    private static Click click(long index) {
        return new Click("2026-11-26", index, Instant.EPOCH, List.of("shoes"));
    }

    /** What an overwrite is told if another click was written before, or after, it was built. */
    private static Diagnostics overwriting(boolean builtBefore) {
        return DiagnosticPagesTest.attached(
                lake -> {
                    FileStoreTable table = lake.create(TABLE).unwrap();
                    Overwrite before = Overwrite.of(table);
                    write(lake);
                    Overwrite overwrite = builtBefore ? before : Overwrite.of(table);
                    Diagnostics.copyOf(
                                    overwrite.find(table, "job", List.of(sameFiles(table))).stream()
                                            .toList())
                            .throwIfAny();
                });
    }

    private static void write(Lake lake) {
        LakeTable<?> table = lake.open(TABLE);
        try (TableWriter<?> writer = table.writer()) {
            writer.rows(Click.class).write(click(1));
            writer.commit();
        }
    }

    private static ManifestCommittable sameFiles(FileStoreTable table) {
        ManifestCommittable files = new ManifestCommittable(1);
        for (ManifestEntry file : table.store().newScan().plan().files()) {
            files.addFileCommittable(
                    new CommitMessageImpl(
                            file.partition(),
                            file.bucket(),
                            file.totalBuckets(),
                            new DataIncrement(List.of(file.file()), List.of(), List.of()),
                            CompactIncrement.emptyIncrement()));
        }
        return files;
    }
}
