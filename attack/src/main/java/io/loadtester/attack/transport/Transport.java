package io.loadtester.attack.transport;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.util.List;
import java.util.stream.Stream;

/** A way to the network, best first. */
public enum Transport {
    IO_URING("io_uring", IoUringSocketChannel.class, IoUringServerSocketChannel.class),
    EPOLL("epoll", EpollSocketChannel.class, EpollServerSocketChannel.class),
    NIO("nio", NioSocketChannel.class, NioServerSocketChannel.class);

    /** Room for the completions of thousands of connections at once; half a megabyte a loop. */
    private static final int RING_SIZE = 4096;

    private final String word;
    private final Class<? extends Channel> channel;
    private final Class<? extends ServerChannel> serverChannel;

    Transport(String word, Class<? extends Channel> channel, Class<? extends ServerChannel> serverChannel) {
        this.word = word;
        this.channel = channel;
        this.serverChannel = serverChannel;
    }

    /** Those that work on this machine, best first; never empty. */
    public static List<Transport> available() {
        return Stream.of(values()).filter(Transport::isAvailable).toList();
    }

    public boolean isAvailable() {
        return switch (this) {
            case IO_URING -> IoUring.isAvailable();
            case EPOLL -> Epoll.isAvailable();
            case NIO -> true;
        };
    }

    /** What its event loops do their input and output with. */
    public IoHandlerFactory ioHandlers() {
        return switch (this) {
            case IO_URING -> IoUringIoHandler.newFactory(new IoUringIoHandlerConfig().setRingSize(RING_SIZE));
            case EPOLL -> EpollIoHandler.newFactory();
            case NIO -> NioIoHandler.newFactory();
        };
    }

    /** Whether its wake-ups are late by the thread's timer slack; those of io_uring are not. */
    public boolean hasTimerSlack() {
        return this != IO_URING;
    }

    public Class<? extends Channel> channel() {
        return channel;
    }

    public Class<? extends ServerChannel> serverChannel() {
        return serverChannel;
    }

    /** {@code io_uring}, {@code epoll} or {@code nio}. */
    public String word() {
        return word;
    }
}
