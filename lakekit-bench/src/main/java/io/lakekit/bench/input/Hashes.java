package io.lakekit.bench.input;

import com.google.common.hash.Hashing;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventBytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Fingerprints of 64 bits. */
final class Hashes {

    private Hashes() {}

    static long of(String text) {
        return Hashing.farmHashFingerprint64().hashString(text, StandardCharsets.UTF_8).asLong();
    }

    /** Of all that an event holds. */
    static long of(AdEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try {
            EventBytes.write(new DataOutputStream(bytes), event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Hashing.farmHashFingerprint64().hashBytes(bytes.toByteArray()).asLong();
    }
}
