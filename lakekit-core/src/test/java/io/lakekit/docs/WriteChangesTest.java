package io.lakekit.docs;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.proof.OrderProof;
import io.lakekit.schema.ChangeKind;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.ChangeSink;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The guide on writing changes. */
class WriteChangesTest {

    static final Column<Long> CAMPAIGN_ID = Column.of("campaign_id", BIGINT).notNull();
    static final Column<String> NAME = Column.of("name", STRING);
    static final Column<String> COUNTRY = Column.of("country", STRING);
    static final Column<BigDecimal> BUDGET = Column.of("budget", decimal(38, 2));
    static final Column<Long> CAMPAIGNS = Column.of("campaigns", BIGINT);
    static final Column<Long> LSN = Column.of("lsn", BIGINT);

    static final LatestTable CAMPAIGN =
            LatestTable.named("ads.campaign")
                    .primaryKey(CAMPAIGN_ID)
                    .columns(NAME, COUNTRY, BUDGET)
                    .orderedBy(LSN)
                    .build();

    record Campaign(
            long campaignId,
            @Nullable String name,
            @Nullable String country,
            @Nullable BigDecimal budget,
            @Nullable Long lsn) {}

    /** A change as a connector of a database hands it over. */
    record Change(ChangeKind kind, Campaign campaign) {}

    static void write(LakeTable<LatestTable> table, List<Change> changes) {
        try (TableWriter<LatestTable> writer = table.writer()) {
            ChangeSink<Campaign> campaigns = writer.changes(Campaign.class);
            for (Change change : changes) {
                campaigns.write(change.kind(), change.campaign());
            }
            writer.commit();
        }
    }

    static final Column<String> KEY_COUNTRY = COUNTRY.notNull();
    static final SummaryTable BY_COUNTRY =
            SummaryTable.named("ads.campaigns_by_country")
                    .primaryKey(KEY_COUNTRY)
                    .aggregate(CAMPAIGNS, AggFunctions.count())
                    .aggregate(BUDGET, AggFunctions.sum())
                    .build();

    record Spending(String country, BigDecimal budget) {}

    static void moved(ChangeSink<Spending> spending, Campaign before, Campaign after) {
        spending.update(
                new Spending(before.country(), before.budget()),
                new Spending(after.country(), after.budget()));
    }

    static final Column<Long> STATE_LSN = Column.of("state_lsn", BIGINT);
    static final Column<String> STATE = Column.of("state", STRING);
    static final SequenceGroup OF_CAMPAIGN =
            SequenceGroup.named("campaign").orderedBy(LSN).latest(NAME, COUNTRY);
    static final SequenceGroup OF_STATE =
            SequenceGroup.named("state").orderedBy(STATE_LSN).latest(STATE);
    static final DimensionTable AD_CAMPAIGN =
            DimensionTable.named("ads.ad_campaign")
                    .primaryKey(CAMPAIGN_ID)
                    .groups(OF_CAMPAIGN, OF_STATE)
                    .build();

    static void removed(TableWriter<DimensionTable> writer, long campaign, long lsn) {
        writer.changes(OF_CAMPAIGN).delete(Row.of(CAMPAIGN_ID, campaign).with(LSN, lsn));
    }

    static OrderProof<LatestTable> changesInAnyOrder() {
        return OrderProof.of(CAMPAIGN)
                .rows(campaign(1, "shoes", 1), campaign(1, "boots", 2))
                .deletes(campaign(1, "boots", 3))
                .permutations()
                .duplicates()
                .commitSplits();
    }

    static Row campaign(long id, String name, long lsn) {
        return Row.of(CAMPAIGN_ID, id).with(NAME, name).with(LSN, lsn);
    }

    @RegisterExtension final LakeExtension extension = LakeExtension.temporary();

    private static Campaign of(long id, String country, String budget, long lsn) {
        return new Campaign(id, "shoes", country, new BigDecimal(budget), lsn);
    }

    @Test
    void changesOfADatabase_leaveItsRows_twiceToo() {
        LakeTable<LatestTable> table = extension.lake().create(CAMPAIGN);
        List<Change> changes =
                List.of(
                        new Change(ChangeKind.INSERT, of(1, "fr", "1.00", 1)),
                        new Change(ChangeKind.INSERT, of(2, "fr", "2.00", 2)),
                        new Change(ChangeKind.UPDATE_BEFORE, of(1, "fr", "1.00", 1)),
                        new Change(ChangeKind.UPDATE_AFTER, of(1, "de", "3.00", 3)),
                        new Change(ChangeKind.DELETE, of(2, "fr", "2.00", 4)));

        for (int i = 0; i < 2; i++) {
            write(table, changes);
            assertThat(table.reader(Campaign.class).toList())
                    .containsExactly(of(1, "de", "3.00", 3));
        }
    }

    @Test
    void sumsOfTheRows_followThem() {
        Lake lake = extension.lake();
        LakeTable<SummaryTable> table = lake.create(BY_COUNTRY);
        try (TableWriter<SummaryTable> writer = table.writer()) {
            ChangeSink<Spending> spending = writer.changes(Spending.class);
            spending.write(new Spending("fr", new BigDecimal("1.00")));
            spending.write(new Spending("fr", new BigDecimal("2.00")));
            moved(spending, of(1, "fr", "1.00", 1), of(1, "de", "3.00", 2));
            writer.commit();
        }

        assertThat(table.reader().toList())
                .containsExactlyInAnyOrder(
                        Row.of(KEY_COUNTRY, "fr")
                                .with(CAMPAIGNS, 1L)
                                .with(BUDGET, new BigDecimal("2.00")),
                        Row.of(KEY_COUNTRY, "de")
                                .with(CAMPAIGNS, 1L)
                                .with(BUDGET, new BigDecimal("3.00")));
    }

    @Test
    void groupOfADimension_isCleared() {
        LakeTable<DimensionTable> table = extension.lake().create(AD_CAMPAIGN);
        try (TableWriter<DimensionTable> writer = table.writer()) {
            writer.stream(OF_CAMPAIGN).write(campaign(1, "shoes", 1));
            writer.stream(OF_STATE)
                    .write(Row.of(CAMPAIGN_ID, 1L).with(STATE_LSN, 1L).with(STATE, "on"));
            removed(writer, 1, 2);
            writer.commit();
        }

        assertThat(table.reader(NAME, STATE).toList())
                .containsExactly(Row.of(NAME, null).with(STATE, "on"));
    }

    @Test
    void proof_holds_untilCompactionForgetsTheDelete() {
        changesInAnyOrder().verify();
        assertThatThrownBy(() -> changesInAnyOrder().compactions().verify())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("write -D {campaign_id=1, name=boots, lsn=3}")
                .hasMessageContaining("compact")
                .hasMessageContaining("was not expected");
    }
}
