package io.lakekit.design;

import java.util.List;

/** The refusal of a slice that belongs to another table. */
final class ForeignSlice {

    private ForeignSlice() {}

    static IllegalArgumentException refused(
            TableName table, Slice<?> slice, List<? extends Slice<?>> members) {
        return new IllegalArgumentException(
                "'"
                        + slice.name()
                        + "' is not part of "
                        + table
                        + " as designed, which has "
                        + members.stream().map(Slice::name).toList()
                        + "; use a slice the design was built with");
    }
}
