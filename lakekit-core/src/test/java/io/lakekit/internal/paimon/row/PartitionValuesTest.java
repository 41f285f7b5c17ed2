package io.lakekit.internal.paimon.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Duration;
import org.apache.paimon.data.InternalRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionValuesTest {

    private static final Column<String> SITE = Column.of("site", ColumnType.STRING);
    private static final Column<String> AD = Column.of("ad", ColumnType.STRING);
    private static final SequenceGroup STATE =
            SequenceGroup.named("state")
                    .orderedBy(Column.of("version", ColumnType.BIGINT))
                    .latest(Column.of("title", ColumnType.STRING));
    private static final AppendTable APPEND =
            AppendTable.named("ads.click").columns(SITE, AD).partitionedBy(SITE).build();

    private static DimensionTable dimension(ChangelogProducer changelog) {
        return DimensionTable.named("ads.ad")
                .primaryKey(SITE, AD)
                .partitionedBy(SITE)
                .groups(STATE)
                .changelog(changelog)
                .build();
    }

    private static InternalRow encoded(TableDesign design, Object... values) {
        return RowEncoder.of(design, null)
                .encode(index -> index < values.length ? values[index] : null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "__DEFAULT_PARTITION__"})
    void encode_ofPartitionWithoutAName_isRefused(String site) {
        assertThatThrownBy(() -> encoded(APPEND, site, "a"))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1201 ERROR ads.click.site: is blank or the name of no partition; rows of"
                                + " several partitions would share one directory. Supply a value with"
                                + " letters or digits.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27, 05, true",
        "2026-11-27, 5, false",
        "2026-11-27, 24, false",
        "2026-13-45, 05, false",
        "2026-02-30, 05, false",
        "2026-2-3, 05, false",
        "20261127, 05, false",
        "yesterday, 05, false"
    })
    void encode_ofPartitionsThatExpire_takesWhatSpellsTheTimeItIsReadAs(
            String day, String hour, boolean taken) {
        AppendTable design =
                AppendTable.named("ads.click")
                        .columns(SITE, AD)
                        .partitionedBy(SITE, AD)
                        .keep(Retention.partitions(Duration.ofDays(2)).hoursIn(AD))
                        .build();
        if (taken) {
            assertThat(encoded(design, day, hour).getString(0)).hasToString(day);
        } else {
            assertThatThrownBy(() -> encoded(design, day, hour))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessage(
                            "LK1201 ERROR ads.click.site: is '%s %s', which spells no time; the"
                                    + " partition would expire at another time or never. Supply the"
                                    + " time as 'yyyy-MM-dd HH:mm:ss' spells it; the day is in"
                                    + " 'site'.",
                            day, hour);
        }
    }

    @Test
    void encode_ofOtherColumns_takesAnyText() {
        assertThat(encoded(APPEND, "news", "").getFieldCount()).isEqualTo(2);
    }

    @Test
    void encode_ofPathInPartition_isRefusedWhereChangesAreLookedUp() {
        assertThatThrownBy(() -> encoded(dimension(ChangelogProducer.LOOKUP), "news/sport", "a"))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1201 ERROR ads.ad.site: is a partition's value with a '/'; looking"
                                + " changes up makes local files named after partitions, which fails."
                                + " Write it without '/'.");
        assertThat(encoded(dimension(ChangelogProducer.NONE), "news/sport", "a").getFieldCount())
                .isEqualTo(4);
    }
}
