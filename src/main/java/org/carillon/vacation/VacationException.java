package org.carillon.vacation;

import java.util.List;
import java.util.stream.Collectors;

/// An away message that cannot be kept as it is; what held before goes on.
public final class VacationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// @param field the name of the input: text, subject, from, until, zone, every or addresses
    /// @param why a sentence that says what to do
    public record Fault(String field, String why) implements java.io.Serializable {}

    private final transient List<Fault> faults;

    public VacationException(List<Fault> faults) {
        super(faults.stream().map(Fault::why).collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    /// At least one, at most one for each field.
    public List<Fault> faults() {
        return faults;
    }
}
