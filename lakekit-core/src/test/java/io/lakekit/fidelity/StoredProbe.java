package io.lakekit.fidelity;

import io.lakekit.design.AppendTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.paimon.UncheckedSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.table.FileStoreTable;

/**
 * Writes or reads the tables that a file of the warehouse names, in a process of its own, whose
 * time zone counts: {@code write|read WAREHOUSE}. What comes back otherwise than it was written
 * goes into a file beside it.
 */
final class StoredProbe {

    private final Catalog catalog;
    private final List<String> found = new ArrayList<>();
    private final Set<String> unwritable = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    private StoredProbe(Catalog catalog) {
        this.catalog = catalog;
    }

    private void remember(List<String> written) {
        for (String line : written) {
            String[] parts = line.split(" \\| ");
            if (parts[1].equals("refuses")) {
                refused.add(parts[0] + parts[2]);
            } else {
                unwritable.add(parts[0]);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path warehouse = Path.of(arguments[1]);
        try (Catalog catalog =
                CatalogFactory.createCatalog(
                        CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri())))) {
            catalog.createDatabase("ads", true);
            StoredProbe probe = new StoredProbe(catalog);
            if (arguments[0].equals("read")) {
                probe.remember(Files.readAllLines(warehouse.resolve("write.txt")));
            }
            for (String name : Files.readAllLines(warehouse.resolve("tables.txt"))) {
                probe.play(arguments[0], StoredTable.parse(name));
            }
            Files.write(warehouse.resolve(arguments[0] + ".txt"), probe.found);
        }
    }

    /** A table that cannot be written is none that could be read wrongly. */
    private void play(String what, StoredTable stored) throws Exception {
        if (what.equals("read")) {
            if (unwritable.contains(stored.name())) {
                return;
            }
            read(stored);
            return;
        }
        try {
            write(stored);
        } catch (Exception e) {
            say(stored, "unwritable", Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private void say(StoredTable stored, String... parts) {
        found.add(
                (stored.name() + " | " + String.join(" | ", parts))
                        .replace("\n", "\\n")
                        .replace("\r", "\\r"));
    }

    private LakeTable<AppendTable> table(StoredTable table) throws Exception {
        Identifier name = Identifier.create("ads", table.name());
        catalog.createTable(name, UncheckedSchemas.of(table.design()), true);
        return LakeTable.of(table.design(), (FileStoreTable) catalog.getTable(name));
    }

    private void write(StoredTable stored) throws Exception {
        try (TableWriter<AppendTable> writer = table(stored).writer()) {
            for (Row row : stored.rows()) {
                try {
                    writer.rows().write(row);
                } catch (DiagnosticsException e) {
                    say(stored, "refuses", row.get(StoredTable.ID) + "", e.getMessage());
                }
            }
            writer.commit();
        }
    }

    private void read(StoredTable stored) throws Exception {
        LakeTable<AppendTable> table = table(stored);
        List<Row> truth =
                stored.rows().stream()
                        .filter(row -> !refused.contains(stored.name() + row.get(StoredTable.ID)))
                        .toList();
        Map<Integer, Row> read = new HashMap<>();
        for (Row row : table.reader(StoredTable.ID, stored.column()).toList()) {
            read.put(row.get(StoredTable.ID), row);
        }
        for (Row row : truth) {
            Row back = read.get(row.get(StoredTable.ID));
            Object was = row.get(stored.column());
            Object is = back == null ? "no row" : back.get(stored.column());
            if (back == null || !Objects.deepEquals(was, is)) {
                say(stored, "differs", shown(was), shown(is));
            }
        }
        if (!stored.column().type().isNested()) {
            filters(stored).forEach(filter -> filter(stored, table, truth, filter));
        }
    }

    private static String shown(Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }

    private static List<Filter> filters(StoredTable stored) {
        Column<Object> v = stored.column();
        List<Filter> filters = new ArrayList<>(List.of(v.isNull(), v.isNotNull()));
        List<?> values = StoredTypes.values(stored.type());
        boolean ordered = !stored.type().equals("boolean");
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            filters.add(v.eq(value));
            if (ordered) {
                filters.add(
                        switch (i % 4) {
                            case 0 -> v.gt(value);
                            case 1 -> v.lt(value);
                            case 2 -> v.ge(value);
                            default -> v.le(value);
                        });
            }
        }
        filters.add(v.ne(values.get(0)));
        filters.add(v.in(values.subList(0, 2)));
        return filters;
    }

    private void filter(
            StoredTable stored, LakeTable<AppendTable> table, List<Row> truth, Filter filter) {
        Set<Integer> right =
                truth.stream()
                        .filter(filter::test)
                        .map(row -> row.get(StoredTable.ID))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> read =
                table.reader(StoredTable.ID).where(filter).toList().stream()
                        .map(row -> row.get(StoredTable.ID))
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!read.equals(right)) {
            say(stored, "filters", filter.toString(), "" + right, "" + read);
        }
    }
}
