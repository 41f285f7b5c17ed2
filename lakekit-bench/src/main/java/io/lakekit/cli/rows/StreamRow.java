package io.lakekit.cli.rows;

import io.lakekit.design.Slice;
import io.lakekit.schema.Row;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param line the line it begins in, from 1
 * @param slice the group or event type whose stream writes it, or null if it is a whole row
 * @param row its columns
 */
public record StreamRow(int line, @Nullable Slice<?> slice, Row row) {}
