package org.carillon.delivery;

/// What the attempts for one letter share.
///
/// @param origin see [Outgoing]
/// @param returnPath that of the recipe, perhaps with holes for tags
record Letter(long outgoingId, long messageId, String origin, String returnPath, String subject, Copies copies) {
    /// Of a person, who must be told when it cannot be delivered.
    boolean ofPerson() {
        return origin.equals(Outgoing.PERSON) || local();
    }

    /// For a folder of somebody here.
    boolean local() {
        return origin.equals(Outgoing.FOLDER);
    }
}
