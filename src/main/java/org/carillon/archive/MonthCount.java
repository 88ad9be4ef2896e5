package org.carillon.archive;

/// How many posts were sent in a month.
///
/// @param month such as `2026-08`, in UTC
public record MonthCount(String month, int posts) {}
