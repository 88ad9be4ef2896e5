package org.carillon.spool;

import java.util.OptionalLong;
import org.carillon.mail.Envelope;

/// A letter at the door of the house, for all its recipients.
///
/// @param trace the fields that we have put above it, with their line ends; kept beside the bytes
/// @param provenance what was found out about its sender, as `trust` writes it; may be empty
/// @param submitter the person who signed in to send it; empty for a letter from the world
public record Incoming(Envelope envelope, byte[] raw, String trace, String provenance, OptionalLong submitter) {}
