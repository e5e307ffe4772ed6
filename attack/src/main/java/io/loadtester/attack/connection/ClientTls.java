package io.loadtester.attack.connection;

import io.loadtester.attack.http.Origin;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import javax.net.ssl.SSLException;

/** An attack's side of TLS, by OpenSSL where it is there, else by the JDK. Thread-safe. */
public final class ClientTls {

    /** As servers name it in ALPN. */
    static final String HTTP_2 = ApplicationProtocolNames.HTTP_2;

    private final SslContext context;

    private ClientTls(SslContext context) {
        this.context = context;
    }

    /**
     * TLS for all connections of an attack.
     *
     * @param insecure whether certificates and host names go unchecked
     * @param http2 whether HTTP/2 is offered to servers, beside HTTP/1.1
     */
    public static ClientTls create(boolean insecure, boolean http2) {
        return create(insecure, http2, OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK);
    }

    static ClientTls create(boolean insecure, boolean http2, SslProvider provider) {
        SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(provider);
        if (http2) {
            builder.applicationProtocolConfig(new ApplicationProtocolConfig(
                    ApplicationProtocolConfig.Protocol.ALPN,
                    ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                    ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                    HTTP_2,
                    ApplicationProtocolNames.HTTP_1_1));
        }
        if (insecure) {
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null);
        }
        try {
            return new ClientTls(builder.build());
        } catch (SSLException e) {
            throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** @param timeoutMillis for the handshake; 0 for none */
    SslHandler handler(ByteBufAllocator allocator, Origin origin, int timeoutMillis) {
        SslHandler handler = context.newHandler(allocator, origin.host(), origin.port());
        handler.setHandshakeTimeoutMillis(timeoutMillis);
        return handler;
    }
}
