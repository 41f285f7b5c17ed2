package io.lakekit.change;

import io.lakekit.schema.Column;
import java.util.Objects;

/**
 * A column of a live table that has another name in the design. Nothing else tells a renamed column
 * from one that was dropped and one that was added, so it is declared, never guessed.
 *
 * @param from its name in the live table
 * @param to the column of the design
 */
public record Rename(String from, Column<?> to) {

    /** Both must be there. */
    public Rename {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
