package io.lakekit.paimon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaimonSchemasTest {

    private static AppendTable.Builder events() {
        return AppendTable.named("ads.events").columns(Column.of("ad_id", ColumnType.BIGINT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    snapshot.num-retaned.min | 10          | LK0801 ERROR ads.events: Paimon has no option 'snapshot.num-retaned.min'; it would be stored and ignored. Did you mean 'snapshot.num-retained.min'?
                    target-file-sise         | 1 mb        | LK0801 ERROR ads.events: Paimon has no option 'target-file-sise'; it would be stored and ignored. Did you mean 'target-file-size'?
                    bucket                   | 4           | LK0802 ERROR ads.events: raw option 'bucket' belongs to a setting of the design; two values for one option hide a mistake. Remove it and use the typed setting.
                    fields.ad_id.ignore-retract | true     | LK0802 ERROR ads.events: raw option 'fields.ad_id.ignore-retract' belongs to a setting of the design; two values for one option hide a mistake. Remove it and use the typed setting.
                    disable-explicit-type-casting | false  | LK0802 ERROR ads.events: raw option 'disable-explicit-type-casting' belongs to a setting of the design; two values for one option hide a mistake. Remove it and use the typed setting.
                    target-file-size         | a lot       | LK0803 ERROR ads.events: 'a lot' is no value for option 'target-file-size'; Paimon would take it at create and fail later. Give a value of the kind that Paimon's documentation of it names.
                    file.compression.zstd-level | high      | LK0803 ERROR ads.events: 'high' is no value for option 'file.compression.zstd-level'; Paimon would take it at create and fail later. Give a value like the default, '1'.
                    sort-engine              | quick       | LK0803 ERROR ads.events: 'quick' is no value for option 'sort-engine'; Paimon would take it at create and fail later. Give one of [min-heap, loser-tree].
                    snapshot.num-retained.min | ten        | LK0803 ERROR ads.events: 'ten' is no value for option 'snapshot.num-retained.min'; Paimon would take it at create and fail later. Give a value like the default, '10'.
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

    @Test
    void check_optionsThatContradict_isPaimonsRefusalAsAFinding() {
        AppendTable design =
                events().rawOption("snapshot.num-retained.min", "10")
                        .rawOption("snapshot.num-retained.max", "5")
                        .build();

        assertThat(PaimonSchemas.check(design).toString())
                .contains("LK0804", "ads.events", "snapshot.num-retained.max");
    }
}
