package org.carillon.trust.greylist;

/// @param networks that need not wait any more
public record GreylistCounts(long waiting, long passed, long networks) {}
