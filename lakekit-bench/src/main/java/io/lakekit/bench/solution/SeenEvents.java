package io.lakekit.bench.solution;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * Remembers event ids by a 64-bit fingerprint: two of ten million ids collide with a probability of
 * about 3 in a million.
 */
final class SeenEvents {

    private final LongSet fingerprints = new LongSet();

    /** Whether this id was not seen before. */
    boolean add(String eventId) {
        return fingerprints.add(
                Hashing.farmHashFingerprint64()
                        .hashString(eventId, StandardCharsets.UTF_8)
                        .asLong());
    }
}
