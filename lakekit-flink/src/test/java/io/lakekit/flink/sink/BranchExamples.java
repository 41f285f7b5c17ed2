package io.lakekit.flink.sink;

import static io.lakekit.flink.sink.DiagnosticPagesTest.CLICK;
import static io.lakekit.flink.sink.DiagnosticPagesTest.TABLE;

import io.lakekit.catalog.Lake;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.flink.Jobs;
import io.lakekit.flink.sink.DiagnosticPagesTest.Click;
import io.lakekit.flink.sink.DiagnosticPagesTest.Example;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;

/** The sinks into branches that the pages of docs/diagnostics call wrong and right. */
final class BranchExamples {

    private BranchExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK1326",
                new Example(() -> into(BranchExamples::none), () -> into(BranchExamples::one)),
                "LK1327",
                new Example(() -> from(BranchExamples::passing), () -> from(BranchExamples::kept)));
    }

    private static void none(DataStream<Click> clicks, Lake lake) {
        LakeSink.into(TABLE).stream(CLICK, clicks, Click.class).branch("fix").attach(lake);
    }

    private static void one(DataStream<Click> clicks, Lake lake) {
        lake.create(TABLE).unwrap().createBranch("fix");
        LakeSink.into(TABLE).stream(CLICK, clicks, Click.class).branch("fix").attach(lake);
    }

    private static void passing(FileStoreTable table) {
        table.createTag("base", Duration.ofDays(1));
        table.createBranch("fix", "base");
    }

    private static void kept(FileStoreTable table) {
        table.createTag("base");
        table.createBranch("fix", "base");
    }

    private static Diagnostics into(BiConsumer<DataStream<Click>, Lake> sink) {
        return DiagnosticPagesTest.attached(
                lake -> {
                    lake.create(TABLE);
                    sink.accept(DiagnosticPagesTest.clicks(Jobs.streaming()), lake);
                });
    }

    /** What a sink is told whose branch was made in this way. */
    private static Diagnostics from(Consumer<FileStoreTable> branch) {
        return into(
                (clicks, lake) -> {
                    FileStoreTable table = lake.open(TABLE).unwrap();
                    commit(table);
                    branch.accept(table);
                    none(clicks, lake);
                });
    }

    private static void commit(FileStoreTable table) {
        try (TableCommitImpl commit = table.newCommit("job").ignoreEmptyCommit(false)) {
            commit.commit(1, List.of());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
