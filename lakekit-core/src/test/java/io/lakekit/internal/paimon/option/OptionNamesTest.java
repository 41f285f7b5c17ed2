package io.lakekit.internal.paimon.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.internal.paimon.plan.Evolution;
import io.lakekit.internal.paimon.schema.Fingerprint;
import io.lakekit.internal.paimon.schema.NormalOptions;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.paimon.UncheckedSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever name of an option is given, Paimon's own declarations say which one is meant. */
class OptionNamesTest {

    private static final Column<Long> K = Column.of("k", ColumnType.BIGINT).notNull();
    private static final Column<Long> V = Column.of("v", ColumnType.BIGINT);

    /** Another name that Paimon reads an option by. */
    private record OtherName(ConfigOption<?> option, String name) {

        String value() {
            Object usual = option.defaultValue();
            if (usual instanceof Boolean) {
                return String.valueOf(!(Boolean) usual);
            }
            return usual == null ? "v" : String.valueOf(usual);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<OtherName> otherNames() {
        return KnownOptions.all().stream()
                .flatMap(
                        option ->
                                KnownOptions.names(option.key()).stream()
                                        .filter(name -> !name.equals(option.key()))
                                        .map(name -> new OtherName(option, name)));
    }

    private static Stream<DesignBuilder<?, ?>> tables() {
        return Stream.of(
                SummaryTable.named("ads.t").primaryKey(K).aggregate(V, AggFunctions.sum()),
                AppendTable.named("ads.t").columns(K, V));
    }

    @Test
    void otherNames_areThoseThatPaimonDeclares() {
        assertThat(otherNames().map(OtherName::name))
                .contains(
                        "partial-update.ignore-delete",
                        "first-row.ignore-delete",
                        "deduplicate.ignore-delete",
                        "log.scan",
                        "sink.clustering.by-columns",
                        "orc.write.batch-size");
    }

    @ParameterizedTest
    @MethodSource("otherNames")
    void otherName_isJudgedAsTheOptionItself(OtherName other) {
        assertThat(codes(other.name(), other.value()))
                .isEqualTo(codes(other.option().key(), other.value()));
    }

    private static List<List<String>> codes(String key, String value) {
        return tables().map(table -> (TableDesign) table.rawOption(key, value).build())
                .map(PaimonSchemas::check)
                .map(Diagnostics::codes)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("otherNames")
    void liveTableWithTheOtherName_isWhatTheOptionItselfMakesIt(OtherName other) {
        TableDesign design =
                AppendTable.named("ads.t")
                        .columns(K, V)
                        .rawOption(other.option().key(), other.value())
                        .build();
        TableSchema live = live(design, Map.of(other.name(), other.value()));

        assertThat(NormalOptions.of(live)).containsEntry(other.option().key(), other.value());
        assertThat(Fingerprint.of(UncheckedSchemas.of(design)))
                .isEqualTo(Fingerprint.of(schema(design, Map.of(other.name(), other.value()))));
    }

    @ParameterizedTest
    @MethodSource("otherNames")
    void bothNames_areAFinding(OtherName other) {
        TableDesign design =
                AppendTable.named("ads.t")
                        .columns(K, V)
                        .rawOption(other.option().key(), other.value())
                        .rawOption(other.name(), other.value())
                        .build();

        assertThat(PaimonSchemas.check(design).codes()).contains("LK0809");
    }

    @Test
    void liveTableWithBothNames_isReadAsPaimonReadsIt() {
        Map<String, String> both =
                Map.of("partial-update.ignore-delete", "true", "deduplicate.ignore-delete", "no");

        assertThat(KnownOptions.canonical(both)).containsExactly(Map.entry("ignore-delete", "no"));
        assertThat(
                        KnownOptions.canonical(
                                Map.of(
                                        "ignore-delete",
                                        "false",
                                        "first-row.ignore-delete",
                                        "true")))
                .containsExactly(Map.entry("ignore-delete", "false"));
    }

    @Test
    void optionThatAPlanTakesAway_goesByEveryName() {
        TableDesign design = AppendTable.named("ads.t").columns(K, V).build();
        TableSchema live = live(design, Map.of("write.compaction-skip", "true"));

        assertThat(Evolution.of(design, live, false).steps())
                .contains(SchemaChange.removeOption("write.compaction-skip"));
        assertThat(CoreOptions.fromMap(live.options()).writeOnly()).isTrue();
    }

    private static TableSchema live(TableDesign design, Map<String, String> options) {
        return TableSchema.create(0, schema(design, options));
    }

    private static Schema schema(TableDesign design, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put(CoreOptions.DISABLE_EXPLICIT_TYPE_CASTING.key(), "true");
        Schema schema = UncheckedSchemas.of(design);
        return new Schema(schema.fields(), List.of(), List.of(), options, "");
    }
}
