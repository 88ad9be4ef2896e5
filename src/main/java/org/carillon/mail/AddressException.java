package org.carillon.mail;

/// A text that is no mail address, with a sentence a person can act on. The sentence never holds control
/// characters.
public final class AddressException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public AddressException(String sentence) {
        super(sentence);
    }

    /// Never null: there is no other constructor.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
