package io.lakekit.record;

/**
 * Which way values flow: a record may be narrower than the column it is written to, never than the
 * one it is read from.
 */
enum Direction {
    WRITING,
    READING
}
