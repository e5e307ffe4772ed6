package io.loadtester.attack.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.SSL;
import io.netty.pkitesting.X509Bundle;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;

/** A server that answers 200 over TLS and records how its clients connected. */
// Its clients notice missing answers.
@SuppressWarnings("FutureReturnValueIgnored")
final class TlsServer implements AutoCloseable {

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel listener;

    /** Server names that clients asked for, {@code -} for none, and the clients' own names. */
    final List<String> names = new CopyOnWriteArrayList<>();

    final List<String> clients = new CopyOnWriteArrayList<>();

    /** Number of handshakes in which the server sent its certificate, which resumed sessions do without. */
    final AtomicInteger fullHandshakes = new AtomicInteger();

    TlsServer(X509Bundle bundle, ClientAuth auth, String... protocols) throws Exception {
        this(bundle, builder -> builder.trustManager(bundle.getRootCertificate())
                .clientAuth(auth)
                .protocols(protocols.length == 0 ? new String[] {"TLSv1.3", "TLSv1.2"} : protocols));
    }

    /** A server that requires client certificates. */
    TlsServer(X509Bundle bundle, TrustManager clients) throws Exception {
        this(bundle, builder -> builder.trustManager(clients).clientAuth(ClientAuth.REQUIRE));
    }

    /** A server on OpenSSL, so that clients can ask for names that the JDK considers invalid. */
    static TlsServer ofOddNames(X509Bundle bundle) throws Exception {
        return new TlsServer(bundle, builder -> builder.sslProvider(SslProvider.OPENSSL));
    }

    private TlsServer(X509Bundle bundle, UnaryOperator<SslContextBuilder> settings) throws Exception {
        SslContext context = settings.apply(
                        SslContextBuilder.forServer(new CountingKey(bundle)).sslProvider(SslProvider.JDK))
                .build();
        listener = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(context.newHandler(channel.alloc()), new Answer());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Answer extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
            SSLSession session = ctx.pipeline().get(SslHandler.class).engine().getSession();
            names.add(name(ctx.pipeline().get(SslHandler.class).engine()));
            try {
                clients.add(session.getPeerPrincipal().getName());
            } catch (SSLPeerUnverifiedException e) {
                clients.add("-");
            }
            ctx.writeAndFlush(
                    Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", StandardCharsets.US_ASCII));
        }

        private String name(SSLEngine engine) {
            if (engine instanceof ReferenceCountedOpenSslEngine openSsl) {
                return String.valueOf(SSL.getSniHostname(openSsl.sslPointer()));
            }
            List<SNIServerName> asked = ((ExtendedSSLSession) engine.getSession()).getRequestedServerNames();
            return asked.isEmpty() ? "-" : new String(asked.get(0).getEncoded(), StandardCharsets.US_ASCII);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }

    private final class CountingKey extends X509ExtendedKeyManager {
        private final X509Bundle bundle;

        CountingKey(X509Bundle bundle) {
            this.bundle = bundle;
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            return keyType.startsWith("EC") ? "server" : null;
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            fullHandshakes.incrementAndGet();
            return bundle.getKeyPair().getPrivate();
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return bundle.getCertificatePath();
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[] {"server"};
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return "server";
        }
    }
}
