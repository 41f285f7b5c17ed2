package io.lakekit.internal.paimon.schema;

/** The reason of a failure in Paimon's words, for a finding of one line. */
public final class RootCause {

    private RootCause() {}

    /** The message of the failure's root cause, with line breaks turned into spaces. */
    public static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
