/// Who a letter is really from: so far the signatures under our own letters (DKIM), made so that everybody else can
/// tell, and what the DNS says about those who bring us letters.
///
/// Gives: [Signatories], who sign for our domains; [LetterSigner], the signatures under the copies of one letter;
/// [NativeCryptography], which makes TLS and signatures fast. Below it: `spf`, what the domain of a sender says about
/// the host that sends; `host`, what can be told of that host itself. Hides: canonical forms and providers of
/// cryptography. Start reading at [Signatories], then [LetterSigner]. May import `mail`, `store`, `dns`, `domains`.
@NullMarked
package org.carillon.trust;

import org.jspecify.annotations.NullMarked;
