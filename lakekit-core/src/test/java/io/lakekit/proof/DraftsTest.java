package io.lakekit.proof;

import io.lakekit.design.TableDesign;
import io.lakekit.paimon.UncheckedSchemas;
import io.lakekit.rules.ShownDamage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.table.FileStoreTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What lakekit accepts, Paimon creates, and it holds the truth; what Paimon refuses, lakekit
 * refuses; and what lakekit refuses although Paimon takes it, it refuses for a damage that a test
 * shows. {@code -Dlakekit.drafts=N} and {@code -Dlakekit.seed=S} choose the drafts.
 */
@Tag("slow")
class DraftsTest {

    private static final long SEED = Long.getLong("lakekit.seed", 1);
    private static final int ON_TABLES = Integer.getInteger("lakekit.drafts", 15);
    private static final int IN_MEMORY = 10 * ON_TABLES;

    @TempDir Path warehouse;

    @Test
    void tables_ofAcceptedDrafts_holdTheTruth() throws Exception {
        Tally tally = new Tally(ShownDamage.accountedFor());
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            catalog.createDatabase("ads", true);
            for (int number = 0; number < ON_TABLES; number++) {
                Draft draft = Drafts.of(SEED, number);
                tally.add(draft, onTable(catalog, draft));
            }
        }
        tally.check(ON_TABLES + " drafts of seed " + SEED + " on tables");
    }

    @Test
    void memory_ofAcceptedDrafts_holdsTheTruth() throws IOException {
        Tally tally = new Tally(ShownDamage.accountedFor());
        for (int number = 0; number < IN_MEMORY; number++) {
            Draft draft = Drafts.of(SEED, ON_TABLES + number);
            tally.add(draft, inMemory(draft));
        }
        tally.check(IN_MEMORY + " drafts of seed " + SEED + " in memory");
    }

    private static Outcome inMemory(Draft draft) {
        TableDesign design = draft.design();
        return Outcome.of(
                draft,
                () -> UncheckedSchemas.validate(design),
                () -> new MemoryDriver(design, UncheckedSchemas.memory(design)));
    }

    private static Outcome onTable(Catalog catalog, Draft draft) {
        Identifier name =
                Identifier.create(draft.design().name().database(), draft.design().name().table());
        return Outcome.of(
                draft,
                () -> create(catalog, name, draft.design()),
                () -> new UncheckedDriver(draft.design(), table(catalog, name)));
    }

    private static void create(Catalog catalog, Identifier name, TableDesign design) {
        try {
            catalog.createTable(name, UncheckedSchemas.of(design), false);
            catalog.getTable(name);
        } catch (Catalog.TableAlreadyExistException
                | Catalog.DatabaseNotExistException
                | Catalog.TableNotExistException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileStoreTable table(Catalog catalog, Identifier name) {
        try {
            return (FileStoreTable) catalog.getTable(name);
        } catch (Catalog.TableNotExistException e) {
            throw new IllegalStateException(e);
        }
    }
}
