package io.lakekit.internal.paimon.row;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The check for times that ORC files do not return as they were: days before 15 October 1582 are
 * counted by the Julian calendar there.
 */
final class OrcTimes {

    private static final LocalDate FIRST = LocalDate.of(1582, 10, 15);
    private static final LocalDateTime FIRST_TIME = FIRST.atStartOfDay();
    private static final Instant FIRST_INSTANT = FIRST_TIME.toInstant(ZoneOffset.UTC);

    private OrcTimes() {}

    /**
     * Refuses such a time in a value, at any depth.
     *
     * @throws IllegalArgumentException if a time in it would come back as another
     */
    static void require(ColumnType<?> type, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (type.kind()) {
            case DATE -> require(value, !((LocalDate) value).isBefore(FIRST));
            case TIMESTAMP -> require(value, !((LocalDateTime) value).isBefore(FIRST_TIME));
            case TIMESTAMP_LTZ -> require(value, !((Instant) value).isBefore(FIRST_INSTANT));
            case ARRAY -> ((List<?>) value).forEach(item -> require(type.elements().get(0), item));
            case MAP ->
                    ((Map<?, ?>) value)
                            .forEach(
                                    (key, item) -> {
                                        require(type.elements().get(0), key);
                                        require(type.elements().get(1), item);
                                    });
            case ROW -> {
                for (Column<?> field : type.fields()) {
                    require(field.type(), ((Row) value).get(field));
                }
            }
            default -> {}
        }
    }

    private static void require(Object value, boolean isKept) {
        if (!isKept) {
            throw new IllegalArgumentException(
                    value + " is before " + FIRST + ", which ORC files give back as another time");
        }
    }
}
