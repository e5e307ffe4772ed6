package io.loadtester.attack;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.socksx.v5.DefaultSocks5CommandResponse;
import io.netty.handler.codec.socksx.v5.DefaultSocks5InitialResponse;
import io.netty.handler.codec.socksx.v5.DefaultSocks5PasswordAuthResponse;
import io.netty.handler.codec.socksx.v5.Socks5AddressType;
import io.netty.handler.codec.socksx.v5.Socks5AuthMethod;
import io.netty.handler.codec.socksx.v5.Socks5CommandRequest;
import io.netty.handler.codec.socksx.v5.Socks5CommandRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5CommandStatus;
import io.netty.handler.codec.socksx.v5.Socks5InitialRequest;
import io.netty.handler.codec.socksx.v5.Socks5InitialRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5Message;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthRequest;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthStatus;
import io.netty.handler.codec.socksx.v5.Socks5ServerEncoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A SOCKS5 proxy that relays bytes to ports of this machine for every host it knows. */
// Its clients notice failures.
@SuppressWarnings("FutureReturnValueIgnored")
final class SocksProxy implements AutoCloseable {

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Set<String> hosts;
    private final String userInfo;
    private final Channel listener;

    /** Connections it was asked for: type of address, address and port. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /**
     * Starts a proxy.
     *
     * @param userInfo the required {@code name:password}; empty for none
     * @param hosts names and addresses that it knows, all of them this machine
     */
    SocksProxy(String userInfo, String... hosts) {
        this.userInfo = userInfo;
        this.hosts = Set.of(hosts);
        this.listener = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        Socks5ServerEncoder.DEFAULT,
                                        new Socks5InitialRequestDecoder(),
                                        new Negotiation());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    String address() {
        return "127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Negotiation extends SimpleChannelInboundHandler<Socks5Message> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Socks5Message message) {
            if (message instanceof Socks5InitialRequest request) {
                greet(ctx, request);
            } else if (message instanceof Socks5PasswordAuthRequest request) {
                boolean known = userInfo.equals(request.username() + ":" + request.password());
                ctx.pipeline().addFirst(new Socks5CommandRequestDecoder());
                ctx.writeAndFlush(new DefaultSocks5PasswordAuthResponse(
                        known ? Socks5PasswordAuthStatus.SUCCESS : Socks5PasswordAuthStatus.FAILURE));
            } else if (message instanceof Socks5CommandRequest request) {
                connect(ctx, request);
            }
        }

        private void greet(ChannelHandlerContext ctx, Socks5InitialRequest request) {
            Socks5AuthMethod method = userInfo.isEmpty() ? Socks5AuthMethod.NO_AUTH : Socks5AuthMethod.PASSWORD;
            ctx.pipeline()
                    .addFirst(
                            userInfo.isEmpty()
                                    ? new Socks5CommandRequestDecoder()
                                    : new Socks5PasswordAuthRequestDecoder());
            ctx.writeAndFlush(new DefaultSocks5InitialResponse(
                    request.authMethods().contains(method) ? method : Socks5AuthMethod.UNACCEPTED));
        }

        private void connect(ChannelHandlerContext ctx, Socks5CommandRequest request) {
            asked.add(request.dstAddrType() + " " + request.dstAddr() + " " + request.dstPort());
            if (!hosts.contains(request.dstAddr())) {
                answer(ctx, Socks5CommandStatus.HOST_UNREACHABLE);
                return;
            }
            new Bootstrap()
                    .group(ctx.channel().eventLoop())
                    .channel(NioSocketChannel.class)
                    .handler(new Relay(ctx.channel()))
                    .connect(InetAddress.getLoopbackAddress(), request.dstPort())
                    .addListener((ChannelFuture connect) -> {
                        if (connect.isSuccess()) {
                            ctx.pipeline().addLast(new Relay(connect.channel()));
                        }
                        answer(
                                ctx,
                                connect.isSuccess()
                                        ? Socks5CommandStatus.SUCCESS
                                        : Socks5CommandStatus.CONNECTION_REFUSED);
                    });
        }

        private static void answer(ChannelHandlerContext ctx, Socks5CommandStatus status) {
            ctx.writeAndFlush(new DefaultSocks5CommandResponse(status, Socks5AddressType.IPv4));
        }
    }

    private static final class Relay extends ChannelInboundHandlerAdapter {
        private final Channel other;

        Relay(Channel other) {
            this.other = other;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object bytes) {
            other.writeAndFlush(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
