/// Who a letter is really from: so far the signatures under our own letters (DKIM), made so that everybody else can
/// tell.
///
/// Gives: [Signatories], who sign for our domains; [LetterSigner], the signatures under the copies of one letter;
/// [NativeCryptography], which makes TLS and signatures fast. And in rooms of its own: what the domain of a
/// sender says about the host it comes from (`spf`), and what can be told of that host itself (`host`). Hides:
/// canonical forms and providers of cryptography.
/// Start reading at [Signatories], then [LetterSigner]. May import
/// `mail`, `store`, `dns`, `domains`.
@NullMarked
package org.carillon.trust;

import org.jspecify.annotations.NullMarked;
