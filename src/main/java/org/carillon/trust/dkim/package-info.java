/// Signatures of domains under letters (DKIM: RFC 6376, 8301, 8463), ours and those of others, and
/// the chains of those who passed a letter on (ARC: RFC 8617).
///
/// Gives: [DkimVerifier] and [ArcVerifier], pure but for the questions they ask the DNS;
/// [Signatories], who sign for our domains; [LetterSigner], the signatures under the copies of one
/// letter; [NativeCryptography], which makes TLS and signatures fast. Hides: canonical forms, of
/// which there is one each for both sides, and providers of cryptography. Start reading at
/// [DkimVerifier], then [SignedHeader]; to sign, at [LetterSigner]. May import `mail`, `store`,
/// `dns`, `domains`.
@NullMarked
package org.carillon.trust.dkim;

import org.jspecify.annotations.NullMarked;
