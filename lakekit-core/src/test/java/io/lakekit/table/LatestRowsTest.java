package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.change.Risk;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.explain.Explanation;
import io.lakekit.junit.LakeExtension;
import io.lakekit.proof.OrderProof;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.yaml.YamlDesigns;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables that keep the newest row of each key. */
class LatestRowsTest {

    private static final Column<Long> ID = Column.of("campaign_id", BIGINT).notNull();
    private static final Column<String> NAME = Column.of("name", STRING);
    private static final Column<Long> BUDGET = Column.of("budget", BIGINT);
    private static final Column<Long> CHANGED = Column.of("changed", BIGINT).notNull();
    private static final Column<Integer> VERSION = Column.of("version", INT);
    private static final LatestTable CAMPAIGN =
            LatestTable.named("ads.campaign")
                    .primaryKey(ID)
                    .columns(NAME, BUDGET)
                    .orderedBy(CHANGED, VERSION)
                    .build();

    private static final long NOW = System.currentTimeMillis();

    record Campaign(
            long campaignId,
            @Nullable String name,
            @Nullable Long budget,
            long changed,
            @Nullable Integer version) {}

    record Known(long campaignId, @Nullable String name, @Nullable Long budget) {}

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    private static List<Known> written(LakeTable<LatestTable> table, Campaign... rows) {
        try (TableWriter<LatestTable> writer = table.writer()) {
            RecordSink<Campaign> sink = writer.rows(Campaign.class);
            for (Campaign row : rows) {
                sink.write(row);
                writer.commit();
            }
        }
        return table.reader(Known.class).toList();
    }

    @Test
    void newestRow_staysAsAWhole_whateverComesLate() {
        LakeTable<LatestTable> table = temporary.lake().create(CAMPAIGN);

        List<Known> rows =
                written(
                        table,
                        new Campaign(1, "a", 10L, 5, 1),
                        new Campaign(1, "b", null, 5, 2),
                        new Campaign(1, "late", 30L, 5, 1),
                        new Campaign(1, "without a version", 40L, 5, null),
                        new Campaign(2, "other", 50L, 1, null));

        assertThat(rows)
                .containsExactlyInAnyOrder(new Known(1, "b", null), new Known(2, "other", 50L));
    }

    @Test
    void arrivalAndCommits_changeNothing_ifOrdersDiffer() {
        Row first = row(1, "a", 1);
        OrderProof<LatestTable> proof =
                OrderProof.of(CAMPAIGN)
                        .rows(first, row(1, "b", 2), row(1, null, 3), row(2, "c", 1))
                        .permutations()
                        .duplicates()
                        .commitSplits()
                        .compactions();

        proof.verify();
        proof.atMost(10).verify(temporary.lake());
    }

    private static Row row(long id, @Nullable String name, long changed) {
        return Row.of(ID, id).with(NAME, name).with(CHANGED, changed).with(VERSION, 1);
    }

    @Test
    void rowsOfEqualOrder_leaveTheLaterToArrive() {
        ReferenceTable<LatestTable> truth = ReferenceTable.of(CAMPAIGN);
        truth.write(row(1, "a", 2));
        truth.write(row(1, "b", 2));
        truth.write(row(1, "late", 1));

        assertThat(truth.rows().get(0).get(NAME)).isEqualTo("b");
    }

    @Test
    void rowWithoutAnyOrder_isRefused() {
        Column<Long> changed = Column.of("changed", BIGINT);
        LatestTable nullable =
                LatestTable.named("ads.nullable")
                        .primaryKey(ID)
                        .columns(NAME)
                        .orderedBy(changed, VERSION)
                        .build();
        LakeTable<LatestTable> table = temporary.lake().create(nullable);
        try (TableWriter<LatestTable> writer = table.writer()) {
            assertThatThrownBy(() -> writer.rows().write(Row.of(ID, 1L).with(NAME, "a")))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessage(
                            "LK1201 ERROR ads.nullable.changed: is null and orders the rows of a"
                                    + " key; a row that nothing orders is older than all others and"
                                    + " is lost behind them. Supply the ordering column.");
            writer.rows().write(Row.of(ID, 1L).with(VERSION, 1));
            writer.commit();
        }
        assertThat(table.reader(VERSION).toList()).containsExactly(Row.of(VERSION, 1));
    }

    @Test
    void recordThatLeavesAColumnOut_isRefused() {
        record Part(long campaignId, long changed, @Nullable Integer version) {}
        LakeTable<LatestTable> table = temporary.lake().create(CAMPAIGN);
        try (TableWriter<LatestTable> writer = table.writer()) {
            assertThatThrownBy(() -> writer.rows(Part.class))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("name");
        }
    }

    @Test
    void columnsOfTheKey_mayBeListedAgain() {
        LatestTable listed =
                LatestTable.named("ads.campaign")
                        .primaryKey(ID)
                        .columns(ID, NAME, BUDGET, CHANGED, VERSION)
                        .orderedBy(CHANGED, VERSION)
                        .build();

        assertThat(listed).isEqualTo(CAMPAIGN).hasSameHashCodeAs(CAMPAIGN);
    }

    @Test
    void anotherOrder_isRefusedOnceThereAreRows_andAColumnIsNot() {
        Lake lake = temporary.lake();
        var unused = written(lake.create(CAMPAIGN), new Campaign(1, "a", 10L, 5, 1));
        LatestTable reordered =
                LatestTable.named("ads.campaign")
                        .primaryKey(ID)
                        .columns(NAME, BUDGET, VERSION)
                        .orderedBy(CHANGED)
                        .build();
        LatestTable widened =
                LatestTable.named("ads.campaign")
                        .primaryKey(ID)
                        .columns(NAME, BUDGET, Column.of("country", STRING))
                        .orderedBy(CHANGED, VERSION)
                        .build();

        assertThat(lake.plan(reordered).toString())
                .contains(
                        "sequence.field 'changed,version' becomes 'changed': rows that are stored"
                                + " would mean something else");
        TableDiff<LatestTable> diff = lake.plan(widened);
        assertThat(diff.risk()).isEqualTo(Risk.NEEDS_RESTART);
        LakeTable<LatestTable> table = lake.apply(diff);
        try (TableWriter<LatestTable> writer = table.writer()) {
            writer.rows().write(row(1, "late", 4));
            writer.commit();
        }
        assertThat(table.reader(Known.class).toList()).containsExactly(new Known(1, "a", 10L));
    }

    @Test
    void rowsThatGo_mayGoLaterAtOnce_andSoonerWithARewrite() {
        Lake lake = temporary.lake();
        LatestTable month = kept(Duration.ofDays(30));
        var unused = written(lake.create(month), new Campaign(1, "a", 10L, NOW, 1));

        assertThat(lake.plan(kept(Duration.ofDays(60))).risk()).isEqualTo(Risk.NEEDS_RESTART);
        assertThat(lake.plan(CAMPAIGN).risk()).isEqualTo(Risk.NEEDS_RESTART);
        assertThat(lake.plan(kept(Duration.ofDays(9))).toString())
                .contains("rows that are older then are removed by the next compactions");
        assertThat(lake.importTable(month.name()).design()).contains(month);
        assertThat(YamlDesigns.parse("month", YamlDesigns.print(month))).isEqualTo(month);
        assertThat(Explanation.of(month).table())
                .endsWith(
                        "A compaction that comes 30 days after the time in changed or later"
                                + " removes the row.");
    }

    private static LatestTable kept(Duration age) {
        return LatestTable.named("ads.campaign")
                .primaryKey(ID)
                .columns(NAME, BUDGET)
                .orderedBy(CHANGED, VERSION)
                .keep(Retention.rows(age, CHANGED))
                .build();
    }

    @Test
    void renamedOrder_isCarriedAlong() {
        Lake lake = temporary.lake();
        var unused = written(lake.create(CAMPAIGN), new Campaign(1, "a", 10L, 5, 1));
        Column<Integer> renamed = Column.of("revision", INT).formerly("version");
        LatestTable design =
                LatestTable.named("ads.campaign")
                        .primaryKey(ID)
                        .columns(NAME, BUDGET)
                        .orderedBy(CHANGED, renamed)
                        .build();

        LakeTable<LatestTable> table = lake.apply(lake.plan(design));

        assertThat(lake.plan(design).isEmpty()).isTrue();
        assertThat(lake.importTable(design.name()).design().map(d -> ((LatestTable) d).order()))
                .contains(design.order());
        assertThat(table.reader(renamed).toList()).containsExactly(Row.of(renamed, 1));
    }

    @Test
    void rowThatSaysItRemoves_doesSo_howeverCommitsAndCompactionsFall() {
        Column<String> op = Column.of("op", STRING);
        LatestTable design =
                LatestTable.named("ads.campaign")
                        .primaryKey(ID)
                        .columns(NAME, BUDGET)
                        .orderedBy(CHANGED, VERSION)
                        .kindIn(op)
                        .build();
        OrderProof<LatestTable> proof =
                OrderProof.of(design)
                        .rows(
                                row(1, "a", 1).with(op, "+I"),
                                row(2, "b", 1).with(op, "+I"),
                                row(1, "a", 2).with(op, "-D"),
                                row(2, "b", 2).with(op, "-U"),
                                row(2, "c", 3).with(op, "+U"))
                        .commitSplits()
                        .compactions();

        proof.verify();
        proof.atMost(6).verify(temporary.lake());
    }

    @Test
    void retractions_removeTheNewestRow_unlessTheyAreIgnored() {
        Row row = row(1, "a", 1);
        LatestTable ignoring =
                LatestTable.named("ads.campaign")
                        .primaryKey(ID)
                        .columns(NAME, BUDGET)
                        .orderedBy(CHANGED, VERSION)
                        .deletes(Deletes.IGNORE)
                        .changelog(ChangelogProducer.LOOKUP)
                        .build();
        ReferenceTable<LatestTable> truth = ReferenceTable.of(ignoring);
        truth.write(row);
        truth.retract(row);

        assertThat(truth.rows()).hasSize(1);
        ReferenceTable<LatestTable> removing = ReferenceTable.of(CAMPAIGN);
        removing.write(row);
        removing.write(row(2, "b", 5));
        removing.retract(row);
        removing.retract(row(2, "b", 4));
        assertThat(removing.rows()).containsExactly(row(2, "b", 5).with(BUDGET, null));
    }
}
