package io.lakekit.advisor;

/** What has to be decided, in the order in which it is: later answers depend on earlier ones. */
public enum Question {
    /** Which kind of design. */
    KIND("kind", "Which kind of table?"),
    /** What a repeated event does. */
    REPEATS("repeats", "What does an event do that comes again?"),
    /** What a partition holds. */
    PARTITIONS("partitions", "What is a partition?"),
    /** Whose day and hour the rows carry. */
    KEY("key", "Whose day and hour do rows carry?"),
    /** How rows spread inside a partition. */
    BUCKETS("buckets", "How many buckets?"),
    /** What streaming readers see. */
    CHANGELOG("changelog", "What do streaming consumers see?"),
    /** Who merges files. */
    COMPACTION("compaction", "Who merges the files?"),
    /** How commits of several jobs are kept apart. */
    CATALOG("catalog", "Which catalogs will do?"),
    /** How often to commit. */
    COMMITS("commits", "How often to commit?"),
    /** When partitions are dropped. */
    RETENTION("retention", "When is a partition dropped?"),
    /** How long past states can be read. */
    SNAPSHOTS("snapshots", "How long can past states be read?"),
    /** Settings beside; each rule by itself. */
    OPTIONS("options", "Which options beside?"),
    /** What would recommend another table; each rule by itself. */
    INSTEAD("instead", "What would change the answer?");

    private final String word;
    private final String words;

    Question(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** Whether each rule whose condition holds answers, not the first alone. */
    boolean takesAll() {
        return this == OPTIONS || this == INSTEAD;
    }

    /** In one word, as a recommendation lists it. */
    public String word() {
        return word;
    }

    /** As a question. */
    @Override
    public String toString() {
        return words;
    }
}
