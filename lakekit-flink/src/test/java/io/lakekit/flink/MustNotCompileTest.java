package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the types of the sink promise to refuse. */
class MustNotCompileTest {

    private static final String AROUND =
            """
            import io.lakekit.design.*;
            import io.lakekit.flink.sink.*;
            import org.apache.flink.streaming.api.datastream.DataStream;

            abstract class Attempt {
                public record Bid(long id) {}
                public record Click(long id) {}
                AppendTable append; WideTable wide; SequenceGroup click; EventType clicked;
                DataStream<Bid> bids; DataStream<Click> clicks; DataStream<String> texts;

                void attempt() { %s; }
            }
            """;

    @TempDir Path classes;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    LakeSink.into(append).stream(click, clicks, Click.class)  | Slice<? super io.lakekit.design.AppendTable>
                    LakeSink.into(wide).stream(clicked, clicks, Click.class)  | Slice<? super io.lakekit.design.WideTable>
                    LakeSink.into(wide).stream(click, bids, Click.class)      | incompatible equality constraints
                    LakeSink.into(append).rows(texts, String.class)           | Record
                    """)
    void compile_ofMistake_isRefusedWithItsReason(String mistake, String reason) {
        assertThat(errors(mistake)).singleElement().asString().contains(reason);
    }

    @Test
    void compile_withoutMistake_succeeds() {
        assertThat(
                        errors(
                                "LakeSink.into(wide).stream(click, clicks, Click.class).rows(bids,"
                                        + " Bid.class); LakeSink.into(append).rows(bids, Bid.class)"))
                .isEmpty();
    }

    private List<String> errors(String statement) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options =
                List.of("-classpath", classPath, "-proc:none", "-d", classes.toString());
        javac.getTask(new StringWriter(), null, found, options, null, List.of(source(statement)))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
                .toList();
    }

    private static JavaFileObject source(String statement) {
        return new SimpleJavaFileObject(
                URI.create("string:///Attempt.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return AROUND.formatted(statement);
            }
        };
    }
}
