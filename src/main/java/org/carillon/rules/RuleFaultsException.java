package org.carillon.rules;

import java.util.List;
import org.carillon.sort.Fault;

/// A text that cannot be put in force; the rules before it stay.
public final class RuleFaultsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public RuleFaultsException(List<Fault> faults) {
        super("Line " + faults.getFirst().line() + ": " + faults.getFirst().why());
        this.faults = List.copyOf(faults);
    }

    /// At least one.
    public List<Fault> faults() {
        return faults;
    }
}
