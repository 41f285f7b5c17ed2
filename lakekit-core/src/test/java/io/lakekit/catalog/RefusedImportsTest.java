package io.lakekit.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.RawOption;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableName;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that no design describes: why, which design is nearest, and what to copy. */
class RefusedImportsTest {

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    private ImportedTable imported(Schema schema) throws Exception {
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(temporary.warehouse().toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            catalog.createDatabase("r", true);
            catalog.createTable(Identifier.create("r", "t"), schema, false);
        }
        return temporary.lake().importTable(TableName.parse("r.t"));
    }

    private static Schema keyed(Map<String, String> options) {
        return Schema.newBuilder()
                .column("id", DataTypes.BIGINT())
                .column("title", DataTypes.STRING())
                .column("changed", DataTypes.TIMESTAMP(3))
                .primaryKey("id")
                .options(options)
                .build();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        Map.of(
                                "merge-engine",
                                "aggregation",
                                "fields.title.aggregate-function",
                                "lakekit",
                                "fields.title.lakekit.function",
                                "com.example.Gone"),
                        "LK1107 ERROR r.t.title: is combined by com.example.Gone, whose class is not"
                                + " here; its design cannot be built without the function. Import"
                                + " it where the jar of that class is on the class path, such as by"
                                + " 'lakekit.jar import --class-path JARS'."),
                Arguments.of(
                        Map.of(
                                "merge-engine",
                                "aggregation",
                                "fields.title.aggregate-function",
                                "lakekit",
                                "fields.title.lakekit.function",
                                "io.lakekit.function.CappedFrequency",
                                "fields.title.lakekit.args",
                                "{\"top\":7}"),
                        "LK1107 ERROR r.t.title: is combined by io.lakekit.function.CappedFrequency,"
                                + " which cannot be made of {\"top\":7}: The table was made with the"
                                + " options [top] of io.lakekit.function.CappedFrequency, whose"
                                + " class now has [cap]; its design cannot be built without the"
                                + " function. Import it where the jar of that class is on the class"
                                + " path, such as by 'lakekit.jar import --class-path JARS'."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void keyedTable_withoutADesign_namesTheNearest(Map<String, String> options, String finding)
            throws Exception {
        ImportedTable imported = imported(keyed(options));

        assertThat(imported.design()).isEmpty();
        assertThat(imported.findings()).hasToString(finding);
    }

    /** What Paimon calls a sequence field, in the two engines that combine rows. */
    @Test
    void orderOfRows_isASettingOfTheDesign() throws Exception {
        WideTable wide =
                (WideTable)
                        imported(
                                        keyed(
                                                Map.of(
                                                        "merge-engine",
                                                        "partial-update",
                                                        "sequence.field",
                                                        "changed")))
                                .design()
                                .orElseThrow();
        assertThat(wide.rowOrder()).extracting(Column::name).containsExactly("changed");
        assertThat(wide.unordered()).extracting(Column::name).containsExactly("title");
        assertThat(temporary.lake().plan(wide).isEmpty()).isTrue();

        temporary.lake().drop(wide.name());
        ImportedTable summed =
                imported(keyed(Map.of("merge-engine", "aggregation", "sequence.field", "changed")));
        SummaryTable summary = (SummaryTable) summed.design().orElseThrow();
        assertThat(summary.rowOrder()).extracting(Column::name).containsExactly("changed");
        assertThat(summary.values()).hasSize(1);
        assertThat(summed.findings().codes()).contains("LK0333");
        assertThat(temporary.lake().plan(summary).isEmpty()).isTrue();
    }

    private static Schema partitioned(UnaryOperator<Schema.Builder> options) {
        return options.apply(
                        Schema.newBuilder()
                                .column("id", DataTypes.BIGINT())
                                .column("zone", DataTypes.STRING())
                                .column("dt", DataTypes.STRING())
                                .partitionKeys("zone", "dt")
                                .option("partition.expiration-time", "5 d"))
                .build();
    }

    @Test
    void expiry_byAnotherStrategy_staysAnOption() throws Exception {
        ImportedTable imported =
                imported(
                        partitioned(
                                schema ->
                                        schema.option(
                                                "partition.expiration-strategy", "update-time")));

        assertThat(imported.design().orElseThrow().rawOptions())
                .containsExactly(
                        new RawOption("partition.expiration-strategy", "update-time"),
                        new RawOption("partition.expiration-time", "5 d"));
        assertThat(imported.findings().toString())
                .contains(
                        "LK0818 WARNING r.t option 'partition.expiration-time': partitions expire"
                                + " after '5 d' without keep(...)");
    }

    @Test
    void expiry_thatNeverHappens_staysAnOption_andIsTold() throws Exception {
        ImportedTable imported =
                imported(
                        Schema.newBuilder()
                                .column("id", DataTypes.BIGINT())
                                .column("day", DataTypes.DATE())
                                .partitionKeys("day")
                                .option("partition.expiration-time", "5 d")
                                .build());

        assertThat(imported.design().orElseThrow().retention()).isNull();
        assertThat(imported.findings().toString())
                .contains(
                        "LK0818 WARNING r.t option 'partition.expiration-time'",
                        "LK1109 ADVICE r.t: partitions expire by 'day', the first partition column,"
                                + " which is DATE; the day is read from its text, so nothing would"
                                + " ever expire.");
    }

    @Test
    void whatARuleRefuses_saysWhatToCopy() throws Exception {
        ImportedTable imported =
                imported(
                        Schema.newBuilder()
                                .column("id", DataTypes.DOUBLE())
                                .column("title", DataTypes.STRING())
                                .primaryKey("id")
                                .option("merge-engine", "aggregation")
                                .build());

        assertThat(imported.design()).isEmpty();
        assertThat(imported.findings().toString())
                .contains(
                        "LK0101 ERROR r.t.id: part of the primary key and DOUBLE",
                        "Nearest is the same table with that changed: create it under another name"
                                + " and copy the rows with INSERT INTO r.t_new (id, title) SELECT"
                                + " id, title FROM r.t.");
    }

    @Test
    void optionThatIsNone_isKept_andIsTold() throws Exception {
        ImportedTable imported =
                imported(
                        keyed(
                                Map.of(
                                        "merge-engine",
                                        "aggregation",
                                        "fields.changed.source-field",
                                        "message_time")));

        assertThat(imported.design().orElseThrow().rawOptions())
                .containsExactly(new RawOption("fields.changed.source-field", "message_time"));
        assertThat(imported.findings().toString())
                .contains(
                        "LK0801 WARNING r.t option 'fields.changed.source-field': Paimon has no"
                                + " option of this name; it stores it and never reads it.");
    }

    @Test
    void optionThatPinsReaders_saysHowToTakeItAway() throws Exception {
        ImportedTable imported =
                imported(keyed(Map.of("merge-engine", "aggregation", "scan.snapshot-id", "1")));

        assertThat(imported.design()).isEmpty();
        assertThat(imported.findings().toString())
                .contains(
                        "LK0807 ERROR r.t: raw option 'scan.snapshot-id' is set",
                        "take it away with ALTER TABLE r.t RESET (...)",
                        "SELECT id, title, changed FROM r.t.");
    }
}
