package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each step of the guide to migrations runs, and finds and prints what the page shows. {@code
 * -Dgolden.update=true} writes what it shows.
 */
@Tag("long")
class MigrationGuideTest {

    private static final Path PAGE = Path.of("../docs/guides/migrate-a-table.md");
    private static final Pattern SECTION =
            Pattern.compile("^## .*?(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern BLOCK =
            Pattern.compile("^```(sql|text|yaml)\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\S+)");

    @TempDir Path warehouse;

    @Test
    void eachStep_runs_andPrintsWhatThePageShows() throws Exception {
        FlinkSql sql = new FlinkSql(warehouse);
        sql.run("CREATE DATABASE ads");
        String page = Files.readString(PAGE);
        StringBuilder again = new StringBuilder(page);
        List<MatchResult> sections = SECTION.matcher(page).results().toList();
        try (Lake lake = Lake.open(warehouse)) {
            for (int i = sections.size() - 1; i >= 0; i--) {
                MatchResult section = sections.get(i);
                again.replace(section.start(), section.end(), played(section.group(), sql, lake));
            }
            overview(lake);
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, again);
        }
        assertThat(again.toString()).isEqualTo(Files.readString(PAGE));
    }

    private static void overview(Lake lake) {
        for (ImportedTable table : lake.importDatabase("ads")) {
            System.out.println(table.name() + ": " + table.findings().codes());
        }
    }

    /** The section with what its steps print. */
    private static String played(String section, FlinkSql sql, Lake lake) throws Exception {
        List<MatchResult> blocks = BLOCK.matcher(section).results().toList();
        assertThat(blocks.stream().map(block -> block.group(1)))
                .containsExactly("sql", "text", "yaml", "yaml", "sql", "sql", "text");
        String made = blocks.get(0).group(2);
        run(sql, made);
        Matcher table = TABLE.matcher(made);
        assertThat(table.find()).isTrue();
        ImportedTable imported = lake.importTable(TableName.parse(table.group(1)));
        TableDesign design = imported.design().orElseThrow();
        assertThat(lake.plan(design).isEmpty()).isTrue();
        lake.create(YamlDesigns.parse("migrated", blocks.get(3).group(2)));
        run(sql, blocks.get(4).group(2));

        List<String> shown = new ArrayList<>(blocks.stream().map(b -> b.group(2)).toList());
        shown.set(1, lines(imported.findings().stream().map(Diagnostic::toString).toList()));
        shown.set(2, YamlDesigns.print(design));
        String query = blocks.get(5).group(2).replace(";", "");
        shown.set(6, lines(sql.query(query).stream().map(Row::toString).toList()));
        return replaced(section, blocks, shown);
    }

    private static void run(FlinkSql sql, String script) {
        SqlScript.statements(script).stream()
                .filter(statement -> !statement.isBlank())
                .forEach(sql::run);
    }

    private static String lines(List<String> all) {
        return all.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String replaced(String section, List<MatchResult> blocks, List<String> shown) {
        StringBuilder text = new StringBuilder(section);
        for (int i = blocks.size() - 1; i >= 0; i--) {
            text.replace(blocks.get(i).start(2), blocks.get(i).end(2), shown.get(i));
        }
        return text.toString();
    }
}
