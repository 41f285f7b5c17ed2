package io.lakekit.advisor;

/**
 * The decisions about a design, in the order in which they are made: later ones depend on earlier
 * ones.
 */
public enum Question {
    /** The kind of design. */
    KIND("kind", "Which kind of table?"),
    /** The effect of a repeated event. */
    REPEATS("repeats", "What does an event do that comes again?"),
    /** The span of a partition. */
    PARTITIONS("partitions", "What is a partition?"),
    /** The event whose day and hour the rows of a key carry. */
    KEY("key", "Whose day and hour do rows carry?"),
    /** The number of buckets in a partition. */
    BUCKETS("buckets", "How many buckets?"),
    /** The changes that streaming readers see. */
    CHANGELOG("changelog", "What do streaming consumers see?"),
    /** The job that merges files. */
    COMPACTION("compaction", "Who merges the files?"),
    /** The catalogs that keep commits of several jobs apart. */
    CATALOG("catalog", "Which catalogs will do?"),
    /** The interval of commits. */
    COMMITS("commits", "How often to commit?"),
    /** The age at which partitions are dropped. */
    RETENTION("retention", "When is a partition dropped?"),
    /** The time for which past states can be read. */
    SNAPSHOTS("snapshots", "How long can past states be read?"),
    /** Additional options; each rule applies on its own. */
    OPTIONS("options", "Which options beside?"),
    /** The facts that would change the recommended kind; each rule applies on its own. */
    INSTEAD("instead", "What would change the answer?");

    private final String word;
    private final String words;

    Question(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** Whether every rule whose condition holds answers, instead of the first one only. */
    boolean takesAll() {
        return this == OPTIONS || this == INSTEAD;
    }

    /** The decision in one word, as a recommendation lists it. */
    public String word() {
        return word;
    }

    /** The decision as a question. */
    @Override
    public String toString() {
        return words;
    }
}
