package io.lakekit.catalog;

import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.diagnostic.Diagnostics;
import java.util.Optional;

/**
 * The design of a live table, as {@link Lake#importTable} reads it.
 *
 * @param name the table's name
 * @param design the design; empty if no valid design describes the table
 * @param findings what is wrong with the table today. Errors say why there is no design; warnings
 *     are accepted by the design, with a reason that says so; advice says what would differ if the
 *     table were created anew
 */
public record ImportedTable(TableName name, Optional<TableDesign> design, Diagnostics findings) {}
