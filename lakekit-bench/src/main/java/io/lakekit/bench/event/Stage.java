package io.lakekit.bench.event;

/** The stages of the funnel, in order. */
public enum Stage {
    /** A page asks for ads. */
    REQUEST,
    /** An ad is a candidate. */
    RECALL,
    /** The ad bids. */
    BID,
    /** The ad is shown. */
    IMPRESSION,
    /** The ad is clicked. */
    CLICK,
    /** The click leads to an action worth money. */
    CONVERSION
}
