package io.lakekit.advisor;

/**
 * A stand-in for the enum of your own events in the outline of a hybrid table; declare yours and
 * put it in its place.
 */
public enum StandInEvent {
    /** The first stream. */
    EVENT_1,
    /** The second stream. */
    EVENT_2,
    /** The third stream. */
    EVENT_3,
    /** The fourth stream. */
    EVENT_4,
    /** The fifth stream. */
    EVENT_5,
    /** The sixth stream. */
    EVENT_6,
    /** The seventh stream. */
    EVENT_7,
    /** The eighth stream. */
    EVENT_8
}
