package io.lakekit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.Timestamp;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What plain Paimon takes for the age of a single row, each by the number of its rule. lakekit lets
 * whole partitions expire and refuses the expiry of rows.
 */
class DamageOfRecordExpiryTest {

    private static final String OPTION = "record-level.expire-time";

    @TempDir Path warehouse;

    /** Rows that are to be gone a day after {@code at}. */
    private PlainTable table(DataType at) throws Exception {
        return PlainTable.create(
                warehouse,
                Schema.newBuilder()
                        .column("k", DataTypes.BIGINT())
                        .column("at", at)
                        .primaryKey("k")
                        .option("bucket", "1")
                        .option(OPTION, "1 d")
                        .option("record-level.time-field", "at"));
    }

    @Shows("LK0807")
    @Test
    void rule125_dayOfDigits_isReadAsSecondsAndGoes() throws Exception {
        PlainTable table = table(DataTypes.INT());
        table.commit(GenericRow.of(1L, 29_991_231));
        assertThat(table.compact().rows()).isEmpty();

        assertThat(Kept.codesOfRaw(OPTION, "1 d")).containsExactly("LK0807");
    }

    @Shows("LK0807")
    @Test
    void rule126_microsecondsOf2001_neverGo() throws Exception {
        PlainTable table = table(DataTypes.BIGINT());
        table.commit(
                GenericRow.of(1L, 1_000_000_000L),
                GenericRow.of(2L, 1_000_000_000_000L),
                GenericRow.of(3L, 1_000_000_000_000_000L));
        assertThat(table.compact().rows()).containsExactly(List.of(3L, 1_000_000_000_000_000L));

        assertThat(Kept.codesOfRaw(OPTION, "1 d")).containsExactly("LK0807");
    }

    @Shows("LK0807")
    @Test
    void rule128_rowWithoutATime_neverGoes() throws Exception {
        PlainTable table = table(DataTypes.BIGINT());
        table.commit(GenericRow.of(1L, 1_000_000_000L), GenericRow.of(2L, null));
        assertThat(table.compact().rows()).hasSize(1);

        assertThat(Kept.codesOfRaw(OPTION, "1 d")).containsExactly("LK0807");
    }

    /** 23 hours old by the clock of a place five hours behind UTC. */
    @Shows("LK0807")
    @Test
    void rule128_localTime_goesHoursTooEarly() throws Exception {
        PlainTable table = table(DataTypes.TIMESTAMP(3));
        LocalDateTime local = LocalDateTime.now(ZoneOffset.UTC).minusHours(23).minusHours(5);
        table.commit(GenericRow.of(1L, Timestamp.fromLocalDateTime(local)));
        assertThat(table.compact().rows()).isEmpty();

        assertThat(Kept.codesOfRaw(OPTION, "1 d")).containsExactly("LK0807");
    }
}
