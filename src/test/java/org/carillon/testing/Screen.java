package org.carillon.testing;

import com.microsoft.playwright.Browser;

/// The screens on which pages are looked at, in CSS pixels.
public enum Screen {
    DESKTOP(1280, 800, false),
    PHONE(375, 812, true);

    /// The narrowest screen on which nothing may have to be pushed sideways (WCAG 2.2, 1.4.10).
    static final int NARROWEST = 320;

    final int width;
    final int height;
    private final boolean touch;

    Screen(int width, int height, boolean touch) {
        this.width = width;
        this.height = height;
        this.touch = touch;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setLocale("en-GB");
    }
}
