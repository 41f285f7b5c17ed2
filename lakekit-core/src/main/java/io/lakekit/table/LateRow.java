package io.lakekit.table;

import io.lakekit.diagnostic.Diagnostic;

/**
 * A row for a partition that its table no longer keeps; nothing of it was written.
 *
 * @param row the record, or the untyped {@link io.lakekit.schema.Row}, as it was written
 * @param finding the reason why it is late: code LK1211
 */
public record LateRow(Object row, Diagnostic finding) {}
