package org.carillon.trust.refusals;

/// A refusal as it stands in the table.
public record RefusalRow(long id, Refusal refusal) {}
