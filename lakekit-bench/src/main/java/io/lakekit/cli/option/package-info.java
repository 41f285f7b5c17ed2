/** The options and arguments that several commands share, and what is asked of their values. */
@NullMarked
package io.lakekit.cli.option;

import org.jspecify.annotations.NullMarked;
