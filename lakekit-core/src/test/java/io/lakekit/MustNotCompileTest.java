package io.lakekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the types promise to refuse, each beside a control that differs in the mistake alone and
 * compiles.
 */
class MustNotCompileTest {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** One for all, as it remembers what lies on the class path. */
    private static final StandardJavaFileManager FILES =
            JAVAC.getStandardFileManager(null, null, null);

    @TempDir static Path classes;

    @AfterAll
    static void closeFiles() throws IOException {
        FILES.close();
    }

    static List<Snippet> snippets() {
        return Snippets.ALL;
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compile_ofMistake_isRefusedWithItsReason(Snippet snippet) {
        List<String> errors = errors(snippet.mistake());

        assertThat(errors).as(snippet.mistake()).hasSize(1);
        assertThat(errors.get(0)).containsSubsequence(snippet.message());
    }

    @Test
    void compile_ofControls_succeeds() {
        String controls =
                snippets().stream()
                        .map(snippet -> "{ " + snippet.control() + " }")
                        .collect(Collectors.joining("\n"));

        assertThat(errors(controls)).as(controls).isEmpty();
    }

    private List<String> errors(String statement) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JAVAC.getTask(
                        new StringWriter(),
                        FILES,
                        found,
                        options(),
                        null,
                        List.of(new Source(statement)))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
                .toList();
    }

    private List<String> options() {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of("-classpath", classPath, "-proc:none", "-d", classes.toString());
    }

    /** A class around one statement. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String statement) {
            super(URI.create("string:///Attempt.java"), Kind.SOURCE);
            this.text = Snippets.inClass(statement);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
