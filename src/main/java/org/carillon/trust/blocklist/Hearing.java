package org.carillon.trust.blocklist;

/// What block lists have said of a client by the time that there was.
///
/// @param complete false when a list had less time than it may take: then this says nothing of the client's next letter
public record Hearing(Verdict verdict, boolean complete) {}
