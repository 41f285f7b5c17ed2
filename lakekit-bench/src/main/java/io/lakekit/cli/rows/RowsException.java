package io.lakekit.cli.rows;

import java.nio.file.Path;

/** A file of rows cannot be read, or the table cannot take one of them. */
public final class RowsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RowsException(Path file, int line, String fact) {
        super(file + ":" + line + ": " + fact);
    }
}
