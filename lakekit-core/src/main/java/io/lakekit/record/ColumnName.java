package io.lakekit.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of the column that a record component stands for, if it differs from the component's own
 * name by more than {@code camelCase} against {@code snake_case}.
 *
 * <pre>{@code record Click(String adId, @ColumnName("ts") Instant clickedAt) {}}</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ColumnName {

    /** The name of the column as stored. */
    String value();
}
