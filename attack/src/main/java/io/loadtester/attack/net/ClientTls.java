package io.loadtester.attack.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loadtester.common.test.TlsOptions;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.handler.ssl.util.KeyManagerFactoryWrapper;
import io.netty.util.NetUtil;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * An attack's side of TLS: by OpenSSL if it is available and can present the client certificate, else by the JDK.
 * Thread-safe.
 */
public final class ClientTls {

    private final SslContext context;
    private final boolean resumes;
    private final AtomicInteger strangers = new AtomicInteger();

    private ClientTls(SslContext context, boolean resumes) {
        this.context = context;
        this.resumes = resumes;
    }

    /**
     * Sets up TLS for all connections of an attack.
     *
     * @param offered protocols to offer in ALPN, best first; empty to do without ALPN
     * @throws IllegalArgumentException if a certificate or key cannot be used; names the option
     */
    public static ClientTls create(TlsOptions options, List<String> offered) {
        return create(options, offered, OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK);
    }

    /** @param preferred the provider to use unless only the JDK can present the certificate */
    static ClientTls create(TlsOptions options, List<String> offered, SslProvider preferred) {
        ClientCertificate certificate = ClientCertificate.of(options);
        SslProvider provider = certificate == null || certificate.isForOpenSsl() ? preferred : SslProvider.JDK;
        SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(provider);
        ServerTrust trust = ServerTrust.in(
                options.rootCerts().isEmpty() ? List.of() : Pem.certificates("rootCerts", options.rootCerts()));
        builder.trustManager(trust);
        if (options.insecure()) {
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null);
        }
        if (certificate != null && provider == SslProvider.JDK) {
            builder.keyManager(certificate);
        } else if (certificate != null) {
            // Without this cache the key would be parsed again for every connection.
            builder.keyManager(new OpenSslCachingX509KeyManagerFactory(new KeyManagerFactoryWrapper(certificate)));
        }
        if (!offered.isEmpty()) {
            builder.applicationProtocolConfig(new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    offered));
        }
        try {
            SslContext context = builder.build();
            rememberSessions(context, options.sessionTickets());
            return new ClientTls(context, options.sessionTickets());
        } catch (SSLException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static void rememberSessions(SslContext context, boolean resumes) {
        if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
            sessions.setSessionCacheEnabled(resumes);
            if (resumes) {
                // No keys, because those are the servers'; but TLS 1.2 tickets are only requested after this call.
                sessions.setTicketKeys();
            }
        } else if (!resumes) {
            context.sessionContext().setSessionCacheSize(1);
        }
    }

    /** @param timeoutMillis for the handshake; 0 for no limit */
    SslHandler handler(ByteBufAllocator allocator, Origin origin, int timeoutMillis) {
        SslHandler handler = context.newHandler(allocator, origin.host(), resumes ? origin.port() : strangersPort());
        handler.setHandshakeTimeoutMillis(timeoutMillis);
        String name = nameOf(origin.host());
        if (NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name)) {
            return handler;
        }
        if (OddName.is(name)) {
            OddName.ask(handler.engine(), name);
        } else {
            // By default both providers send SNI only for host names that contain a dot.
            SSLParameters parameters = handler.engine().getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name.getBytes(US_ASCII))));
            handler.engine().setSSLParameters(parameters);
        }
        return handler;
    }

    /** A host as it is named in certificates, without a trailing dot. */
    static String nameOf(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /**
     * A different port for each connection: the JDK resumes sessions by host and port and cannot be told not to. The
     * port is used for nothing else.
     */
    private int strangersPort() {
        return 1 + (strangers.getAndIncrement() & 0xffff);
    }
}
