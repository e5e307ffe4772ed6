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

/** An HTTP server on an ephemeral port of the loopback interface, which answers every request until it is closed. */
public final class LoopbackTarget implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final Channel listener;

    private LoopbackTarget(Channel listener) {
        this.listener = listener;
    }

    /** @param loop a loop of the transport; the caller shuts it down */
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

    /** Accepts no more connections. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
