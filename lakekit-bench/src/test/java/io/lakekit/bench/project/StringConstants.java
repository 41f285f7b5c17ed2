package io.lakekit.bench.project;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The string literals of a class, inlined constants of other classes included. */
final class StringConstants {

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int STRING = 8;

    /** Bytes that follow the tag, by tag, as the class-file format has them; 0 for no such tag. */
    private static final int[] SIZES = {
        0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
    };

    private StringConstants() {}

    static List<String> of(Path classFile) throws IOException {
        try (InputStream in = Files.newInputStream(classFile)) {
            return read(new DataInputStream(in));
        }
    }

    private static List<String> read(DataInputStream in) throws IOException {
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        Map<Integer, String> texts = new HashMap<>();
        List<Integer> literals = new ArrayList<>();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            if (tag == UTF8) {
                texts.put(index, in.readUTF());
            } else if (tag == STRING) {
                literals.add(in.readUnsignedShort());
            } else {
                in.skipNBytes(SIZES[tag]);
            }
            if (tag == LONG || tag == DOUBLE) {
                index++;
            }
        }
        return literals.stream().map(index -> Objects.requireNonNull(texts.get(index))).toList();
    }
}
