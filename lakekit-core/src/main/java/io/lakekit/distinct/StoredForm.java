package io.lakekit.distinct;

import java.io.IOException;
import java.util.HexFormat;

/**
 * The form of the bytes that one function stores, and the message for other bytes. Paimon looks at
 * them only when it merges a row: a first row with wrong bytes is stored and fails later, and a
 * theta column takes bytes that are too short for an empty set.
 *
 * @param function the function's name in Paimon
 * @param wayOut the part of the message that says which bytes have this form
 */
record StoredForm(String function, String wayOut) {

    private static final int SHOWN = 8;

    /** A parser of bytes, which may fail in any way if they have another form. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(byte[] bytes) throws IOException;
    }

    <T> T parse(byte[] stored, Parser<T> parser) {
        try {
            return parser.parse(stored);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(refusal(stored), e);
        }
    }

    private String refusal(byte[] stored) {
        int shown = Math.min(SHOWN, stored.length);
        return "%d bytes%s are no %s set; Paimon would store them, then fail or miscount at a later merge of the row. Store %s"
                .formatted(
                        stored.length,
                        shown == 0
                                ? ""
                                : " ("
                                        + HexFormat.ofDelimiter(" ").formatHex(stored, 0, shown)
                                        + (shown < stored.length ? " .." : "")
                                        + ")",
                        function,
                        wayOut);
    }
}
