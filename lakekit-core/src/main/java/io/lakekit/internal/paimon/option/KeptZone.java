package io.lakekit.internal.paimon.option;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** The time zone by which a table drops partitions, as its options keep it. */
public final class KeptZone {

    /** The option that keeps the zone of a design, unless it is UTC. */
    public static final String OPTION = "lakekit.zone";

    private KeptZone() {}

    /** The zone that a table keeps; UTC if it names none that this JVM knows. */
    public static ZoneId of(Map<String, String> options) {
        try {
            String kept = options.get(OPTION);
            return kept == null ? ZoneOffset.UTC : ZoneId.of(kept);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
