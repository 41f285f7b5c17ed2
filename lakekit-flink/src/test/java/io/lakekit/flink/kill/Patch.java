package io.lakekit.flink.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A class of the sink without one of its guards.
 *
 * @param file its source
 * @param from what is replaced in it, once
 * @param to what takes its place
 * @param shown what the failure of a killed job tells then
 */
record Patch(String file, String from, String to, Pattern shown) {

    private static final Path SOURCES = Path.of("src/main/java/io/lakekit/flink/sink");

    /** Restored files are committed although the table has them. */
    static final Patch NO_FILTER =
            new Patch(
                    "GuardedCommitter.java",
                    """
                            return committer.filterAndCommit(
                                    withoutErasure(committables), checkAppendFiles, partitionMarkDoneRecoverFromState);
                    """,
                    """
                            try {
                                committer.commit(withoutErasure(committables));
                            } catch (InterruptedException e) {
                                throw new IOException(e);
                            }
                            return 0;
                    """,
                    Pattern.compile(
                            "Caused by: .*(Number of files stored|conflicts detected|already added).*|.* instead of .*"));

    /** The last files of a task keep the number that Paimon gives them. */
    static final Patch NO_NUMBERS =
            new Patch(
                    "CommitOperator.java",
                    "settings.commitsAtCheckpoints() && files.checkpointId() == LAST;",
                    "false;",
                    Pattern.compile(".*: missing"));

    /** The line of a message that tells it. */
    String requireShown(String message) {
        Optional<String> line = message.lines().filter(shown.asMatchPredicate()).findFirst();
        assertThat(line).as("'%s' in %s", shown, message).isPresent();
        return line.orElseThrow().strip();
    }

    /** The directory with the class as it is then. */
    Path compiledInto(Path directory) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = ChildProcess.classPath();
        boolean compiled =
                compiler.getTask(
                                null,
                                null,
                                null,
                                List.of("-proc:none", "-d", directory.toString(), "-cp", classPath),
                                null,
                                List.of(source()))
                        .call();
        assertThat(compiled).as("%s compiles", this).isTrue();
        return directory;
    }

    private JavaFileObject source() throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        Pattern place =
                Pattern.compile(Pattern.quote(from.strip()).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q"));
        assertThat(place.matcher(source).results()).as("places of '%s'", from).hasSize(1);
        String patched = place.matcher(source).replaceFirst(to);
        return new SimpleJavaFileObject(
                URI.create("string:///" + file), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return patched;
            }
        };
    }
}
