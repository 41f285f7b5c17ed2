package io.lakekit.advisor;

/** Who merges small files. */
public enum CompactionMode {
    /** The writing job, as it writes. */
    INLINE("in the writing job"),
    /** One job of its own; writing jobs do not compact. */
    DEDICATED("one job of its own"),
    /** Whoever calls for it once a partition gets no more rows. */
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
