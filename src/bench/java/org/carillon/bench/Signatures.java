package org.carillon.bench;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// How many signatures this machine makes in a second, with the native library and with the JDK: what a post with a
/// signature for each member has to be compared with. `src/bench/run sign`, after `./mvnw package -DskipTests`.
public final class Signatures {
    private static final long SECONDS = Integer.getInteger("seconds", 3);

    /// Octets of canonical header fields of one copy.
    private static final byte[] FIELDS = new byte[1500];

    private Signatures() {}

    public static void main(String[] arguments) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        for (Provider provider : providers()) {
            for (String[] kind : new String[][] {{"RSA", "SHA256withRSA"}, {"Ed25519", "Ed25519"}}) {
                for (int threads : new int[] {1, cores}) {
                    measure(provider, kind, 1, threads);
                    double rate = measure(provider, kind, SECONDS, threads);
                    System.out.printf(
                            "%-28s %-8s %d threads: %,9.0f signatures/s%n", provider.getName(), kind[0], threads, rate);
                }
            }
        }
    }

    private static List<Provider> providers() {
        var all = new ArrayList<Provider>();
        Tools.fastCryptography().ifPresent(all::add);
        all.add(Security.getProvider("SunRsaSign"));
        return all;
    }

    private static double measure(Provider provider, String[] kind, long seconds, int threads) throws Exception {
        Provider able = provider.getService("Signature", kind[1]) == null ? Security.getProvider("SunEC") : provider;
        var generator = KeyPairGenerator.getInstance(kind[0]);
        if (kind[0].equals("RSA")) generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Callable<Long> work = () -> signed(Signature.getInstance(kind[1], able), pair.getPrivate(), until);
        long sum = 0;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var done : pool.invokeAll(java.util.Collections.nCopies(threads, work))) sum += done.get();
        }
        return (double) sum / seconds;
    }

    private static long signed(Signature signature, PrivateKey key, long until) throws GeneralSecurityException {
        long count = 0;
        for (; System.nanoTime() < until; count++) {
            signature.initSign(key);
            signature.update(FIELDS);
            signature.sign();
        }
        return count;
    }
}
