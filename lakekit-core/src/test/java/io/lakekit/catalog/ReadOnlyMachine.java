package io.lakekit.catalog;

import io.lakekit.ddl.FlinkDdl;
import io.lakekit.ddl.SparkDdl;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.SummaryTable;
import io.lakekit.explain.Explanation;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What a machine without a place to write can do with a warehouse; runs in a JVM of its own. */
final class ReadOnlyMachine {

    static final Column<Long> AD = Column.of("ad_id", ColumnType.BIGINT).notNull();
    static final Column<Long> CLICKS = Column.of("clicks", ColumnType.BIGINT);
    private static final Column<Long> VIEWS = Column.of("views", ColumnType.BIGINT);

    private ReadOnlyMachine() {}

    static SummaryTable.Builder summary(String name) {
        return SummaryTable.named(name)
                .primaryKey(AD)
                .aggregate(CLICKS, AggFunctions.max())
                .rawOption("file.compression", "lz4");
    }

    public static void main(String[] arguments) {
        SummaryTable design = summary("ads.ad_day").build();
        SummaryTable wider = summary("ads.ad_day").aggregate(VIEWS, AggFunctions.max()).build();
        try (Lake lake = Lake.open(LakeOptions.warehouse(Path.of(arguments[0])).existing())) {
            System.out.println("opened " + lake.open(design).design());
            System.out.println("changes " + lake.plan(wider).changes().size());
            System.out.println("imported " + lake.importTable(design.name()).design().isPresent());
            System.out.println("checked " + PaimonSchemas.check(design).codes());
            System.out.println("explained " + Explanation.of(design).columns().size());
            System.out.println("ddl " + !FlinkDdl.of(design).equals(SparkDdl.of(design)));
            lake.create(summary("ads.another").build());
        } catch (UncheckedIOException e) {
            System.out.println(e.getMessage());
        }
    }
}
