package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.TableDesign;
import io.lakekit.yaml.YamlDesigns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk of a newcomer: a project made of nothing but what docs/first-hour.md shows, compiled and
 * run, and what it prints held to what the page says.
 */
class FirstHourTest {

    private static final Path PAGE = Path.of("../docs/first-hour.md");
    private static final Pattern FILE =
            Pattern.compile("`([\\w/.]+\\.\\w+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PRINTED =
            Pattern.compile("(\\w+)`? prints\n\n```text\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path project;
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
    }

    private String printed() {
        String text = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return text;
    }

    /** The files that a page shows, by the path it gives them. */
    private static Map<String, String> files(String page) {
        Map<String, String> files = new LinkedHashMap<>();
        FILE.matcher(page).results().forEach(found -> files.put(found.group(1), found.group(2)));
        return files;
    }

    @Test
    void project_ofThePageAlone_compilesRunsAndPrintsWhatThePageSays() throws Exception {
        String page = Files.readString(PAGE);
        Map<String, String> files = files(page);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        List<String> sources = files.keySet().stream().filter(f -> f.endsWith(".java")).toList();
        assertThat(sources).as("a class for each kind of table").hasSize(5);
        compile(sources);

        try (URLClassLoader classes = classes()) {
            for (String source : sources) {
                run(classes, source, page);
            }
            requireEqualDesigns(classes, sources, files);
        }
        commands(page);
    }

    private void compile(List<String> sources) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-proc:none", "-d", classesDirectory().toString()));
        arguments.addAll(List.of("-cp", classPath()));
        sources.forEach(source -> arguments.add(project.resolve(source).toString()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, said, said, arguments.toArray(String[]::new));

        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private Path classesDirectory() {
        return project.resolve("target/classes");
    }

    private URLClassLoader classes() throws IOException {
        URL[] urls = {classesDirectory().toUri().toURL()};
        return new URLClassLoader(urls, FirstHourTest.class.getClassLoader());
    }

    private static String className(String source) {
        return source.replaceAll("^src/main/java/|\\.java$", "").replace('/', '.');
    }

    private void run(ClassLoader classes, String source, String page) throws Exception {
        Method main = classes.loadClass(className(source)).getMethod("main", String[].class);
        main.invoke(null, (Object) new String[] {project.resolve("lake").toString()});

        String after = page.substring(page.indexOf(source));
        String told = after.substring(after.indexOf("```text\n") + 8);
        assertThat(printed()).as(source).isEqualTo(told.substring(0, told.indexOf("```")));
    }

    /** The design of a class and that of the file after it are one. */
    private void requireEqualDesigns(
            ClassLoader classes, List<String> sources, Map<String, String> files)
            throws ReflectiveOperationException {
        List<String> names = files.keySet().stream().filter(f -> f.endsWith(".yaml")).toList();
        assertThat(names).hasSameSizeAs(sources);
        for (int i = 0; i < names.size(); i++) {
            TableDesign design = YamlDesigns.read(project.resolve(names.get(i)));
            Object declared =
                    classes.loadClass(className(sources.get(i))).getField("DESIGN").get(null);
            assertThat(design).as(names.get(i)).isEqualTo(declared);
        }
    }

    private void commands(String page) {
        List<String> lines =
                page.lines().filter(line -> line.startsWith("java -jar lakekit.jar ")).toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            String[] arguments =
                    Stream.of(line.substring("java -jar lakekit.jar ".length()).split("\\s+"))
                            .map(this::placed)
                            .toArray(String[]::new);
            assertThat(Lakekit.run(arguments)).as(line).isZero();
            String said = printed();
            PRINTED.matcher(page)
                    .results()
                    .filter(found -> found.group(1).equals(arguments[0]))
                    .forEach(found -> assertThat(said).as(line).isEqualTo(found.group(2)));
        }
    }

    private String placed(String word) {
        boolean ofProject = word.startsWith("designs/") || word.equals("lake");
        return ofProject ? project.resolve(word).toString() : word;
    }

    @Test
    void readme_showsTheFirstClassAndWhatItPrints() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String page = Files.readString(PAGE);

        assertThat(readme)
                .contains("```java\n" + files(page).get("src/main/java/com/example/ads/AdRow.java"))
                .contains("```\nStored[requestId=r1, price=120, page=shoes]\n```");
    }

    @Test
    void pom_hasTheDependencyOfReadme() throws IOException {
        String pom = files(Files.readString(PAGE)).get("pom.xml");
        String readme = Files.readString(Path.of("../README.md"));
        String block =
                readme.substring(readme.indexOf("<dependency>"), readme.indexOf("</dependency>"));

        assertThat(pom.replaceAll("\\s+", " ")).contains(block.replaceAll("\\s+", " "));
    }
}
