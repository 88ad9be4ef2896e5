package org.carillon.web;

/// The settings of a list in the order in which its page shows them.
enum SettingGroup {
    ABOUT("About the list and joining"),
    POSTING("Posting"),
    PRIVACY("Archive and privacy"),
    DELIVERY("Delivery"),
    LETTERS("Letters of the list");

    private final String title;

    SettingGroup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
