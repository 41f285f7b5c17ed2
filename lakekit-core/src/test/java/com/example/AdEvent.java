package com.example;

/** The events that the designs in docs/diagnostics name. */
public enum AdEvent {
    BID,
    IMPRESSION,
    CLICK,
    CONVERSION
}
