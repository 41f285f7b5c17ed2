package io.lakekit.design;

/** What a streaming reader of a keyed table gets to see. */
public enum ChangelogProducer {
    /** Nothing is prepared: batch reads only. */
    NONE,
    /** The rows as written; right only if the writer sends complete changes. */
    INPUT,
    /** Complete changes, looked up while merging. */
    LOOKUP,
    /** Complete changes at every full compaction. */
    FULL_COMPACTION
}
