/**
 * The runnable jar: its commands, each handing on to a package that does the work, and what they
 * print for programs. Nothing imports this package. Start at {@link io.lakekit.cli.Lakekit}.
 */
@NullMarked
package io.lakekit.cli;

import org.jspecify.annotations.NullMarked;
