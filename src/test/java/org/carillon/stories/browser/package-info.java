/// What people do with Carillon's pages, told in a real Chromium at the width of a desk and of a phone. The house is
/// the demo of `quarkus:dev`, so the stories also show that it lives.
@NullMarked
package org.carillon.stories.browser;

import org.jspecify.annotations.NullMarked;
