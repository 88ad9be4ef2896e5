/// Whether a domain lets a host send in its name: the Sender Policy Framework (RFC 7208).
///
/// Gives: [Spf], which asks for one client, and [SpfResult], its answer with a sentence for people. Hides: records,
/// macros and limits. Pure but for the questions to `dns`. Start reading at [Spf], then [Evaluation]. May import
/// `mail`, `dns`.
@NullMarked
package org.carillon.trust.spf;

import org.jspecify.annotations.NullMarked;
