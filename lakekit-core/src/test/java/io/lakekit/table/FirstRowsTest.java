package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.FirstTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.proof.OrderProof;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables that keep the first row of each key. */
class FirstRowsTest {

    private static final Column<String> DAY = Column.of("dt", STRING).notNull();
    private static final Column<Long> EVENT = Column.of("event_id", BIGINT).notNull();
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final FirstTable CLICK =
            FirstTable.named("ads.click")
                    .primaryKey(DAY, EVENT)
                    .columns(PAGE)
                    .partitionedBy(DAY)
                    .build();

    record Click(String dt, long eventId, @Nullable String page) {}

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    @Test
    void firstRow_stays_andIsSeenWithItsCommit() {
        LakeTable<FirstTable> table = temporary.lake().create(CLICK);
        try (TableWriter<FirstTable> writer = table.writer()) {
            RecordSink<Click> sink = writer.rows(Click.class);
            sink.write(new Click("2026-11-29", 1, null));
            sink.write(new Click("2026-11-29", 1, "again"));
            writer.commit();
            assertThat(table.reader(Click.class).toList())
                    .containsExactly(new Click("2026-11-29", 1, null));
            sink.write(new Click("2026-11-29", 1, "late"));
            sink.write(new Click("2026-11-29", 2, "other"));
            writer.commit();
        }

        assertThat(table.reader(Click.class).toList())
                .containsExactlyInAnyOrder(
                        new Click("2026-11-29", 1, null), new Click("2026-11-29", 2, "other"));
    }

    @Test
    void repeatsAndCommits_changeNothing() {
        OrderProof<FirstTable> proof =
                OrderProof.of(CLICK)
                        .rows(row(1, "a"), row(2, "b"), row(3, null))
                        .permutations()
                        .duplicates()
                        .commitSplits()
                        .compactions();

        proof.verify();
        proof.atMost(10).verify(temporary.lake());
    }

    private static Row row(long event, @Nullable String page) {
        return Row.of(DAY, "2026-11-29").with(EVENT, event).with(PAGE, page);
    }

    @Test
    void rowsOfAKeyThatDiffer_dependOnArrival() {
        assertThatThrownBy(
                        () ->
                                OrderProof.of(CLICK)
                                        .rows(row(1, "a"), row(1, "b"))
                                        .permutations()
                                        .verify())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("page is 'b', expected 'a'");
    }

    @Test
    void partitionWithASlash_isRefused_asKeysAreLookedUpThere() {
        LakeTable<FirstTable> table = temporary.lake().create(CLICK);
        try (TableWriter<FirstTable> writer = table.writer()) {
            assertThatThrownBy(() -> writer.rows().write(row(1, "a").with(DAY, "2026/11/29")))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1201 ERROR ads.click.dt: is a partition's value with");
        }
    }

    @Test
    void design_isImportedAsItWas_andItsPlanIsEmpty() {
        Lake lake = temporary.lake();
        FirstTable design =
                FirstTable.named("ads.conversion")
                        .primaryKey(EVENT)
                        .columns(PAGE)
                        .deletes(Deletes.IGNORE)
                        .changelog(ChangelogProducer.LOOKUP)
                        .build();
        var unused = lake.create(design);

        assertThat(lake.importTable(design.name()).design()).contains(design);
        assertThat(lake.plan(design).isEmpty()).isTrue();
    }

    @Test
    void reference_keepsTheFirst_andTakesNoRetraction() {
        ReferenceTable<FirstTable> truth = ReferenceTable.of(CLICK);
        truth.write(row(1, "a"));
        truth.write(row(1, "b"));

        assertThat(truth.rows()).containsExactly(row(1, "a"));
        assertThatThrownBy(() -> truth.retract(row(1, "a")))
                .hasMessageContaining("LK1215 ERROR ads.click: the first row of a key is kept");
    }
}
