package io.lakekit.catalog;

import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.diagnostic.Diagnostics;
import java.util.Optional;

/**
 * A live table as a design.
 *
 * @param name its name
 * @param design the design; none if the table is not a valid one
 * @param findings what is wrong with the table today: errors say why there is no design, warnings
 *     are accepted by it, advice says what creating it anew would make otherwise
 */
public record ImportedTable(TableName name, Optional<TableDesign> design, Diagnostics findings) {}
