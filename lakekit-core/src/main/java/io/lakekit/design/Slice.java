package io.lakekit.design;

import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;

/**
 * The part of a table that one stream fills.
 *
 * @param <D> the kind of table it can be a part of
 */
public sealed interface Slice<D extends TableDesign> extends Serializable
        permits SequenceGroup, EventType {

    /** The name, unique in its table. */
    String name();

    /** The columns this stream alone supplies, without the table's key and partition columns. */
    List<Column<?>> columns();
}
