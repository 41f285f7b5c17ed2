package io.lakekit.paimon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.rules.Shows;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaimonSchemasTest {

    private static AppendTable.Builder events() {
        return AppendTable.named("ads.events").columns(Column.of("ad_id", ColumnType.BIGINT));
    }

    @Shows({"LK0801", "LK0802", "LK0803"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    snapshot.num-retaned.min | 10          | LK0801 WARNING ads.events option 'snapshot.num-retaned.min': Paimon has no option of this name; it stores it and never reads it. Did you mean 'snapshot.num-retained.min'? Remove it, or accept 'LK0801' for it if another program reads it.
                    target-file-sise         | 1 mb        | LK0801 WARNING ads.events option 'target-file-sise': Paimon has no option of this name; it stores it and never reads it. Did you mean 'target-file-size'? Remove it, or accept 'LK0801' for it if another program reads it.
                    bucket                   | 4           | LK0802 ERROR ads.events: raw option 'bucket' belongs to a setting of the design; two values for one option hide a mistake. Remove it and use the typed setting.
                    fields.ad_id.ignore-retract | true     | LK0810 WARNING ads.events: raw option 'fields.ad_id.ignore-retract' is set; only a table with a key would do something with it. Remove it, or accept LK0810 if somebody else reads it.
                    fields.ad_id.my-distinct | true        | LK0801 WARNING ads.events option 'fields.ad_id.my-distinct': Paimon has no option of this name; it stores it and never reads it. Remove it; of a column it reads its function, its group and 'fields.<column>.stats-mode'. Accept 'LK0801' for it if another program reads it.
                    disable-explicit-type-casting | false  | LK0802 ERROR ads.events: raw option 'disable-explicit-type-casting' belongs to a setting of the design; two values for one option hide a mistake. Remove it and use the typed setting.
                    target-file-size         | a lot       | LK0803 ERROR ads.events: 'a lot' is not a value for option 'target-file-size'; Paimon would take it at create and fail later. Give a value of the kind that Paimon's documentation of it names.
                    file.compression.zstd-level | high      | LK0803 ERROR ads.events: 'high' is not a value for option 'file.compression.zstd-level'; Paimon would take it at create and fail later. Give a value like the default, '1'.
                    sink.paralelism          | 2           | LK0801 WARNING ads.events option 'sink.paralelism': Paimon has no option of this name; it stores it and never reads it. Did you mean 'sink.parallelism'? Remove it, or accept 'LK0801' for it if another program reads it.
                    sink.parallelism         | two         | LK0803 ERROR ads.events: 'two' is not a value for option 'sink.parallelism'; Paimon would take it at create and fail later. Give a value of the kind that Paimon's documentation of it names.
                    lookup.cache             | SOME        | LK0803 ERROR ads.events: 'SOME' is not a value for option 'lookup.cache'; Paimon would take it at create and fail later. Give one of [AUTO, FULL, MEMORY].
                    sort-engine              | quick       | LK0803 ERROR ads.events: 'quick' is not a value for option 'sort-engine'; Paimon would take it at create and fail later. Give one of [min-heap, loser-tree].
                    snapshot.num-retained.min | ten        | LK0803 ERROR ads.events: 'ten' is not a value for option 'snapshot.num-retained.min'; Paimon would take it at create and fail later. Give a value like the default, '10'.
                    """)
    void check_rawOptionThatIsWrong_saysWhatAndTheWayOut(String key, String value, String text) {
        AppendTable design = events().rawOption(key, value).build();

        assertThat(PaimonSchemas.check(design).toString()).isEqualTo(text);
        assertThatThrownBy(() -> PaimonSchemas.of(design)).isInstanceOf(DiagnosticsException.class);
    }

    @Test
    void check_rawOptionsThatAreRight_findsNothing() {
        AppendTable design =
                events().rawOption("snapshot.num-retained.min", "12")
                        .rawOption("target-file-size", "64 mb")
                        .build();

        assertThat(PaimonSchemas.check(design)).isEmpty();
    }

    @Shows("LK0804")
    @Test
    void check_optionsThatContradict_isPaimonsRefusalAsAFinding() {
        AppendTable design =
                events().rawOption("snapshot.num-retained.min", "10")
                        .rawOption("snapshot.num-retained.max", "5")
                        .build();

        assertThat(PaimonSchemas.check(design).toString())
                .contains("LK0804", "ads.events", "snapshot.num-retained.max");
    }

    /**
     * Paimon creates a table with each of them and fails its first write, by its rules 142, 143.
     */
    @Shows("LK0808")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    metadata.stats-mode               | sometimes
                    file.compression                  | tar
                    manifest.compression              | tar
                    file-index.bloom-filter.columns   | nowhere
                    file-index.blom-filter.columns    | ad_id
                    """)
    void probe_rawOptionThatFailsEveryWrite_isFound(String key, String value) {
        AppendTable design = events().rawOption(key, value).build();

        assertThat(PaimonSchemas.probe(design).codes()).containsExactly("LK0808");
    }

    @ParameterizedTest
    @CsvSource({
        "file-index.bloom-filter.columns, ad_id",
        "parquet.enable.dictionary, false",
        "metadata.iceberg.storage, disabled",
        "sink.parallelism, 2",
        "lookup.cache, full",
        "scan.infer-parallelism.max, 16"
    })
    void check_rawOptionOfAFamily_isKnown(String key, String value) {
        AppendTable design = events().rawOption(key, value).build();

        assertThat(PaimonSchemas.check(design)).isEmpty();
        assertThat(PaimonSchemas.probe(design)).isEmpty();
    }

    @Shows("LK0808")
    @ParameterizedTest
    @CsvSource({
        "num-levels, 1",
        "page-size, 0 b",
        "write-buffer-size, 1 b",
        "spill-compression, tar",
        "sort-spill-threshold, 1",
        "file-index.bsi.columns, name",
        "bucket-function.type, mod"
    })
    void probe_rawOptionThatFailsEveryWriteOfAKey_isFound(String key, String value) {
        WideTable design = ads().rawOption(key, value).build();

        assertThat(PaimonSchemas.probe(design).codes()).containsExactly("LK0808");
    }

    @Shows("LK0803")
    @ParameterizedTest
    @ValueSource(
            strings = {"clustering.columns", "changelog-producer.row-deduplicate-ignore-fields"})
    void check_rawOptionThatNamesNoColumn_saysWhichWasMeant(String key) {
        WideTable design = ads().rawOption(key, "id, nam").build();

        assertThat(PaimonSchemas.check(design).toString())
                .isEqualTo(
                        "LK0803 ERROR ads.ad: raw option '"
                                + key
                                + "' names column 'nam', which the table lacks; Paimon would"
                                + " ignore it silently. Did you mean 'name'?");
    }

    private static WideTable.Builder ads() {
        Column<String> id = Column.of("id", ColumnType.STRING).notNull();
        Column<Long> time = Column.of("time", ColumnType.BIGINT);
        return WideTable.named("ads.ad")
                .primaryKey(id)
                .groups(
                        SequenceGroup.named("ad")
                                .orderedBy(time)
                                .latest(Column.of("name", ColumnType.STRING)))
                .buckets(Buckets.fixed(1));
    }
}
