package io.lakekit.yaml;

/** The events of the page about YAML. */
enum AdEvent {
    BID,
    IMPRESSION,
    CLICK
}
