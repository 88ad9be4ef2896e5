package org.carillon.delivery;

import org.carillon.mail.Address;
import org.carillon.mail.MailTerms;
import org.jspecify.annotations.Nullable;

/// A letter that came to its end without a copy of ours, such as one to a list.
///
/// @param sender who may have asked to hear of it; null is nobody
public record Arrived(
        long messageId, String subject, @Nullable Address sender, Address recipient, MailTerms terms) {}
