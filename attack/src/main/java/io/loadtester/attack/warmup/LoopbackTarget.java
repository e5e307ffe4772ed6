package io.loadtester.attack.warmup;

import io.loadtester.attack.transport.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** An HTTP server on the loopback interface with a port of its own, which answers every request while it is open. */
public final class LoopbackTarget implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final Channel listener;

    private LoopbackTarget(Channel listener) {
        this.listener = listener;
    }

    /** @param loop of the transport's, and the caller's to end */
    public static LoopbackTarget start(Transport transport, EventLoopGroup loop) {
        Channel listener = new ServerBootstrap()
                .group(loop)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new LoopbackResponder());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
        return new LoopbackTarget(listener);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort() + "/");
    }

    /** Takes no more connections. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
