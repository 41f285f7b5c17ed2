package io.lakekit.fault;

import io.lakekit.fault.FaultyFileIO.Operation;

/**
 * A fault of a {@link FaultyFileIO} that struck.
 *
 * @param kind the effect of the fault
 * @param operation the operation that it struck
 * @param nth the number of such operations since the fault was armed, this one included
 * @param path the file or directory; of a rename the new name
 */
public record InjectedFault(Kind kind, Operation operation, int nth, String path) {

    /** The effects of faults. */
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

    /** The fault as {@code WRITE 2 of 'path' fails}. */
    @Override
    public String toString() {
        return operation + " " + nth + " of '" + path + "' " + kind.words;
    }
}
