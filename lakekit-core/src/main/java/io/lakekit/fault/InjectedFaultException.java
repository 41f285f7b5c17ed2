package io.lakekit.fault;

import java.io.IOException;

/** The failure of an operation that a {@link FaultyFileIO} was told to fail or to tear. */
public final class InjectedFaultException extends IOException {

    private static final long serialVersionUID = 1L;

    private final InjectedFault fault;

    InjectedFaultException(InjectedFault fault) {
        super("Injected fault: " + fault);
        this.fault = fault;
    }

    /** The fault that struck. */
    public InjectedFault fault() {
        return fault;
    }
}
