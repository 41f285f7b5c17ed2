package io.lakekit.junit;

import io.lakekit.junit.FaultyFileIO.Operation;

/**
 * A fault of a {@link FaultyFileIO} that struck.
 *
 * @param kind what it did
 * @param operation what was asked of the file system
 * @param nth how many such operations there had been since the fault was armed, this one included
 * @param path the file or directory, of a rename the new name
 */
public record InjectedFault(Kind kind, Operation operation, int nth, String path) {

    /** What a fault does. */
    public enum Kind {
        /** The operation fails with an {@link InjectedFaultException}. */
        FAIL("fails"),
        /** A file is cut short. */
        TEAR("is torn"),
        /** The operation waits. */
        DELAY("is delayed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** {@code WRITE 2 of 'path' fails}. */
    @Override
    public String toString() {
        return operation + " " + nth + " of '" + path + "' " + kind.words;
    }
}
