package io.lakekit.junit;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as people read them: bytes in hexadecimal, text in quotes. */
final class RowText {

    private RowText() {}

    static String of(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof String text) {
            return "'" + text + "'";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RowText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }
}
