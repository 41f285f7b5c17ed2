package io.lakekit.bench.spill;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** Fingerprints of 64 bits, evenly spread. */
public final class Fingerprint {

    private Fingerprint() {}

    /** Of a text. */
    public static long of(String text) {
        return Hashing.farmHashFingerprint64().hashString(text, StandardCharsets.UTF_8).asLong();
    }

    /** Of bytes. */
    public static long of(byte[] bytes) {
        return Hashing.farmHashFingerprint64().hashBytes(bytes).asLong();
    }
}
