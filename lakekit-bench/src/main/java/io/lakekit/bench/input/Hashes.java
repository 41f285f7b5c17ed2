package io.lakekit.bench.input;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventBytes;
import io.lakekit.bench.spill.Hash64;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The fingerprints of events in 64 bits. */
final class Hashes {

    private Hashes() {}

    static long of(String text) {
        return Hash64.of(text);
    }

    /** The fingerprint of everything that an event holds. */
    static long of(AdEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try {
            EventBytes.write(new DataOutputStream(bytes), event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Hash64.of(bytes.toByteArray());
    }
}
