package org.carillon.listener;

/// What all sessions of one door share.
///
/// @param door its name in logs and metrics, such as `mx`
/// @param hostname our name in greetings and Received fields
record Premises(
        String door, String hostname, Limits limits, Inside inside, Instruments instruments, DataMemory memory) {}
