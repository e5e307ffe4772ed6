package io.loadtester.attack.net;

import io.loadtester.common.test.TlsOptions;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that an attack presents to every server that asks for one, whichever issuers the server accepts, as
 * curl does: a server that rejects it says why, while one that got none only says that a certificate is missing.
 */
final class ClientCertificate extends X509ExtendedKeyManager {

    /** Algorithms that BoringSSL signs with by default. */
    private static final Set<String> KEYS_OF_OPENSSL = Set.of("RSA", "EC");

    private static final String ALIAS = "client";

    private final X509Certificate[] chain;
    private final PrivateKey key;

    private ClientCertificate(X509Certificate[] chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * Reads the certificate and key of the options.
     *
     * @return null if there is no certificate
     * @throws IllegalArgumentException if the certificate or its key cannot be used; names the option
     */
    static @Nullable ClientCertificate of(TlsOptions options) {
        if (options.cert().isEmpty()) {
            return null;
        }
        X509Certificate[] chain = Pem.certificates("cert", options.cert()).toArray(X509Certificate[]::new);
        return new ClientCertificate(chain, ClientKey.read(options.key(), chain[0]));
    }

    /** Whether OpenSSL would present it; certificates with Ed25519 and Ed448 keys it silently ignores. */
    boolean isForOpenSsl() {
        return KEYS_OF_OPENSSL.contains(key.getAlgorithm());
    }

    @Override
    public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        String algorithm = key.getAlgorithm();
        // OpenSSL also passes "EC_EC" and "EC_RSA", in which the second half is the issuer's algorithm.
        boolean asked =
                Stream.of(keyTypes).anyMatch(type -> type.equals(algorithm) || type.startsWith(algorithm + "_"));
        return asked ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
