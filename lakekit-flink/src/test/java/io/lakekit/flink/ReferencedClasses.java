package io.lakekit.flink;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of all classes that a class file speaks of: in code, signatures and annotations. */
final class ReferencedClasses {

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;

    /** Bytes that follow the tag, by tag, as the class-file format has them; 0 for no such tag. */
    private static final int[] SIZES = {
        0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
    };

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L((?:[\\w$]+/)+[\\w$]+)[;<]");

    private ReferencedClasses() {}

    static Set<String> of(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        Map<Integer, String> texts = new HashMap<>();
        List<Integer> classes = new ArrayList<>();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            if (tag == UTF8) {
                texts.put(index, in.readUTF());
            } else if (tag == CLASS) {
                classes.add(in.readUnsignedShort());
            } else {
                in.skipNBytes(SIZES[tag]);
            }
            if (tag == LONG || tag == DOUBLE) {
                index++;
            }
        }
        Set<String> names = new TreeSet<>();
        texts.values().forEach(text -> described(text, names));
        for (int index : classes) {
            String name = Objects.requireNonNull(texts.get(index));
            if (!name.startsWith("[")) {
                names.add(name.replace('/', '.'));
            }
        }
        return names;
    }

    private static void described(String text, Set<String> names) {
        Matcher types = IN_DESCRIPTOR.matcher(text);
        while (types.find()) {
            names.add(types.group(1).replace('/', '.'));
        }
    }
}
