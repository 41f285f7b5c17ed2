package io.lakekit.internal.paimon.commit;

import org.apache.paimon.table.CatalogEnvironment;

/** What a table knows of its catalog, to be changed in parts. */
abstract class CatalogCopy extends CatalogEnvironment {

    private static final long serialVersionUID = 1L;

    CatalogCopy(CatalogEnvironment catalog) {
        super(
                catalog.identifier(),
                catalog.uuid(),
                catalog.catalogLoader(),
                catalog.lockFactory(),
                catalog.lockContext(),
                catalog.supportsVersionManagement());
    }
}
