package io.lakekit.advisor;

/** The effect of an event that comes a second time. */
public enum RepeatedEvents {
    /** Nothing happens: each event is written once. */
    DO_NOT_COME("events come once"),
    /** A repeated event is an update to the same values, by the order of its group or its table. */
    CHANGE_NOTHING("a repeat changes nothing"),
    /** A repeated event replaces the row of its event id. */
    REPLACE_THEIR_ROW("one row per event id"),
    /** A repeated event is a second row, so readers count distinct event ids. */
    COUNT_ONCE_WHEN_READ("readers count different event ids");

    private final String words;

    RepeatedEvents(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
