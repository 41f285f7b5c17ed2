package io.lakekit.catalog;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.design.TableName;
import io.lakekit.fault.FaultyFileIO;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.paimon.Catalogs;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.TableWriter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.options.CatalogOptions;
import org.apache.paimon.options.Options;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One name, however it is handed in, is one warehouse: that of plain Paimon. */
@Tag("long")
class WarehousePlacesTest {

    private static final Column<String> KIND = Column.of("kind", STRING).notNull();
    private static final Column<Long> AD = Column.of("ad_id", BIGINT);
    private static final AppendTable EVENTS =
            AppendTable.named("ads.events").columns(KIND, AD).partitionedBy(KIND).build();
    private static final String ODD = " %#?+&='\"{}[]^`|\\~@:;,.!$()*aZ0é日😀\n\t\u00a0";

    @TempDir Path directory;

    @Test
    void everyDoor_ofAnOddName_leadsToTheWarehouseOfPlainPaimon() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            String name = i < 7 ? part(i) : oddText(random, 12);
            Path base = Files.createDirectory(directory.resolve("base" + i));
            List<LakeOptions> doors = doors(base, name);
            Row row = Row.of(KIND, oddText(random, 6)).with(AD, (long) i);

            write(doors.get(random.nextInt(doors.size())), row);

            String told = "seed " + seed + ", '" + base + "/" + name + "', " + row;
            for (LakeOptions door : doors) {
                assertThat(read(door.existing())).as(told + ", " + door).containsExactly(row);
            }
            assertThat(plainTables(base + "/" + name)).as(told).containsExactly("events");
            assertThat(plainTables("file:" + base + "/" + name)).as(told).containsExactly("events");
            assertThat(directories(base)).as(told).hasSize(3);
            assertThat(doors.get(0).directory().orElseThrow().resolve("ads.db"))
                    .as(told)
                    .isDirectory();
        }
    }

    /** Every way to say {@code base/name}; {@code base} gets a directory and a link beside it. */
    private static List<LakeOptions> doors(Path base, String name) throws IOException {
        Path beside = Files.createDirectory(base.resolve("beside"));
        Path link = Files.createSymbolicLink(base.resolve("link"), base);
        Path absolute = base.resolve(name);
        Path relative = Path.of("").toAbsolutePath().relativize(absolute);
        List<LakeOptions> doors = new ArrayList<>();
        Stream.of(absolute, relative, beside.resolve("..").resolve(name), link.resolve(name))
                .map(LakeOptions::warehouse)
                .forEach(doors::add);
        Stream.of(
                        absolute.toString(),
                        absolute + "/",
                        "file:" + absolute,
                        "file://" + absolute + "//",
                        relative.toString(),
                        base + "//" + name,
                        base + "/./" + name,
                        beside + "/../" + name,
                        "file:" + link + "/" + name)
                .map(LakeOptions::warehouse)
                .forEach(doors::add);
        return doors;
    }

    /** Seven of these are all odd characters. */
    private static String part(int index) {
        return ODD.codePoints()
                .skip(6L * index)
                .limit(6)
                .mapToObj(Character::toString)
                .collect(Collectors.joining("-"));
    }

    private static String oddText(Random random, int most) {
        int[] all = ODD.codePoints().toArray();
        String text =
                IntStream.rangeClosed(0, random.nextInt(most))
                        .mapToObj(i -> Character.toString(all[random.nextInt(all.length)]))
                        .collect(Collectors.joining());
        return text.isBlank() || text.matches("\\.+") ? text + "x" : text;
    }

    private static void write(LakeOptions door, Row row) {
        try (Lake lake = Lake.open(door);
                TableWriter<AppendTable> writer = lake.create(EVENTS).writer()) {
            writer.rows().write(row);
            writer.commit();
        }
    }

    private static List<Row> read(LakeOptions door) {
        try (Lake lake = Lake.open(door)) {
            return lake.open(EVENTS).reader().toList();
        }
    }

    private static List<String> plainTables(String warehouse) throws Exception {
        Options options = new Options();
        options.set(CatalogOptions.WAREHOUSE, warehouse);
        try (Catalog catalog = CatalogFactory.createCatalog(CatalogContext.create(options))) {
            catalog.getTable(Identifier.create("ads", "events"));
            return catalog.listTables("ads");
        }
    }

    private static List<String> directories(Path base) throws IOException {
        try (Stream<Path> found = Files.list(base)) {
            return found.map(Path::toString).toList();
        }
    }

    @Test
    void existing_nameWithATypingMistake_failsSayingSoAndMakesNothing() throws IOException {
        Files.createDirectory(directory.resolve("warehouse"));
        Path mistyped = directory.resolve("warehuose");
        for (LakeOptions door :
                List.of(
                        LakeOptions.warehouse(mistyped),
                        LakeOptions.warehouse(mistyped.toString()),
                        LakeOptions.warehouse("file:" + mistyped + "/").setting("x", "y"),
                        LakeOptions.warehouse("file:" + mistyped).metastore("filesystem"))) {
            assertThatThrownBy(() -> Lake.open(door.existing()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("There is no warehouse at '" + door.warehouse() + "'")
                    .hasMessageContaining("directory '" + mistyped + "' does not exist")
                    .hasMessageContaining("Did you mean 'warehouse'?");
        }
        assertThat(directory.toFile().list()).containsExactly("warehouse");
    }

    @Test
    void existing_directoryThatTheUserMade_isToldWherePaimonLooks() throws IOException {
        Path mine = Files.createDirectory(directory.resolve("my lake"));

        assertThatThrownBy(() -> Lake.open(LakeOptions.warehouse(mine).existing()))
                .hasMessageContaining("'" + directory.resolve("my%20lake") + "' does not exist");
        assertThat(directory.toFile().list()).containsExactly("my lake");
    }

    @Test
    void existing_emptyDirectory_isAWarehouseWithoutTables() {
        try (Lake lake = Lake.open(LakeOptions.warehouse(directory).existing())) {
            assertThat(lake.exists(TableName.parse("ads.events"))).isFalse();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void warehouse_thatNamesNoPlace_isRefused() throws IOException {
        for (String text : List.of("", "//tmp/lake", "//")) {
            assertThatThrownBy(() -> LakeOptions.warehouse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + text + "'")
                    .hasMessageContaining("'file:/data/lake'");
        }
        for (String text : List.of("file:lake", "file://tmp/lake")) {
            assertThatThrownBy(() -> Lake.open(LakeOptions.warehouse(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Cannot open warehouse '" + text + "'");
        }
        URI zip = URI.create("jar:" + directory.resolve("a.zip").toUri());
        try (FileSystem archive = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            assertThatThrownBy(() -> LakeOptions.warehouse(archive.getPath("/lake")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Name a directory of the local file system");
        }
    }

    @Test
    void directory_ofAWarehouseElsewhere_isEmpty() {
        assertThat(LakeOptions.warehouse("s3://bucket/lake").directory()).isEmpty();
        assertThat(LakeOptions.warehouse("lake").metastore("rest").directory()).isEmpty();
        assertThat(LakeOptions.warehouse("lake").setting("metastore", "rest").directory())
                .isEmpty();
        assertThat(LakeOptions.warehouse("lake").directory())
                .hasValue(Path.of("").toAbsolutePath().resolve("lake"));
    }

    @Test
    void read_directoryThatCannotBeWritten_works() throws Exception {
        Row row = Row.of(KIND, "click").with(AD, 7L);
        write(LakeOptions.warehouse(directory), row);
        FaultyFileIO files = FaultyFileIO.local();
        for (Operation operation : List.of(Operation.WRITE, Operation.RENAME, Operation.DELETE)) {
            files.failFrom(operation, 1);
        }
        List<File> closed = List.of(directory.toFile(), directory.resolve("ads.db").toFile());
        closed.forEach(file -> assertThat(file.setWritable(false)).isTrue());
        try (Catalog catalog = Catalogs.open("file:" + directory, files);
                Lake lake = Lake.open(catalog)) {
            assertThat(lake.open(EVENTS).reader().toList()).containsExactly(row);
            assertThat(lake.plan(EVENTS).isEmpty()).isTrue();
            assertThat(read(LakeOptions.warehouse(directory).existing())).containsExactly(row);
        } finally {
            closed.forEach(file -> assertThat(file.setWritable(true)).isTrue());
        }
    }
}
