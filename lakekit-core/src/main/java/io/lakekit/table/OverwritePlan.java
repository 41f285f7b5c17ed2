package io.lakekit.table;

import io.lakekit.schema.Row;

/**
 * What an overwrite takes away: the files that its partitions had at one snapshot. What others
 * commit later is not among them, and stays.
 *
 * @param partition the values of partition columns that all rows have which are replaced; empty if
 *     the whole table is replaced
 * @param snapshot the id of the snapshot whose rows are replaced, 0 if the table had none; read the
 *     rows that replace them as of it, and nothing is lost or counted twice
 * @param files the number of data files that are taken away
 * @param rows the number of rows in these files, of which several may be of one key
 * @param bytes the size of these files, in bytes
 */
public record OverwritePlan(Row partition, long snapshot, long files, long rows, long bytes) {}
