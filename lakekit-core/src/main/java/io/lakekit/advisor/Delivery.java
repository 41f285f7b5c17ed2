package io.lakekit.advisor;

/** How often an event reaches the table. */
public enum Delivery {
    /** Never twice: it carries an id and is de-duplicated before it is written. */
    ONCE,
    /** Sources replay and jobs restart, so an event can come again. */
    AT_LEAST_ONCE
}
