package io.lakekit.design;

import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;

/**
 * The part of a table that one stream fills: a {@link SequenceGroup} of a wide or dimension table,
 * or an {@link EventType} of a hybrid table. Writers, proofs and sinks name a stream by its slice.
 *
 * @param <D> the kind of table it can be a part of
 */
public sealed interface Slice<D extends TableDesign> extends Serializable
        permits SequenceGroup, EventType {

    /** The name of the slice, unique in its table. */
    String name();

    /**
     * The columns that only this stream supplies, without the table's key and partition columns.
     */
    List<Column<?>> columns();
}
