package org.carillon.lists;

/// A list cannot be made or changed like that; the text is a sentence for the person who asked, without control
/// characters.
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public SettingException(String sentence) {
        super(sentence.replaceAll("\\p{Cntrl}", "?"));
    }

    /// Never null: there is no other constructor.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
