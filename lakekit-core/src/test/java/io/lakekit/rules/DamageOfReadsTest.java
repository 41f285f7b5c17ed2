package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What those who read changes or partitions get from plain Paimon, each by the number of its rule,
 * and what lakekit says or does instead.
 */
class DamageOfReadsTest {

    private enum Event {
        CLICK
    }

    private static final Column<Long> G = Column.of("g", BIGINT);
    private static final Column<Long> H = Column.of("h", BIGINT);
    private static final Column<Long> A = Column.of("a", BIGINT);
    private static final Column<Long> B = Column.of("b", BIGINT);
    private static final Column<String> DAY = Column.of("dt", STRING).notNull();

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    @Test
    void rule106_streamWithoutAChangelog_isPartsOfRows() throws Exception {
        PlainTable parts = table(keyed("partial-update", "k", "a", "b"));
        parts.commit(row(1, 1, null)).commit(row(1, null, 2));
        assertThat(parts.rows()).containsExactly(List.of(1L, 1L, 2L));
        assertThat(parts.changes()).containsExactly("+I[1, 1, null]", "+I[1, null, 2]");
        PlainTable sums =
                table(keyed("aggregation", "k", "v").option("fields.v.aggregate-function", "sum"));
        sums.commit(row(1, 1)).commit(row(1, 2));
        assertThat(sums.changes()).as("of a sum of 3").containsExactly("+I[1, 1]", "+I[1, 2]");

        SequenceGroup one = SequenceGroup.named("one").orderedBy(G).latest(A);
        SequenceGroup two = SequenceGroup.named("two").orderedBy(H).latest(B);
        Row key = Row.of(Kept.K, 1L);
        WideTable design = Kept.wide(one, two).changelog(ChangelogProducer.LOOKUP).build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> kept = lake.create(design);
            Kept.write(kept, one, key.with(G, 1L).with(A, 1L));
            Kept.write(kept, two, key.with(H, 1L).with(B, 2L));
            assertThat(PlainTable.of(kept, warehouse).changes())
                    .containsExactly(
                            "+I[1, 1, 1, null, null]",
                            "-U[1, 1, 1, null, null]",
                            "+U[1, 1, 1, 1, 2]");
        }
    }

    @Shows("LK0705")
    @Test
    void rule111_rowsOfAnExpiredPartition_stayWithReadersOfChanges() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("dt", DataTypes.STRING())
                                .column("k", DataTypes.BIGINT())
                                .primaryKey("dt", "k")
                                .partitionKeys("dt")
                                .option("bucket", "1")
                                .option("changelog-producer", "lookup")
                                .option("partition.expiration-time", "1 d")
                                .option("partition.expiration-check-interval", "0 s"));
        table.commit(row("2020-01-01", 1)).commit(row("2999-01-01", 2));
        assertThat(table.rows()).containsExactly(List.of("2999-01-01", 2L));
        assertThat(table.changes()).containsExactly("+I[2020-01-01, 1]", "+I[2999-01-01, 2]");

        assertThat(
                        WideTable.named("ads.t")
                                .primaryKey(DAY, Kept.K)
                                .groups(SequenceGroup.named("g").orderedBy(G).latest(A))
                                .partitionedBy(DAY)
                                .buckets(Buckets.fixed(1))
                                .changelog(ChangelogProducer.LOOKUP)
                                .keep(Retention.partitions(Duration.ofDays(3)))
                                .check()
                                .codes())
                .contains("LK0705");
    }

    @Shows("LK1201")
    @Test
    void rule124_typesOfEventsThatAreBlank_shareTheDirectoryOfNull() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("event", DataTypes.STRING())
                                .column("v", DataTypes.BIGINT())
                                .partitionKeys("event"));
        String none = "__DEFAULT_PARTITION__";
        table.commit(GenericRow.of(null, 1L), row("", 2), row(" ", 3), row(none, 4));
        assertThat(table.unwrap().newScan().listPartitions()).hasSize(4);
        assertThat(directories(table)).containsExactly("event=" + none);
        try (BatchTableCommit commit = table.unwrap().newBatchWriteBuilder().newCommit()) {
            commit.truncatePartitions(List.of(Map.of("event", none)));
        }
        assertThat(table.find("event", none)).as("dropped by its name").hasSize(1);
        assertThat(table.rows()).as("but null was").hasSize(3);

        Column<String> event = Column.of("event", STRING).notNull();
        AppendTable design =
                AppendTable.named("ads.t").columns(Kept.V).partitionedBy(event).build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept = lake.create(design);
            for (String value : List.of("", " ", none)) {
                assertThatThrownBy(() -> Kept.write(kept, Row.of(event, value).with(Kept.V, 1L)))
                        .isInstanceOf(DiagnosticsException.class)
                        .hasMessageContaining("LK1201 ERROR ads.t.event");
            }
            assertThatThrownBy(() -> Kept.write(kept, Row.of(Kept.V, 1L)))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1201 ERROR ads.t.event");
        }
    }

    @Test
    void rule124_spellingsOfOneType_arePartitionsOfTheirOwn() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("event", DataTypes.STRING())
                                .column("v", DataTypes.BIGINT())
                                .partitionKeys("event"));
        table.commit(row("click", 1), row("Click", 2), row("click ", 3));
        assertThat(table.find("event", "click")).containsExactly(List.of("click", 1L));

        Column<Event> event = Column.of("event", ColumnType.enumeration(Event.class)).notNull();
        AppendTable design =
                AppendTable.named("ads.t").columns(Kept.V).partitionedBy(event).build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept = lake.create(design);
            Row click = Row.of(event, Event.CLICK);
            Kept.write(kept, click.with(Kept.V, 1L), click.with(Kept.V, 2L));
            assertThat(directories(PlainTable.of(kept, warehouse))).containsExactly("event=CLICK");
        }
    }

    private static List<String> directories(PlainTable table) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(table.unwrap().location().toUri()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("event="))
                    .toList();
        }
    }
}
