package io.lakekit.advisor;

/** The number of times that one event may reach the table. */
public enum Delivery {
    /** An event is written once: it carries an id and is de-duplicated before it is written. */
    ONCE,
    /** An event may be written again, because sources replay and jobs restart. */
    AT_LEAST_ONCE
}
