package io.lakekit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources that the tests of all modules, and the projects outside, compile. */
record CompiledSources(List<String> sources) {

    static CompiledSources read() throws IOException {
        List<String> sources = new ArrayList<>();
        for (String place :
                List.of(
                        "lakekit-core/src/test/java",
                        "lakekit-flink/src/test/java",
                        "lakekit-flink/src/it/kafka")) {
            try (Stream<Path> files = Files.walk(Path.of("..", place))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    sources.add(stripped(Files.readString(file)));
                }
            }
        }
        return new CompiledSources(sources);
    }

    /** Whether a block is, line by line, part of one of them, whatever its indentation. */
    boolean contain(String block) {
        return sources.stream().anyMatch(source -> source.contains(stripped(block)));
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
