package io.lakekit.internal.paimon.schema;

/** What Paimon says against something, for a finding of one line. */
public final class Reason {

    private Reason() {}

    /** The message of the failure that began it, its line breaks made spaces. */
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
