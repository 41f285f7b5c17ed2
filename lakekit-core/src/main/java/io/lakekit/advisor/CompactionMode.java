package io.lakekit.advisor;

/** The job that merges small files. */
public enum CompactionMode {
    /** The writing job merges files as it writes. */
    INLINE("in the writing job"),
    /** A job of its own merges files; writing jobs do not compact. */
    DEDICATED("one job of its own"),
    /** Files are merged once, by a call, when a partition gets no more rows. */
    WHEN_CLOSED("once a partition gets no more rows");

    private final String words;

    CompactionMode(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
