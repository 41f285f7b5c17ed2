package io.lakekit.record;

/**
 * The direction in which values flow. A record may be narrower than the column that it is written
 * to, but never than the one that it is read from.
 */
enum Direction {
    WRITING,
    READING
}
