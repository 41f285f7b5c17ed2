package io.lakekit.distinct;

import java.io.IOException;
import java.util.HexFormat;

/**
 * The bytes of one function, and what to say of others. Paimon looks at them only when it merges a
 * row, so that the first row of rubbish passes and the table fails later; a theta column takes a
 * short one for an empty set.
 *
 * @param function the function as Paimon names it
 * @param wayOut what has this form
 */
record StoredForm(String function, String wayOut) {

    private static final int SHOWN = 8;

    /** Reads bytes and fails in any way if they have another form. */
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
