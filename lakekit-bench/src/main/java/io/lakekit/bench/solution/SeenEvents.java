package io.lakekit.bench.solution;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * The event ids that were seen, each as a 64-bit fingerprint: among ten million ids two collide
 * with a probability of about 3 in a million.
 */
final class SeenEvents {

    private final LongSet fingerprints = new LongSet();

    /** Adds an id; true if it was not seen before. */
    boolean add(String eventId) {
        return fingerprints.add(
                Hashing.farmHashFingerprint64()
                        .hashString(eventId, StandardCharsets.UTF_8)
                        .asLong());
    }
}
