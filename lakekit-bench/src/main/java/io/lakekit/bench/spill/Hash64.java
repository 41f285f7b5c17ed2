package io.lakekit.bench.spill;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** The fingerprints of texts and bytes: 64 bits, evenly spread. */
public final class Hash64 {

    private Hash64() {}

    /** The fingerprint of a text. */
    public static long of(String text) {
        return Hashing.farmHashFingerprint64().hashString(text, StandardCharsets.UTF_8).asLong();
    }

    /** The fingerprint of bytes. */
    public static long of(byte[] bytes) {
        return Hashing.farmHashFingerprint64().hashBytes(bytes).asLong();
    }
}
