package io.lakekit.internal.flink.input;

import io.lakekit.schema.ColumnType;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of the rows of a stream.
 *
 * @param name the name by which it is matched with a column
 * @param inType its name in the type of the rows, by which rows that know names know it
 * @param type its type, or null if lakekit has no such type
 * @param spelled its type as Flink spells it
 */
record Field(String name, String inType, @Nullable ColumnType<?> type, String spelled)
        implements Serializable {

    /** A field that is matched by the name that it has. */
    static Field of(String name, Optional<ColumnType<?>> type, String spelled) {
        return new Field(name, name, type.orElse(null), spelled);
    }

    Field named(String other) {
        return new Field(other, inType, type, spelled);
    }

    /** Whether values of the field are, as far as types tell, values of the column. */
    boolean fits(ColumnType<?> column) {
        return Optional.ofNullable(type).filter(own -> FieldFit.is(own, column)).isPresent();
    }
}
