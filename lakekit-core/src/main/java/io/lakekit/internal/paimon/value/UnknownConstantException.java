package io.lakekit.internal.paimon.value;

/** A stored row has the name of a constant that its enum lacks. */
final class UnknownConstantException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final String constant;

    UnknownConstantException(String type, String constant, String column) {
        super(
                "Stored value '"
                        + constant
                        + "'"
                        + (column.isEmpty() ? "" : " of column '" + column + "'")
                        + " is not a constant of "
                        + type
                        + ". Rows are stored by the names of constants: give a constant that was"
                        + " renamed its old name again, add one that is missing, or drop the rows");
        this.type = type;
        this.constant = constant;
    }

    /** A copy of this exception that names the column. */
    UnknownConstantException in(String column) {
        return new UnknownConstantException(type, constant, column);
    }
}
