package io.lakekit.advisor;

/** What an event that comes a second time does to the table. */
public enum RepeatedEvents {
    /** It does not come: each is written once. */
    DO_NOT_COME("events come once"),
    /** The order of its group makes it an update to the same values. */
    CHANGE_NOTHING("a repeat changes nothing"),
    /** It replaces the row of its event id. */
    REPLACE_THEIR_ROW("one row per event id"),
    /** It is a second row, so readers count different event ids. */
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
