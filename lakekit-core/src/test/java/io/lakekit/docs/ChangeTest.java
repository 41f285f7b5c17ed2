package io.lakekit.docs;

import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.docs.ProofExample.AD;
import static io.lakekit.docs.ProofExample.BID;
import static io.lakekit.docs.ProofExample.BID_TIME;
import static io.lakekit.docs.ProofExample.PRICE;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableName;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.docs.ProofExample.Bid;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.table.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The guide on changing a live table. */
// spotless:off
class ChangeTest {

    private static final Path GUIDE = Path.of("..", "docs/guides/change-a-live-table.md");

    static final WideTable BIDS =
            WideTable.named("ads.ad_row").primaryKey(AD).groups(BID).build();

    static final Column<Instant> VIEW_TIME = Column.of("view_time", timestampLtz(3));
    static final Column<String> PLACE = Column.of("place", STRING);
    static final SequenceGroup VIEW =
            SequenceGroup.named("view").orderedBy(VIEW_TIME).latest(PLACE);

    static final WideTable BIDS_AND_VIEWS =
            WideTable.named("ads.ad_row").primaryKey(AD).groups(BID, VIEW).build();

    @RegisterExtension final LakeExtension extension = LakeExtension.temporary();

    private Lake lake;

    @BeforeEach
    void createWithARow() {
        lake = extension.lake();
        try (var writer = lake.create(BIDS).writer()) {
            writer.stream(BID, Bid.class).write(new Bid("a7", Instant.EPOCH, 120));
            writer.commit();
        }
    }

    private static LakeTable<WideTable> addViews(Lake lake) {
        TableDiff<WideTable> diff = lake.plan(BIDS_AND_VIEWS);
        System.out.println(diff);
        return lake.apply(diff); // up to Risk.NEEDS_RESTART
    }

    @Test
    void addedGroup_isPrintedAsTheGuideSays() throws IOException {
        assertThat(Files.readString(GUIDE)).contains("```text\n" + lake.plan(BIDS_AND_VIEWS) + "\n```");
        assertThat(addViews(lake).design()).isEqualTo(BIDS_AND_VIEWS);
    }

    static final SequenceGroup HIGHEST =
            SequenceGroup.named("bid").orderedBy(BID_TIME)
                    .aggregate(PRICE, max());

    @Test
    void refusedChange_isPrintedAsTheGuideSays() throws IOException {
        WideTable highest = WideTable.named("ads.ad_row").primaryKey(AD).groups(HIGHEST).build();

        assertThat(Files.readString(GUIDE)).contains("```text\n" + lake.plan(highest) + "\n```");
        assertThatThrownBy(() -> lake.apply(lake.plan(highest))).isInstanceOf(DiagnosticsException.class);
    }

    private static LakeTable<WideTable> renamePrice(Lake lake) {
        Column<Long> amount = Column.of("amount", BIGINT).formerly("price");
        SequenceGroup bid = SequenceGroup.named("bid").orderedBy(BID_TIME).latest(amount);
        WideTable renamed = WideTable.named("ads.ad_row").primaryKey(AD).groups(bid).build();
        return lake.apply(lake.plan(renamed));
    }

    @Test
    void renamedColumn_keepsItsValues() {
        assertThat(renamePrice(lake).reader().toList().toString()).contains("amount=120");
    }

    private static WideTable adopted(Lake lake) {
        ImportedTable imported = lake.importTable(TableName.parse("ads.ad_row"));
        imported.findings().forEach(System.out::println);
        return (WideTable) imported.design().orElseThrow();
    }

    @Test
    void importedTable_isTheDesign() {
        assertThat(adopted(lake)).isEqualTo(BIDS);
        assertThat(lake.plan(adopted(lake)).isEmpty()).isTrue();
    }
}
// spotless:on
