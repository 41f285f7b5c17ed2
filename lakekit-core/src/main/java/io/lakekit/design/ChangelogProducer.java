package io.lakekit.design;

/** The changes that a streaming reader of a keyed table gets to see. */
public enum ChangelogProducer {
    /** No changes: the table is for batch reads. */
    NONE,
    /** The rows as they were written; right only if the writer sends complete changes. */
    INPUT,
    /** Complete changes with old and new values, looked up while rows are merged. */
    LOOKUP,
    /** Complete changes with old and new values, made by every full compaction. */
    FULL_COMPACTION
}
