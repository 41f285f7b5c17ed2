package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Retention;
import io.lakekit.design.SummaryTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.Timestamp;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What plain Paimon makes of partitions, buckets and changelogs, each by the number of its rule,
 * and what lakekit says or does instead.
 */
class DamageOfLayoutsTest {

    private static final String OF_OLD = "2020-01-01";
    private static final String TO_COME = "2999-01-01";
    private static final Column<String> DAY = Column.of("dt", STRING).notNull();
    private static final Column<String> HOUR = Column.of("hh", STRING).notNull();

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private PlainTable expiring(String first, String second, String... options) throws Exception {
        Schema.Builder schema =
                Schema.newBuilder()
                        .column(first, DataTypes.STRING())
                        .column(second, DataTypes.STRING())
                        .partitionKeys(first, second)
                        .option("partition.expiration-time", "1 d")
                        .option("partition.expiration-check-interval", "0 s");
        for (int i = 0; i < options.length; i += 2) {
            schema.option(options[i], options[i + 1]);
        }
        return table(schema);
    }

    @Shows("LK0502")
    @Test
    void rule75_partitionsOfTimestamps_areOneForEachValue() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("at", DataTypes.TIMESTAMP(3))
                                .column("v", DataTypes.BIGINT())
                                .partitionKeys("at"));
        table.commit(
                GenericRow.of(Timestamp.fromEpochMillis(1), 1L),
                GenericRow.of(Timestamp.fromEpochMillis(2), 2L));
        assertThat(table.unwrap().newScan().listPartitions()).hasSize(2);

        Column<LocalDateTime> at = Column.of("at", timestamp(3)).notNull();
        assertThat(AppendTable.named("ads.t").columns(Kept.V).partitionedBy(at).check().codes())
                .contains("LK0502");
    }

    @Shows("LK0607")
    @Test
    void rule81_rowsOfPostponedBuckets_areSeenByNobody() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "v").option("bucket", "-2"));
        table.commit(row(1, 1));
        assertThat(table.rows()).isEmpty();

        assertThat(Kept.sums().buckets(Buckets.postpone()).check().codes()).contains("LK0607");
    }

    @Shows("LK0701")
    @Test
    void rule107_changelogOfInput_isNotTheTable() throws Exception {
        PlainTable table =
                table(
                        keyed("aggregation", "k", "v")
                                .option("fields.v.aggregate-function", "sum")
                                .option("changelog-producer", "input"));
        table.commit(row(1, 1)).commit(row(1, 2));
        assertThat(table.value("v")).isEqualTo(3L);
        assertThat(table.changes()).containsExactly("+I[1, 1]", "+I[1, 2]");

        assertThat(Kept.sums().changelog(ChangelogProducer.INPUT).check().codes())
                .contains("LK0701");
    }

    @Shows("LK0702")
    @Test
    void rule109_changelogOfFullCompactions_isEmptyWithoutThem() throws Exception {
        PlainTable table =
                table(
                        keyed("aggregation", "k", "v")
                                .option("fields.v.aggregate-function", "sum")
                                .option("changelog-producer", "full-compaction")
                                .option("full-compaction.delta-commits", "1"));
        table.commit(row(1, 1)).commit(row(1, 2));
        assertThat(table.value("v")).isEqualTo(3L);
        assertThat(table.changes()).isEmpty();

        assertThat(Kept.sums().changelog(ChangelogProducer.FULL_COMPACTION).check().codes())
                .contains("LK0702");
    }

    @Shows({"LK0506", "LK1201"})
    @Test
    void rule113_dayThatIsNotTheFirstPartition_neverExpires() throws Exception {
        PlainTable table = expiring("event", "dt");
        table.commit(row("click", OF_OLD)).commit(row("click", TO_COME));
        assertThat(table.rows()).hasSize(2);

        Column<Integer> shard = Column.of("shard", INT).notNull();
        assertThat(
                        AppendTable.named("ads.t")
                                .columns(Kept.V)
                                .partitionedBy(shard, DAY)
                                .keep(Retention.partitions(Duration.ofDays(3)))
                                .check()
                                .codes())
                .contains("LK0506");
        Column<String> event = Column.of("event", STRING).notNull();
        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(Kept.V)
                        .partitionedBy(event, DAY)
                        .keep(Retention.partitions(Duration.ofDays(3)))
                        .build();
        Row row = Row.of(event, "click").with(DAY, OF_OLD).with(Kept.V, 1L);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept = lake.create(design);
            assertThatThrownBy(() -> Kept.write(kept, row))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1201 ERROR ads.t.event: is 'click'");
        }
    }

    @Test
    void rule115_daysWithoutHyphens_neverExpire() throws Exception {
        PlainTable table = expiring("dt", "event");
        table.commit(row("20200101", "click")).commit(row("29990101", "click"));
        assertThat(table.rows()).hasSize(2);

        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(Kept.V)
                        .partitionedBy(DAY)
                        .keep(Retention.partitions(Duration.ofDays(3)).daysAs("yyyyMMdd"))
                        .rawOption("partition.expiration-check-interval", "0 s")
                        .build();
        Row row = Row.of(Kept.V, 1L);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept = lake.create(design);
            Clock early = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
            Kept.write(kept.clock(early), row.with(DAY, "20200101"), row.with(DAY, "29990101"));
            assertThat(kept.reader(DAY).toList()).containsExactly(Row.of(DAY, "29990101"));
        }
    }

    @Shows({"LK0507", "LK0509"})
    @Test
    void rule117_patternOfAColumnThatIsNoPartition_neverExpires() throws Exception {
        PlainTable table = expiring("dt", "event", "partition.timestamp-pattern", "$dt $hh:00:00");
        table.commit(row(OF_OLD, "click")).commit(row(TO_COME, "click"));
        assertThat(table.rows()).hasSize(2);

        assertThat(
                        AppendTable.named("ads.t")
                                .columns(Kept.V, HOUR)
                                .partitionedBy(DAY)
                                .keep(Retention.partitions(Duration.ofDays(3)).hoursIn(HOUR))
                                .check()
                                .codes())
                .contains("LK0507");
        assertThat(
                        SummaryTable.named("ads.t")
                                .primaryKey(DAY, Kept.K)
                                .partitionedBy(DAY)
                                .keep(Retention.partitions(Duration.ofDays(3)).daysAs("yyyy-mm-dd"))
                                .check()
                                .codes())
                .contains("LK0509");
    }

    @Shows("LK0511")
    @Test
    void rule122_partitionOfYesterday_isDroppedWhenItsDayEnds() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("dt", DataTypes.STRING())
                                .column("a", DataTypes.BIGINT())
                                .partitionKeys("dt")
                                .option("partition.expiration-time", "1 d")
                                .option("partition.expiration-check-interval", "0 s"));
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        table.commit(row(today.minusDays(1).toString(), 1), row(today.toString(), 2));
        assertThat(table.commit(row(today.toString(), 3)).rows())
                .noneMatch(row -> row.contains(1L));

        assertThat(
                        AppendTable.named("ads.t")
                                .columns(DAY, Column.of("a", BIGINT))
                                .partitionedBy(DAY)
                                .keep(Retention.partitions(Duration.ofDays(1)))
                                .check()
                                .codes())
                .contains("LK0511");
    }
}
