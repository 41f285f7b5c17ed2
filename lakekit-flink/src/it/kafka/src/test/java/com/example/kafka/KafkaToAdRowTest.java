package com.example.kafka;

import static io.lakekit.junit.LakeAssertions.assertThat;

import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class KafkaToAdRowTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @RegisterExtension final KafkaInProcess kafka = new KafkaInProcess();

    @RegisterExtension
    final LakeExtension lake = LakeExtension.temporary().tables(KafkaToAdRow.AD_ROW);

    @TempDir Path savepoints;

    private JobClient start(Configuration restore) throws Exception {
        StreamExecutionEnvironment job =
                StreamExecutionEnvironment.getExecutionEnvironment(restore);
        LakeOptions options = LakeOptions.warehouse(lake.warehouse());
        KafkaToAdRow.build(job, kafka.servers(), options, Duration.ofMillis(200));
        return job.executeAsync();
    }

    private void awaitTruth(LakeTable<WideTable> rows, JobClient job) throws Exception {
        while (!rows.reader().toList().containsAll(kafka.truth().rows())) {
            if (job.getJobStatus().get().isTerminalState()) {
                job.getJobExecutionResult().get(); // throws what ended the job
            }
            Thread.sleep(200);
        }
    }

    @Test
    @Timeout(240)
    void bidsAndClicks_meetInTheirRows_alsoAfterARestart(LakeTable<WideTable> rows)
            throws Exception {
        kafka.send(0, 60);
        JobClient first = start(new Configuration());
        awaitTruth(rows, first);
        String savepoint =
                first.stopWithSavepoint(
                                false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();

        kafka.send(60, 100);
        JobClient second =
                start(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        awaitTruth(rows, second);
        second.cancel().get();

        assertThat(rows).equalsReference(kafka.truth());
    }
}
