/// Address → what lives there. Asked at RCPT, so that strangers' mistakes are refused at once, and again by the
/// pipeline.
///
/// Start reading at [Directory]. May import `mail`, `domains`, `people`, `lists`.
@NullMarked
package org.carillon.directory;

import org.jspecify.annotations.NullMarked;
