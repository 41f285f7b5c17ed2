package io.lakekit.bench.solution;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** The key of a row of a request and ad. */
record RowKey(String dt, String requestId, String adId) {

    long fingerprint() {
        return Hashing.farmHashFingerprint64()
                .hashString(dt + '\0' + requestId + '\0' + adId, StandardCharsets.UTF_8)
                .asLong();
    }
}
